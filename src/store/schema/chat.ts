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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships } from "./tenancy.ts";
import { ideas, outputs } from "./work.ts";

/** Events that were accepted (P2), inserted in the accepting transaction; a second insert is the duplicate. */
export const inboundEvents = pgTable(
  "inbound_events",
  {
    workspaceId: text("workspace_id").notNull(),
    platform: text("platform").notNull(),
    eventId: text("event_id").notNull(),
    /** Whose event it was: an acknowledgement may hold what only they may see. */
    personId: uuid("person_id").notNull(),
    /** The acknowledgement that the first delivery got, for the second. */
    ack: jsonb("ack").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.platform, t.eventId] }),
    foreignKey({
      columns: [t.workspaceId, t.personId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
  ],
);

/** What people wrote under an idea that asks something of us (P6: none is dropped). In the order of `position`. */
export const replies = pgTable(
  "replies",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    ideaId: uuid("idea_id").notNull(),
    thread: text("thread").notNull(),
    /** What the platform calls the message; editing and deleting it are told under the same name. */
    messageId: text("message_id").notNull(),
    personId: uuid("person_id").notNull(),
    text: text("text").notNull(),
    /** What it asks for; null until that is understood. */
    kind: text("kind", { enum: ["edit", "question", "approval", "direction", "chatter"] }),
    /**
     * `unread`: not understood yet. `waiting`: an edit that no run has taken. `used`: `runId` took it. `answered`: it
     * was no edit, and is dealt with. `discarded`: set aside by a person. `withdrawn`: its message was deleted first.
     */
    state: text("state", { enum: ["unread", "waiting", "used", "answered", "discarded", "withdrawn"] }).notNull(),
    runId: uuid("run_id"),
    /** Order of arrival. */
    position: bigint("position", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    editedAt: timestamp("edited_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("replies_message").on(t.workspaceId, t.thread, t.messageId),
    // By what tells replies apart first: one that begins with the workspace would do for every query, and be taken.
    index("replies_idea").on(t.ideaId, t.position),
    index("replies_run").on(t.runId),
    foreignKey({ columns: [t.workspaceId, t.ideaId], foreignColumns: [ideas.workspaceId, ideas.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.workspaceId, t.personId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
    uniqueIndex("replies_id").on(t.id),
  ],
);

/** What a person thinks of a version: one verdict each, the last one counts. */
export const feedback = pgTable(
  "feedback",
  {
    workspaceId: text("workspace_id").notNull(),
    ideaId: uuid("idea_id").notNull(),
    /** The version's number. */
    version: integer("version").notNull(),
    personId: uuid("person_id").notNull(),
    verdict: text("verdict", { enum: ["good", "bad"] }).notNull(),
    reason: text("reason"),
    at: timestamp("at", { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ideaId, t.version, t.personId] }),
    foreignKey({
      columns: [t.workspaceId, t.ideaId, t.version],
      foreignColumns: [outputs.workspaceId, outputs.ideaId, outputs.number],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.personId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
  ],
);
