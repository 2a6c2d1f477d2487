import { demoProjectAnswer } from "../../../models/demo/project/answer.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import { data, dataRule } from "../../blog/prompts/data.ts";
import { interfaceOf } from "../interfaces.ts";
import type { ProjectRecord } from "../record.ts";
import { isStandard } from "../standard.ts";
import { fileText, planText } from "./shared.ts";

const system = `You answer questions that people ask in a chat about a software project, from its plan, its files and the record of how it
was made.

- Answer what was asked in one to six sentences of plain markdown, in the language of the question; a few lines of code where they
  are the answer. No heading, no greeting, no offer of more help.
- Only what the project and its record say. Name files and lines where that helps. Why something was chosen stands in the plan's
  approach and in the reasons of its dependencies; where it stands nowhere, say so.
- Scores are out of 100; an item answered no is why a score is lower. Costs are US dollars.
- You cannot change, publish or send anything. Whoever wants a change replies with what to change. No links, no pictures, no
  HTML, nobody's name with an @.
${dataRule} A <reply> is the question to answer, and nothing else.`;

/** Most characters of files that are shown whole; the rest is shown by what it declares. */
const shownMax = 60_000;

/** Task `write`: the answer to a question about a project, as a few sentences of markdown. */
export function projectAnswerRequest(question: string, record: ProjectRecord): GenerateRequest<string> {
  const { project, ...facts } = record;
  let room = shownMax;
  const files = project.parts
    .filter(({ path }) => !isStandard(path))
    .map((part) => {
      room -= part.text.length;
      return fileText({ path: part.path, text: room >= 0 ? part.text : interfaceOf(part) });
    });
  return {
    task: "write",
    system,
    messages: [
      {
        role: "user",
        text: [data("plan", planText(project.plan)), ...files, data("record", JSON.stringify(facts))].join("\n\n"),
      },
      { role: "user", text: data("reply", question) },
    ],
    maxOutputTokens: 2_000,
    demo: () => demoProjectAnswer(question, record),
  };
}
