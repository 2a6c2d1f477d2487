import { and, desc, eq, exists, inArray, lt, sql } from "drizzle-orm";
import { ideas, outputs, users, workspaces } from "./schema.ts";
import type { Tx } from "./store.ts";

/** An idea as stored. */
export type Idea = typeof ideas.$inferSelect;

/** What a new idea is made of. `id`: UUID v7 by the caller. */
export type NewIdea = Pick<
  typeof ideas.$inferInsert,
  "workspaceId" | "id" | "ownerId" | "audience" | "channelId" | "text" | "title" | "options" | "format" | "thread"
>;

/** A line of a list: all that it shows, so that no list queries per row. */
export interface IdeaSummary {
  idea: Idea;
  ownerName: string;
  /** The version that replies edit; null before the first. */
  head: {
    number: number;
    score: number | null;
    /** Whether the offline demo model wrote it: labelled wherever it is seen. */
    demo: boolean;
    published: boolean;
    publicationUrl: string | null;
  } | null;
}

/**
 * Adds an idea with the workspace's next number, in one statement, and returns the number. The workspace's row stays
 * locked until the commit: numbers rise without gaps.
 */
export async function insertIdea(tx: Tx, idea: NewIdea): Promise<number> {
  const next = tx.$with("next").as(
    tx
      .update(workspaces)
      .set({ nextIdea: sql`${workspaces.nextIdea} + 1` })
      .where(eq(workspaces.id, idea.workspaceId))
      .returning({ number: sql<number>`${workspaces.nextIdea} - 1`.as("number") }),
  );
  const [row] = await tx
    .with(next)
    .insert(ideas)
    .values({ ...idea, status: "pending", number: sql`(select number from next)` })
    .returning({ number: ideas.number });
  if (!row) throw new Error("an idea was not inserted");
  return row.number;
}

/** The idea that people call by this number; undefined when there is none that this person may see. */
export async function ideaByNumber(tx: Tx, workspace: string, number: number): Promise<Idea | undefined> {
  const [idea] = await tx
    .select()
    .from(ideas)
    .where(and(eq(ideas.workspaceId, workspace), eq(ideas.number, number)));
  return idea;
}

/** Undefined when there is none that this person may see. */
export async function ideaById(tx: Tx, workspace: string, id: string): Promise<Idea | undefined> {
  const [idea] = await tx
    .select()
    .from(ideas)
    .where(and(eq(ideas.workspaceId, workspace), eq(ideas.id, id)));
  return idea;
}

/** The idea that lives in a thread, the youngest if there are several. */
export async function ideaByThread(tx: Tx, workspace: string, thread: string): Promise<Idea | undefined> {
  const [idea] = await tx
    .select()
    .from(ideas)
    .where(and(eq(ideas.workspaceId, workspace), eq(ideas.thread, thread)))
    .orderBy(desc(ideas.createdAt))
    .limit(1);
  return idea;
}

/** Which ideas a list shows; what is left out does not narrow it. */
export interface IdeaFilter {
  owner?: string;
  /** Those that were brought in this channel. */
  channel?: string;
  statuses?: readonly Idea["status"][];
  /** Those of which any version was published. */
  published?: true;
  /** Words that all occur in the title or the text, in whatever case. */
  text?: string;
  /** Numbers below this one, for the next page. */
  before?: number;
  /** 20 by default. */
  limit?: number;
}

/** Ideas that this person may see, the youngest first. */
export async function listIdeas(tx: Tx, workspace: string, filter: IdeaFilter = {}): Promise<IdeaSummary[]> {
  const { owner, channel, statuses, published, text = "", before } = filter;
  const found = await tx
    .select({ idea: ideas, ownerName: users.name, head: headColumns })
    .from(ideas)
    .innerJoin(users, eq(users.id, ideas.ownerId))
    .leftJoin(
      outputs,
      and(
        eq(outputs.workspaceId, ideas.workspaceId),
        eq(outputs.ideaId, ideas.id),
        eq(outputs.number, ideas.headVersion),
      ),
    )
    .where(
      and(
        eq(ideas.workspaceId, workspace),
        channel === undefined ? undefined : eq(ideas.channelId, channel),
        owner === undefined ? undefined : eq(ideas.ownerId, owner),
        statuses === undefined ? undefined : inArray(ideas.status, [...statuses]),
        published === undefined ? undefined : exists(publishedVersion(tx)),
        before === undefined ? undefined : lt(ideas.number, before),
        ...text.split(/\s+/).filter(Boolean).map(holdsWord),
      ),
    )
    // By time where an index holds that order, else by number, which rises with time.
    .orderBy(
      ...(owner || (statuses && channel === undefined)
        ? [desc(ideas.createdAt), desc(ideas.number)]
        : [desc(ideas.number)]),
    )
    .limit(filter.limit ?? 20);
  return found.map(({ idea, ownerName, head }) => ({
    idea,
    ownerName,
    head: head && { ...head, score: head.score === null ? null : Number(head.score), demo: head.demo === "true" },
  }));
}

const publishedVersion = (tx: Tx) =>
  tx
    .select({ one: sql`1` })
    .from(outputs)
    .where(and(eq(outputs.workspaceId, ideas.workspaceId), eq(outputs.ideaId, ideas.id), outputs.published));

/**
 * Read row by row, the youngest first, until the page is full: under row-level security no index answers it, since what
 * compares texts is not leakproof and must wait for the policy.
 */
const holdsWord = (word: string) =>
  sql`strpos(lower(concat_ws(' ', ${ideas.title}, ${ideas.text})), lower(${word})) > 0`;

const headColumns = {
  number: outputs.number,
  score: sql<string | null>`${outputs.scores} ->> 'total'`,
  demo: sql<string | null>`${outputs.content} ->> 'demo'`,
  published: outputs.published,
  publicationUrl: outputs.publicationUrl,
};

/** What of an idea may change. Its owner, audience and channel may not: nothing widens who sees it. */
export type IdeaPatch = Partial<
  Pick<Idea, "text" | "title" | "options" | "format" | "status" | "headVersion" | "thread">
>;

/** Changes an idea. False when there is none that this person may see. */
export async function updateIdea(tx: Tx, workspace: string, id: string, patch: IdeaPatch): Promise<boolean> {
  const changed = await tx
    .update(ideas)
    .set({ ...patch, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(ideas.workspaceId, workspace), eq(ideas.id, id)))
    .returning({ id: ideas.id });
  return changed.length > 0;
}

/**
 * Takes an idea that nothing was made of, so that something is: false when somebody else has taken it meanwhile, or it is
 * in the works, done or archived.
 */
export async function takeIdea(tx: Tx, workspace: string, id: string): Promise<boolean> {
  const taken = await tx
    .update(ideas)
    .set({ status: "expanding", updatedAt: sql`clock_timestamp()` })
    .where(
      and(eq(ideas.workspaceId, workspace), eq(ideas.id, id), inArray(ideas.status, ["pending", "failed", "archived"])),
    )
    .returning({ id: ideas.id });
  return taken.length > 0;
}

/**
 * Deletes an idea with all that hangs on it: versions, pictures, replies, runs. For its owner alone; false when there is
 * none that this person may delete. Its number is not given again.
 */
export async function deleteIdea(tx: Tx, workspace: string, id: string): Promise<boolean> {
  const deleted = await tx
    .delete(ideas)
    .where(and(eq(ideas.workspaceId, workspace), eq(ideas.id, id)))
    .returning({ id: ideas.id });
  return deleted.length > 0;
}
