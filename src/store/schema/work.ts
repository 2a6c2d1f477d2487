import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
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
import { memberships, workspaces } from "./tenancy.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** What someone wants made. */
export const ideas = pgTable(
  "ideas",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    /** Stable in its workspace: `show 12`. */
    number: integer("number").notNull(),
    ownerId: uuid("owner_id").notNull(),
    audience: text("audience", { enum: ["owner", "channel", "workspace"] }).notNull(),
    /** Where it was brought; null for the command line. */
    channelId: text("channel_id"),
    /** As typed. */
    text: text("text").notNull(),
    title: text("title"),
    /** Flags as parsed: format, tone, audience, words, language, images. */
    options: jsonb("options").notNull(),
    format: text("format", { enum: ["blog", "code"] }),
    status: text("status", { enum: ["pending", "expanding", "expanded", "failed", "archived"] }).notNull(),
    headVersion: integer("head_version"),
    /** The number of the newest version, whether or not it was deleted since: numbers are given once. */
    lastVersion: integer("last_version").notNull().default(0),
    /** The thread it lives in; null for the command line. */
    thread: text("thread"),
    createdAt: at("created_at").notNull().default(sql`clock_timestamp()`),
    updatedAt: at("updated_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("ideas_number").on(t.workspaceId, t.number),
    index("ideas_owner_time").on(t.workspaceId, t.ownerId, t.createdAt),
    index("ideas_status").on(t.workspaceId, t.status, t.createdAt),
    index("ideas_channel").on(t.workspaceId, t.channelId, t.number),
    index("ideas_thread").on(t.workspaceId, t.thread),
    foreignKey({
      columns: [t.workspaceId, t.ownerId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }),
    // Declared last, as in `runs`: else a key was looked up by reading all ideas of the workspace.
    uniqueIndex("ideas_id").on(t.id),
  ],
);

/** Versions. Nothing is ever overwritten; `number` rises per idea. */
export const outputs = pgTable(
  "outputs",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    ideaId: uuid("idea_id").notNull(),
    runId: uuid("run_id").notNull(),
    /** The step that saved it. */
    stepKey: text("step_key").notNull(),
    number: integer("number").notNull(),
    parent: integer("parent"),
    format: text("format", { enum: ["blog", "code"] }).notNull(),
    /** Title, description, parts and so on; the shape is the format's own (`post.ts` and `project.ts` in `pipelines/`). */
    content: jsonb("content").notNull(),
    /** Total, dimensions with evidence, findings of the checks. */
    scores: jsonb("scores").notNull(),
    published: boolean("published").notNull().default(false),
    publishedAt: at("published_at"),
    publicationUrl: text("publication_url"),
    publicationMetadata: jsonb("publication_metadata"),
    createdAt: at("created_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("outputs_number").on(t.workspaceId, t.ideaId, t.number),
    /** A step makes one version, whatever is retried. A run may make two: a partial one, and after Retry the whole. */
    unique("outputs_step").on(t.workspaceId, t.runId, t.stepKey),
    index("outputs_published").on(t.workspaceId, t.ideaId).where(sql`published`),
    foreignKey({ columns: [t.workspaceId, t.ideaId], foreignColumns: [ideas.workspaceId, ideas.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** Bytes by their hash. An idea's blobs are seen by its audience. */
export const blobs = pgTable(
  "blobs",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    /** Hex. */
    sha256: text("sha256").notNull(),
    ideaId: uuid("idea_id").notNull(),
    mime: text("mime").notNull(),
    size: integer("size").notNull(),
    bytes: bytea("bytes"),
    createdAt: at("created_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ideaId, t.sha256] }),
    index("blobs_sha256").on(t.workspaceId, t.sha256),
    foreignKey({ columns: [t.workspaceId, t.ideaId], foreignColumns: [ideas.workspaceId, ideas.id] }).onDelete(
      "cascade",
    ),
  ],
);
