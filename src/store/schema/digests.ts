import { sql } from "drizzle-orm";
import {
  boolean,
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

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Who is told every day what happened: one a person, one a channel. */
export const digests = pgTable(
  "digests",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    scope: text("scope", { enum: ["person", "channel"] }).notNull(),
    /** users.id, or the platform's id of the channel. */
    scopeId: text("scope_id").notNull(),
    /** Who set it up: it is sent with their rights. */
    personId: uuid("person_id").notNull(),
    /** The platform's id of that person. */
    externalId: text("external_id").notNull(),
    /** Where it was set up. */
    target: text("target").notNull(),
    /** The private channel that it is for; null for every other. */
    channelId: text("channel_id"),
    locale: text("locale"),
    /** Minutes after midnight, seven bits from Monday on, and whose clock (`pipelines/digest/schedule.ts`). */
    at: integer("at").notNull(),
    days: integer("days").notNull(),
    timezone: text("timezone").notNull(),
    /** Comes even if there is nothing to tell. */
    evenEmpty: boolean("even_empty").notNull().default(false),
    /** Null: it is off. */
    nextAt: at("next_at"),
    /** Up to when it has told. */
    since: at("since").notNull(),
    /** What the last one showed (`chat/digest-view.ts`), so that its buttons can bring it up to date. */
    shown: jsonb("shown"),
    createdAt: at("created_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("digests_scope").on(t.workspaceId, t.scope, t.scopeId),
    index("digests_due").on(t.nextAt).where(sql`next_at is not null`),
    foreignKey({
      columns: [t.workspaceId, t.personId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
    uniqueIndex("digests_id").on(t.id),
  ],
);
