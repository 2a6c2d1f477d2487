import { createPlayground, type Playground } from "../../src/playground/playground.ts";
import { playgroundMessages } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { type ScriptedBot, scriptedBot } from "./scripted-bot.ts";

/** A playground with a scripted bot, and ways to use it as a page would. */
export interface OpenPlayground extends Playground {
  bot: ScriptedBot;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const local = "http://127.0.0.1:3000";

/** Opens one over a store. `stepMs` 0: commands are heard and nothing is played. */
export async function openPlayground(
  store: Store,
  options: { token?: string; publicUrl?: string; stepMs?: number } = {},
): Promise<OpenPlayground> {
  const bot = scriptedBot(() => playground.port, options.stepMs ?? 0);
  const playground: Playground = await createPlayground({
    store,
    accept: (incoming) => bot.accept(incoming),
    config: { playgroundToken: options.token ?? null, publicUrl: options.publicUrl ?? null },
  });
  // The house answers failures in one place (`http/`); alone, the playground only has to be quiet about them.
  playground.app.onError((_error, c) => c.text("failed", 500));
  return {
    ...playground,
    bot,
    get: async (path, headers = {}) => playground.app.request(`${local}${path}`, { headers }),
    post: async (path, body, headers = {}) =>
      playground.app.request(`${local}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-kindling": "page", ...headers },
        body: JSON.stringify(body),
      }),
  };
}

/** Forgets every message, for the next test on the same database. The clock goes on, as clocks do. */
export const forget = (store: Store): Promise<unknown> => store.asSystem((tx) => tx.delete(playgroundMessages));
