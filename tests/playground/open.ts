import type { Ack, Incoming } from "../../src/chat/vocabulary.ts";
import { createPlayground, type Playground } from "../../src/playground/playground.ts";
import { playgroundMessages } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { type ScriptedBot, scriptedBot } from "./scripted-bot.ts";

/** A playground with a scripted bot, and ways to use it as a page would. */
export interface OpenPlayground extends Playground {
  bot: ScriptedBot;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  send(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Puts words into the bot's mouth; where there are none, it answers by its script. */
  answerWith(answer: Answer): void;
}

type Answer = (incoming: Incoming) => Ack | undefined | Promise<Ack | undefined>;

const local = "http://127.0.0.1:3000";

/** Opens one over a store. `stepMs` 0: commands are heard and nothing is played. */
export async function openPlayground(
  store: Store,
  options: { token?: string; publicUrl?: string; stepMs?: number } = {},
): Promise<OpenPlayground> {
  const bot = scriptedBot(() => playground.port, options.stepMs ?? 0);
  let answer: Answer = () => undefined;
  const playground: Playground = await createPlayground({
    store,
    async accept(incoming) {
      const byScript = await bot.accept(incoming);
      return (await answer(incoming)) ?? byScript;
    },
    config: { playgroundToken: options.token ?? null, publicUrl: options.publicUrl ?? null },
  });
  // The house answers failures in one place (`http/`); alone, the playground only has to be quiet about them.
  playground.app.onError((_error, c) => c.text("failed", 500));
  const send: OpenPlayground["send"] = async (method, path, body, headers = {}) =>
    playground.app.request(`${local}${path}`, {
      method,
      headers: { "content-type": "application/json", "x-kindling": "page", ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...playground,
    bot,
    answerWith(words) {
      answer = words;
    },
    get: async (path, headers = {}) => playground.app.request(`${local}${path}`, { headers }),
    post: (path, body, headers) => send("POST", path, body, headers),
    send,
  };
}

/** Forgets every message, for the next test on the same database. The clock goes on, as clocks do. */
export const forget = (store: Store): Promise<unknown> => store.asSystem((tx) => tx.delete(playgroundMessages));

/** Forgets also what the bot heard and was told to say, for the next test on the same playground. */
export async function startAfresh(store: Store, { bot, answerWith }: OpenPlayground): Promise<void> {
  bot.heard.length = 0;
  answerWith(() => undefined);
  await forget(store);
}
