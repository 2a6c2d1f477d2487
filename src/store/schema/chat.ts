import { sql } from "drizzle-orm";
import { foreignKey, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { memberships } from "./tenancy.ts";

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
