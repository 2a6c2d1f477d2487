import type { Settings } from "../../pipelines/settings.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { codeSpan, inline, withinLine } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { readVersion, workOf } from "../versions.ts";
import type { Card } from "../vocabulary.ts";
import { noteCard } from "./note.ts";
import { publishButton } from "./publish.ts";

const titleMaxLength = 120;

/**
 * The answer to words that approve of the work or want it published: the button that publishes this version, for
 * whom the workspace lets publish. Words never publish.
 */
export function approvalCard(
  texts: Texts,
  { idea, ownerName, output }: ShownIdea,
  person: string,
  { publishers }: Pick<Settings, "publishers">,
): Card {
  const { replies } = texts;
  if (output === null) return noteCard(replies.publishNothing);
  if (output.published) return noteCard(replies.publishedAlready(output.number, codeSpan(output.publicationUrl ?? "")));
  // Whether somebody is an admin is asked when they press.
  const ownerOnly = (publishers.value ?? "owner") === "owner";
  if (ownerOnly && idea.ownerId !== person) return noteCard(replies.publishOwner(withinLine(ownerName)));
  const title = replies.publishTitle(inline(workOf(readVersion(output)).title, titleMaxLength), output.number);
  return {
    title,
    summary: title,
    parts: [
      { type: "text", markdown: replies.publish },
      { type: "buttons", buttons: [publishButton(texts, { idea: idea.id, version: output.number })] },
    ],
  };
}
