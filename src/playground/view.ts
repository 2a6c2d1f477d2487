import type { Card, CardPart } from "../chat/vocabulary.ts";
import type { PlaygroundMessage, ShownMessage } from "../store/playground.ts";
import type { Reaction } from "../store/playground-reactions.ts";
import type { RenderMarkdown } from "./markdown.ts";
import { messageBody } from "./message.ts";
import { botId, channelById, personById } from "./places.ts";

/**
 * A part of a card as the page gets it: markdown is HTML by now, sanitised. The times of a progress list are as of the
 * message's `changedAt`.
 */
export type PartView =
  | { type: "text"; html: string; tone?: "muted" | "warning" | "error" }
  | Exclude<CardPart, { type: "text" }>;

/** What a message shows. A text also comes as it was typed, to be edited or copied. `gone`: it was deleted. */
export type ContentView =
  | { kind: "text"; html: string; text: string }
  | { kind: "command"; text: string }
  | { kind: "card"; title: string | null; summary: string; parts: PartView[] }
  | { kind: "gone" };

/** An emoji under a message, and the names of who put it there, first come first. `mine`: the reader is among them. */
export interface ReactionView {
  emoji: string;
  people: string[];
  mine: boolean;
}

/** A message as the page gets it. Times are ISO 8601. */
export interface MessageView {
  id: string;
  channel: string;
  thread: string | null;
  /** What it answers: a message of a person, or the event of a press or a form of theirs. */
  origin: string | null;
  author: { id: string; name: string; bot: boolean };
  /** Only the reader sees it, in a channel where others read, and may dismiss it by deleting it. */
  private: boolean;
  /** The reader wrote it: a text of theirs they may edit, and whatever is theirs they may delete. */
  mine: boolean;
  /** Its author changed the words after they were sent. */
  edited: boolean;
  /** In the order in which the emoji first came. */
  reactions: ReactionView[];
  content: ContentView;
  threadName: string | null;
  replies: number;
  lastReplyAt: string | null;
  position: number;
  seq: number;
  at: string;
  changedAt: string;
}

/** Turns stored messages into what the page of one person (`reader`, by external id) shows. */
export function createView(markdown: RenderMarkdown) {
  const part = (stored: CardPart): PartView =>
    stored.type === "text"
      ? { type: "text", html: markdown(stored.markdown), ...(stored.tone && { tone: stored.tone }) }
      : stored;

  const card = ({ title, summary, parts }: Card): ContentView => ({
    kind: "card",
    title: title ?? null,
    summary,
    parts: parts.map(part),
  });

  const content = (message: PlaygroundMessage): ContentView => {
    const { success, data } = messageBody.safeParse(message.body);
    if (message.deletedAt || !success) return { kind: "gone" };
    if (data.kind === "card") return card(data.card);
    if (data.kind === "command") return data;
    return { kind: "text", html: markdown(data.text), text: data.text };
  };

  return (message: ShownMessage, reader: string): MessageView => ({
    id: message.id,
    channel: message.channelId,
    thread: message.threadId,
    origin: message.originId,
    author: {
      id: message.author,
      name: nameOf(message.author),
      bot: message.author === botId,
    },
    private: message.visibleTo !== null && message.visibleTo !== channelById(message.channelId)?.owner,
    mine: message.author === reader,
    edited: message.author !== botId && message.editedAt !== null,
    reactions: reactionsFor(message.reactions, reader),
    content: content(message),
    threadName: message.threadName,
    replies: message.replies,
    lastReplyAt: message.lastReplyAt?.toISOString() ?? null,
    position: message.position,
    seq: message.seq,
    at: message.createdAt.toISOString(),
    changedAt: (message.editedAt ?? message.createdAt).toISOString(),
  });
}

const nameOf = (id: string): string => (id === botId ? "Kindling" : (personById(id)?.name ?? id));

function reactionsFor(reactions: readonly Reaction[], reader: string): ReactionView[] {
  return [...Map.groupBy(reactions, ({ emoji }) => emoji)].map(([emoji, given]) => ({
    emoji,
    people: given.map(({ person }) => nameOf(person)),
    mine: given.some(({ person }) => person === reader),
  }));
}
