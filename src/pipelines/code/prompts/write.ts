import { demoFile } from "../../../models/demo/project/file.ts";
import type { GenerateRequest, Message } from "../../../models/types.ts";
import type { Subject } from "../../blog/brief.ts";
import { data, dataRule } from "../../blog/prompts/data.ts";
import { demoFacts } from "../../blog/prompts/facts.ts";
import { interfaceOf } from "../interfaces.ts";
import type { CodePlan, File, PlannedFile } from "../project.ts";
import { fileText, sharedPlan, writersOf } from "./shared.ts";

/** What the writer of one file is given. */
export interface Writing {
  brief: Subject;
  plan: CodePlan;
  file: PlannedFile;
  /** The written files that it depends on. */
  needed: readonly File[];
  /** What was wrong with an earlier version of the whole; null the first time. */
  feedback: string | null;
  /** How many rounds failed before. */
  failedRounds: number;
}

const system = `You write one file of a small software project from its plan. Answer with the text of that file and nothing else: no
fence around it, no explanation before or after.

- The file is finished: no stubs, no placeholders, no "rest as before", nothing left to do.
- Define every planned export of the file exactly as planned; import from other files only what the plan or their shown
  interface has. Import nothing that is neither in the standard library nor among the planned dependencies.
- Check what comes from outside. Never build queries or shell commands from values, never run text as code, never turn off the
  verification of certificates, never write a key or a password into a file: read them from the environment.
- Write as people of the language write: clear names, small functions, types where the language has them, a short comment
  or docstring on what is public, comments inside only for what surprises. Errors tell the user what to do.
- Tests check results, need no network, and run with the planned command.
- A manifest names exactly the planned dependencies, and only scripts that work.
${dataRule}`;

/** The messages before the task itself: the plan, the same for every file, then what this file needs. */
function messagesFor({ brief, plan, file, needed, feedback }: Writing, task: string): Message[] {
  const { path, purpose, exports, lines } = file;
  const parts = [
    ...needed.map((each) => fileText({ path: each.path, text: interfaceOf(each) })),
    ...(feedback === null ? [] : [data("feedback", feedback)]),
    data("task", `${task}\n${JSON.stringify({ path, purpose, exports, lines }, null, 1)}`),
  ];
  return [
    { role: "user", text: sharedPlan(brief, plan) },
    { role: "user", text: parts.join("\n\n") },
  ];
}

/** Tokens that are enough for a file of this many lines. */
export const tokensForLines = (lines: number): number => Math.min(14_000, 1_000 + Math.round(lines * 18));

/** A file's writer: the text itself, without a schema around it. */
export function writeFileRequest(writing: Writing): GenerateRequest<string> {
  const { brief, plan, file, failedRounds } = writing;
  return {
    task: writersOf(plan.tier, failedRounds),
    system,
    messages: messagesFor(writing, "Write this file:"),
    maxOutputTokens: tokensForLines(file.lines),
    demo: () => demoFile(demoFacts(brief), plan, file.path),
  };
}

export { messagesFor as writingMessages };
