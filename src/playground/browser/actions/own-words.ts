import type { Client } from "../client.ts";
import { type Model, messagesIn } from "../state.ts";

/** What people do to messages that are there: change and delete their own, react to any. */
export interface OwnWords {
  edit(message: string): void;
  /** Edits the last own words of a pane. False when there are none. */
  editLast(inThread: boolean): boolean;
  save(text: string): Promise<void>;
  cancelEdit(): void;
  remove(message: string): Promise<void>;
  react(message: string, emoji: string): Promise<void>;
}

/** `failed` tells about what has no place of its own to say so. */
export function createOwnWords(model: Model, client: Client, failed: (sentence: string) => void): OwnWords {
  const { state, change, take } = model;
  const why = (refused: unknown) => (refused instanceof Error ? refused.message : "");
  const edit = (message: string) =>
    change((each) => {
      each.editing = { message, saving: false, problem: null };
    });
  const cancelEdit = () =>
    change((each) => {
      each.editing = null;
    });

  return {
    edit,
    cancelEdit,
    editLast(inThread) {
      const messages = messagesIn(state, state.channel, inThread ? state.thread : null);
      const last = messages.findLast(({ mine, content }) => mine && content.kind === "text");
      if (last) edit(last.id);
      return last !== undefined;
    },
    async save(text) {
      const { editing } = state;
      const message = editing && state.messages.get(editing.message);
      if (!editing || editing.saving || message?.content.kind !== "text") return;
      if (text.trim() === message.content.text.trim()) return cancelEdit();
      change(() => {
        editing.saving = true;
        editing.problem = null;
      });
      try {
        const answer = await client.edit(message.id, crypto.randomUUID(), text);
        if (answer.message) take([answer.message]);
        if (state.editing === editing) cancelEdit();
      } catch (refused) {
        change(() => {
          editing.saving = false;
          editing.problem = why(refused);
        });
      }
    },
    async remove(message) {
      await client.remove(message, crypto.randomUUID()).catch((refused) => failed(why(refused)));
    },
    async react(message, emoji) {
      const mine = state.messages.get(message)?.reactions.some((each) => each.emoji === emoji && each.mine) ?? false;
      await client.react(message, emoji, !mine).catch((refused) => failed(why(refused)));
    },
  };
}
