import { pageTexts } from "../../chat/texts/page.ts";
import type { MessageView } from "../view.ts";
import type { Client } from "./client.ts";
import { h, type Item } from "./dom.ts";
import { messageItem } from "./message.ts";
import { outgoingItem } from "./outgoing.ts";
import type { Outgoing, State } from "./state.ts";
import { dayName } from "./time.ts";

/** Messages of one person that follow within this time stand together. */
const togetherMs = 300_000;

/** What a list of messages is made of. `newSince`: a line stands before the first message behind this position. */
export interface MessageList {
  messages: readonly MessageView[];
  outgoing: readonly Outgoing[];
  inThread: boolean;
  newSince: number | undefined;
}

/** A list of messages as items: days between them, the same person's together, and what is on its way at the end. */
export function messageItems(
  state: State,
  client: Client,
  { messages, outgoing, inThread, newSince }: MessageList,
): Item[] {
  const items: Item[] = [];
  const firstNew =
    newSince === undefined ? undefined : messages.find(({ mine, position }) => !mine && position > newSince);
  let previous: MessageView | undefined;
  for (const message of messages) {
    const day = dayName(message.at);
    if (!inThread && (!previous || dayName(previous.at) !== day)) {
      items.push(separator(`day ${day}`, "day", day));
      previous = undefined;
    }
    if (message === firstNew) {
      items.push(separator("new", "day new", pageTexts.unread));
      previous = undefined;
    }
    const follows = previous !== undefined && standTogether(previous, message);
    items.push(messageItem(state, client, message, { follows, inThread }));
    previous = message;
  }
  for (const each of outgoing) items.push(outgoingItem(each, state.unfolded));
  return items;
}

/** A line with words in it. */
export const separator = (key: string, className: string, words: string): Item => ({
  key,
  version: words,
  build: () => h("div", { class: className, role: "separator", "aria-label": words }, h("span", {}, words)),
});

function standTogether(before: MessageView, message: MessageView): boolean {
  return (
    before.author.id === message.author.id &&
    before.private === message.private &&
    before.replies === 0 &&
    Date.parse(message.at) - Date.parse(before.at) < togetherMs
  );
}
