import type { Actions } from "./actions.ts";
import type { Client } from "./client.ts";
import { type Composer, createComposer } from "./composer.ts";
import type { Memory } from "./memory.ts";

/** Where words are typed: in the channel, and in the thread. */
export type Composers = Record<"channel" | "thread", Composer>;

/** What composers need. They are made before the actions that they lead to, so these are asked for late. */
export interface ComposersParts {
  memory: Memory;
  client: Pick<Client, "suggestions">;
  actions(): Actions;
  /** The thread that is open. */
  thread(): string | null;
  /** The words of a message are being changed: the caret goes there. */
  editing(): void;
}

export function createComposers({ memory, client, actions, thread, editing }: ComposersParts): Composers {
  const suggest = async (behind: string) => {
    const found = await client.suggestions("expand", behind);
    return found.map(({ label, value }) => ({ label, hint: "", insert: value }));
  };
  const composer = (name: keyof Composers, place: () => string | null) =>
    createComposer(name, {
      memory,
      suggest,
      send: (text) => actions().send(text, place()),
      typed: () => actions().typed(place()),
      editLast() {
        const found = actions().editLast(name === "thread");
        if (found) editing();
        return found;
      },
    });
  return { channel: composer("channel", () => null), thread: composer("thread", thread) };
}
