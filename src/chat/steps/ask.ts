import type { StepType } from "../../engine/types.ts";
import { type AskInput, type AskOutput, askInput, talk } from "../../pipelines/talk.ts";
import { askCard } from "../cards/ask.ts";
import { nonces } from "../nonces.ts";
import { conversationOf, patience, type Speaking, unlessGone } from "./speaking.ts";

/** How long a question waits before the likelier answer is taken, in milliseconds. */
const askForMs = 120_000;

/** Asks in the thread with two buttons. Without a thread to ask in, the likelier answer is taken at once. */
export function askStep(speaking: Speaking): StepType<AskInput, AskOutput> {
  return {
    type: talk.ask,
    input: askInput,
    retry: patience,
    async run(ctx, ask) {
      const conversation = await conversationOf(speaking, ctx);
      const byDefault = { format: defaultOf(ask) };
      const { thread, runId } = ctx;
      if (conversation === undefined || thread === null) return { output: byDefault };
      const { port, texts } = conversation;
      const card = askCard(texts, {
        run: runId,
        question: ask.question,
        byDefault: byDefault.format,
        waitMs: askForMs,
      });
      return unlessGone(
        async () => {
          const nonce = nonces.ask(runId, ctx.key);
          let asked = false;
          const message = await ctx.effect({
            key: nonce,
            find: ({ at }) => port.find(thread, nonce, { since: at }),
            act: () => {
              asked = true;
              return port.post(thread, card, { nonce });
            },
          });
          // Asked before, and stopped: its buttons may be gone.
          if (!asked) await port.update(message, card);
          return { wait: { signal: ask.question, forMs: askForMs, default: byDefault } };
        },
        async () => {
          ctx.log("warn", "the thread is gone: the likelier answer is taken");
          return { output: byDefault };
        },
      );
    },
  };
}

/** Where there can be no code project, the default is the post, whatever was asked for. */
const defaultOf = ({ question, likelier }: Pick<AskInput, "question" | "likelier">): "blog" | "code" =>
  question === "notSoftware" ? "blog" : likelier;
