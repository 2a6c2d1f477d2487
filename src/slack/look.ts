import type { ConversationsHistoryResponse, ConversationsRepliesResponse } from "@slack/web-api";
import type { Laid } from "./laid.ts";
import { markOf } from "./mark.ts";
import type { Session } from "./session.ts";

type Seen = NonNullable<ConversationsHistoryResponse["messages"] | ConversationsRepliesResponse["messages"]>[number];

/** How much is read at most: Slack gives fewer to an app that it sells for others, and one page a minute. */
const pageMessages = 200;
const pagesMax = 10;
/** How far Slack's clock and ours may be apart. */
const skewMs = 30_000;

/**
 * Looks in Slack for a card's messages and notes what is there. Only for after a crash or a lost answer: reading what
 * was said is what Slack allows least.
 */
export async function look(session: Session, laid: Laid): Promise<void> {
  const found = new Map<number, string>();
  const names = new Set<string>();
  let last = 0;
  for await (const message of seen(session, laid)) {
    for (const { name } of message.files ?? []) if (name !== undefined) names.add(name);
    const mark = markOf(message.metadata);
    if (mark?.nonce !== laid.nonce || message.ts === undefined) continue;
    found.set(mark.part, message.ts);
    if (mark.part === 0) Object.assign(laid, { parts: mark.parts, files: mark.files });
    last = Math.max(last, mark.part);
    if (isWhole(laid, found, names)) break;
  }
  const first = [...Array(last + 1).keys()].findIndex((part) => !found.has(part));
  laid.ts = [...Array(first < 0 ? last + 1 : first).keys()].map((part) => found.get(part) ?? "");
  laid.shown = [];
  if (laid.ts.length === 0) Object.assign(laid, { parts: 0, files: [] });
  laid.shared = laid.files.every((name) => names.has(name));
  laid.whole = laid.parts > 0 && laid.ts.length >= laid.parts && laid.shared;
  laid.doubtful = false;
}

/** Whether all of a card was seen, so that nothing more need be read. */
const isWhole = ({ parts, files }: Laid, found: ReadonlyMap<number, string>, names: ReadonlySet<string>): boolean =>
  found.has(0) && found.size >= parts && files.every((name) => names.has(name));

/** Our own messages in the card's place, since it was begun. */
async function* seen({ access, inChannel }: Session, { place, since }: Laid): AsyncGenerator<Seen> {
  const { channel, thread } = place;
  const isOurs = ({ bot_id, user }: Seen) => bot_id === access.botId || user === access.botUserId;
  const oldest = (Math.max(0, since.getTime() - skewMs) / 1000).toFixed(6);
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const span = {
      ...{ channel, limit: pageMessages, include_all_metadata: true, oldest },
      ...(cursor !== undefined && { cursor }),
    };
    const { messages = [], response_metadata } = await inChannel<
      ConversationsHistoryResponse | ConversationsRepliesResponse
    >(place, (client) =>
      thread === null ? client.conversations.history(span) : client.conversations.replies({ ...span, ts: thread }),
    );
    // The root comes with its replies, but stands in the channel.
    for (const message of messages) if (isOurs(message) && message.ts !== thread) yield message;
    cursor = response_metadata?.next_cursor;
    if (!cursor) return;
  }
}
