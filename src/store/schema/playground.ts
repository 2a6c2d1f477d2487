import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

/*
 * The playground is a chat platform of its own, and these tables are what it remembers. No row of the product
 * points at them, and they point at none: to the rest of the house a message is a string, as on Slack.
 */

/**
 * The playground's clock: one row a workspace, raised in every transaction that writes a message. The row lock makes
 * the order of sequence numbers the order of commits, so that a reader who has seen n has missed nothing below it.
 */
export const playgroundClock = pgTable("playground_clock", {
  workspaceId: text("workspace_id").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull().default(0),
});

/** Messages by people and by Kindling. Deleting one empties it and keeps the row, so that open pages hear of it. */
export const playgroundMessages = pgTable(
  "playground_messages",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    channelId: text("channel_id").notNull(),
    /** The message whose thread this one is in; null in the channel itself. */
    threadId: uuid("thread_id"),
    /** The person's message that this one answers, where that is known. */
    originId: uuid("origin_id"),
    /** A person's external id, or `kindling`. */
    author: text("author").notNull(),
    /** The external id of the only person who may see it; null: everybody in the channel. */
    visibleTo: text("visible_to"),
    /** Unique in its channel or thread (`place`): the same post twice is one message. */
    place: text("place").notNull(),
    nonce: text("nonce").notNull(),
    /** What a person typed, or a card (`playground/message.ts`). */
    body: jsonb("body").notNull(),
    /** Set once a thread was opened on this message. */
    threadName: text("thread_name"),
    replies: integer("replies").notNull().default(0),
    lastReplyAt: at("last_reply_at"),
    /** The clock when it was written: its place among the others. */
    position: bigint("position", { mode: "number" }).notNull(),
    /** The clock when it last changed: what a reader has yet to see. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    createdAt: at("created_at").notNull().default(sql`clock_timestamp()`),
    editedAt: at("edited_at"),
    deletedAt: at("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("playground_messages_nonce").on(t.workspaceId, t.place, t.nonce),
    index("playground_messages_seq").on(t.workspaceId, t.seq),
    index("playground_messages_place").on(t.workspaceId, t.place, t.position),
    index("playground_messages_threads").on(t.workspaceId, t.lastReplyAt).where(sql`replies > 0`),
  ],
);

/** Who put which emoji under a message. */
export const playgroundReactions = pgTable(
  "playground_reactions",
  {
    workspaceId: text("workspace_id").notNull(),
    messageId: uuid("message_id").notNull(),
    emoji: text("emoji").notNull(),
    /** A person's external id, or `kindling`. */
    person: text("person").notNull(),
    at: at("at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.messageId, t.emoji, t.person] }),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [playgroundMessages.workspaceId, playgroundMessages.id],
    }).onDelete("cascade"),
  ],
);
