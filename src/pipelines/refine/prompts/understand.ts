import { z } from "zod";
import { demoUnderstand } from "../../../models/demo/understand.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import { data, dataRule } from "../../blog/prompts/data.ts";
import { replyKinds } from "../../talk.ts";

/** What a reply asks for. */
export const understandAnswer = z.object({ kind: z.enum(replyKinds) });
export type UnderstandAnswer = z.infer<typeof understandAnswer>;

const system = `People talk in a chat thread below a piece of work that a program has made for them: a blog post or a code
project. Say what one reply is.

- "edit": asks for a change of the work, or names a fault in it: "shorter", "you forgot the bees", "add a Dockerfile".
- "question": wants to know something about the work or how it was made, and nothing changed.
- "approval": says that the work is good as it is, or that it may go out.
- "direction": wants something else made instead of this: another subject, another point, a new start.
- "chatter": is meant for other people in the thread, or asks for nothing.
When in doubt between an edit and anything else, say "edit".
${dataRule}`;

/** Task `intake`: what a reply asks for, where its words alone do not tell. `title`: the post's, where there is one. */
export function understandRequest(reply: string, title: string | null): GenerateRequest<UnderstandAnswer> {
  const about = title === null ? [] : [data("post", title)];
  return {
    task: "intake",
    system,
    messages: [{ role: "user", text: [...about, data("reply", reply)].join("\n\n") }],
    output: { name: "reply", schema: understandAnswer },
    maxOutputTokens: 1_000,
    demo: () => ({ kind: demoUnderstand(reply) }),
  };
}
