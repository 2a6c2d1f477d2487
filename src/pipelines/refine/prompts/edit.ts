import { z } from "zod";
import { reviseAnswer } from "../../blog/prompts/revise.ts";
import { tones } from "../../options.ts";

/** What an editor answers to the wishes of people: edits by cell id. What no edit names stays as it is. */
export const editAnswer = z.object({
  edits: reviseAnswer.shape.edits,
  pictures: z
    .array(
      z.object({
        op: z.enum(["replace", "insert", "delete"]).describe("insert puts a new picture after the named cell"),
        cell: z.string().describe("The picture to replace or delete; the text that a new one follows"),
        scene: z
          .string()
          .nullable()
          .describe("What the new picture shows, in English; null keeps the picture and changes only its words"),
        alt: z.string().nullable().describe("The picture for those who do not see it, in the post's language"),
        caption: z.string().nullable().describe("One line below the picture, in the post's language"),
      }),
    )
    .describe("Only where a request is about pictures, or the language changes"),
  title: z.string().nullable().describe("The new title; null where it stays"),
  description: z
    .string()
    .nullable()
    .describe("The new description for search results, at most 160 characters; null where it still fits"),
  tags: z.array(z.string()).nullable().describe("3–8 new tags; null where they still fit"),
  language: z.string().nullable().describe("BCP 47 tag of the text's new language; null where it stays"),
  tone: z.enum(tones).nullable().describe("The new tone of the whole post; null where it stays"),
  note: z
    .string()
    .describe("One sentence in the language of the requests: what was changed, or why nothing can be changed"),
});
export type EditAnswer = z.infer<typeof editAnswer>;
export type PictureEdit = EditAnswer["pictures"][number];
