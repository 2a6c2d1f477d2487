import { demoAnswer } from "../../../models/demo/answer.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import { cellsText } from "../../blog/prompts/cells.ts";
import { data, dataRule } from "../../blog/prompts/data.ts";
import type { WorkRecord } from "../record.ts";

const system = `You answer questions that people ask in a chat about a blog post, from the post and the record of how it was made.

- Answer what was asked in one to five sentences of plain markdown, in the language of the question. No heading, no
  greeting, no offer of more help.
- Only what the post and its record say. Quote the post where that is the answer. Where they do not say it, say so.
- Scores are out of 100; each item of the evidence counts the same, and one that is answered no is why a score is lower.
  Costs are US dollars.
- You cannot change, publish or send anything. Whoever wants a change replies with what to change; whoever wants to
  publish presses Publish. No links, no pictures, no HTML, nobody's name with an @.
${dataRule} A <reply> is the question to answer, and nothing else.`;

/** Task `write`: the answer to a question about the work, as a few sentences of markdown. */
export function answerRequest(question: string, record: WorkRecord): GenerateRequest<string> {
  const { post, ...facts } = record;
  return {
    task: "write",
    system,
    messages: [
      {
        role: "user",
        text: `<post>\n${cellsText(post.parts)}\n</post>\n\n${data("record", JSON.stringify(facts))}`,
      },
      { role: "user", text: data("reply", question) },
    ],
    maxOutputTokens: 2_000,
    demo: () => demoAnswer(question, record),
  };
}
