import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A Slack team or enterprise (`slack:T…`), a Discord guild (`discord:…`), or `local`. Its id is the
 * platform's own, so that an incoming event needs no look-up to know its tenant.
 */
export const workspaces = pgTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  platform: text("platform").notNull(),
  /** The number that the next idea gets. */
  nextIdea: integer("next_idea").notNull().default(1),
  createdAt: at("created_at").notNull().default(sql`now()`),
});

/** A person, on however many platforms. */
export const users = pgTable("users", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email"),
  avatarUrl: text("avatar_url"),
  timezone: text("timezone"),
  locale: text("locale"),
  createdAt: at("created_at").notNull().default(sql`now()`),
});

/** Who a platform's user is, in one workspace. */
export const identities = pgTable(
  "identities",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.platform, t.externalId] }),
    index("identities_user").on(t.workspaceId, t.userId),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["member", "admin"] })
      .notNull()
      .default("member"),
    createdAt: at("created_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] })],
);

/** One value a row, for a person, a channel or the workspace. */
export const settings = pgTable(
  "settings",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    scope: text("scope", { enum: ["person", "channel", "workspace"] }).notNull(),
    scopeId: text("scope_id").notNull(),
    key: text("key").notNull(),
    value: jsonb("value").notNull(),
    updatedAt: at("updated_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.scope, t.scopeId, t.key] })],
);

/** Sealed secrets; `ciphertext` is what `accounts/vault.ts` makes. */
export const credentials = pgTable(
  "credentials",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    /** `workspace` or a users.id. */
    ownerId: text("owner_id").notNull(),
    provider: text("provider").notNull(),
    ciphertext: text("ciphertext").notNull(),
    keyId: text("key_id").notNull(),
    isActive: integer("is_active").notNull().default(1),
    validationStatus: text("validation_status"),
    createdAt: at("created_at").notNull().default(sql`now()`),
    updatedAt: at("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("credentials_owner").on(t.workspaceId, t.ownerId, t.provider),
    index("credentials_key").on(t.keyId),
  ],
);

/** Where the Slack app is installed, with what lets us act there. One row a team, or an enterprise. */
export const installations = pgTable("installations", {
  workspaceId: text("workspace_id")
    .primaryKey()
    .references(() => workspaces.id, { onDelete: "cascade" }),
  /** The bot's tokens, as `accounts/vault.ts` seals them. */
  ciphertext: text("ciphertext").notNull(),
  keyId: text("key_id").notNull(),
  botId: text("bot_id").notNull(),
  botUserId: text("bot_user_id").notNull(),
  appId: text("app_id").notNull(),
  scopes: text("scopes").notNull(),
  /** When a token that is rotated ends; null for one that never does. */
  expiresAt: at("expires_at"),
  /** Until when one process has the renewal to itself. */
  renewingUntil: at("renewing_until"),
  createdAt: at("created_at").notNull().default(sql`now()`),
  updatedAt: at("updated_at").notNull().default(sql`now()`),
});

/**
 * Links by which people connect an account of theirs elsewhere: private, for ten minutes, once. Of what goes through a
 * browser only hashes are kept.
 */
export const accountLinks = pgTable(
  "account_links",
  {
    workspaceId: text("workspace_id").notNull(),
    /** SHA-256 of what the link carries. */
    id: text("id").primaryKey(),
    personId: uuid("person_id").notNull(),
    provider: text("provider").notNull(),
    /** What is asked for, with blanks between. */
    scopes: text("scopes").notNull(),
    /** SHA-256 of the state that went out with the person, and of the cookie in their browser; null before. */
    state: text("state"),
    browser: text("browser"),
    usedAt: at("used_at"),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.workspaceId, t.personId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
    uniqueIndex("account_links_state").on(t.state),
    index("account_links_expires").on(t.expiresAt),
  ],
);

/** Who did what that matters later: publishing, settings, deletions. */
export const auditLog = pgTable(
  "audit_log",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    personId: uuid("person_id"),
    action: text("action").notNull(),
    subject: jsonb("subject").notNull(),
    at: at("at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }).onDelete("cascade"),
  ],
);
