import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { note } from "./audit.ts";
import { ideas, outputs, runs, users } from "./schema.ts";
import type { Tx } from "./store.ts";
import { uuidv7 } from "./uuid.ts";

/** A version as stored. */
export type Output = typeof outputs.$inferSelect;

/** What a new version is made of. */
export interface NewVersion {
  workspaceId: string;
  ideaId: string;
  runId: string;
  /** The step that saves it. */
  stepKey: string;
  /** The version that it was made from; null for the first. */
  parent: number | null;
  /** The head that it follows: it becomes the head if that one still is. Its parent by default. */
  onHead?: number | null;
  format: Output["format"];
  content: unknown;
  scores: unknown;
}

/** A line of the list of versions. */
export type VersionSummary = Pick<
  Output,
  "number" | "parent" | "format" | "published" | "publicationUrl" | "createdAt" | "runId"
> & {
  score: number | null;
  /** False when money or time ran out before the review. */
  reviewed: boolean;
  title: string;
  /** Words of a post; 0 of a project. */
  words: number;
  /** Files of a project; null of a post. */
  files: number | null;
  /** Whether the offline demo model wrote it: labelled wherever it is seen. */
  demo: boolean;
  /** The kind of the run that made it, and whose it was. */
  kind: string;
  ownerName: string;
};

/**
 * Saves a step's version under the idea's next number, and moves the head to it if that stands where the version left
 * it. A step makes one version: saved again (a retried attempt), the first stays and is returned. Throws when the idea
 * is not there for this person.
 */
export async function saveVersion(
  tx: Tx,
  { onHead, ...version }: NewVersion,
): Promise<{ number: number; isHead: boolean }> {
  const thisIdea = ideaOf(version.workspaceId, version.ideaId);
  // The lock makes two runs of one idea take turns.
  const [idea] = await tx
    .select({ head: ideas.headVersion, last: ideas.lastVersion })
    .from(ideas)
    .where(thisIdea)
    .for("update");
  if (!idea) throw new Error("a version was saved for an idea that is not there");

  const [saved] = await tx
    .insert(outputs)
    .values({ ...version, id: uuidv7(), number: idea.last + 1 })
    .onConflictDoNothing({ target: [outputs.workspaceId, outputs.runId, outputs.stepKey] })
    .returning({ number: outputs.number });
  if (!saved) {
    const { workspaceId, runId, stepKey } = version;
    const [earlier] = await tx
      .select({ number: outputs.number })
      .from(outputs)
      .where(and(eq(outputs.workspaceId, workspaceId), eq(outputs.runId, runId), eq(outputs.stepKey, stepKey)));
    if (!earlier) throw new Error("the version of a step is not there for this person");
    return { number: earlier.number, isHead: earlier.number === idea.head };
  }

  const isHead = idea.head === (onHead === undefined ? version.parent : onHead);
  await tx
    .update(ideas)
    .set({
      lastVersion: saved.number,
      updatedAt: sql`clock_timestamp()`,
      ...(isHead && { headVersion: saved.number }),
    })
    .where(thisIdea);
  return { number: saved.number, isHead };
}

/**
 * Deletes a version; for the idea's owner alone. A head falls back to its parent, or to the newest version that is left.
 * Returns the head as it is then; undefined when there is nothing that this person may delete.
 */
export async function deleteOutput(
  tx: Tx,
  workspace: string,
  ideaId: string,
  number: number,
): Promise<{ head: number | null } | undefined> {
  const gone = tx.$with("gone").as(
    tx
      .delete(outputs)
      .where(thisVersion(workspace, ideaId, number))
      .returning({ parent: outputs.parent }),
  );
  // The deleted one is still there for the statement that deletes it.
  const next = sql`(
    select o.number from outputs o
    where o.workspace_id = ${workspace} and o.idea_id = ${ideaId} and o.number <> ${number}
    order by o.number is not distinct from (select parent from gone) desc, o.number desc limit 1
  )`;
  const [idea] = await tx
    .with(gone)
    .update(ideas)
    .set({
      headVersion: sql`case when ${ideas.headVersion} = ${number} then ${next} else ${ideas.headVersion} end`,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(and(ideaOf(workspace, ideaId), sql`exists (select from gone)`))
    .returning({ head: ideas.headVersion });
  return idea;
}

/** The version that replies edit. Undefined before the first, or when this person may not see the idea. */
export async function headOutput(tx: Tx, workspace: string, ideaId: string): Promise<Output | undefined> {
  const [row] = await tx
    .select({ output: outputs })
    .from(ideas)
    .innerJoin(
      outputs,
      and(
        eq(outputs.workspaceId, ideas.workspaceId),
        eq(outputs.ideaId, ideas.id),
        eq(outputs.number, ideas.headVersion),
      ),
    )
    .where(and(eq(ideas.workspaceId, workspace), eq(ideas.id, ideaId)));
  return row?.output;
}

/** One version of an idea. */
export async function outputByNumber(
  tx: Tx,
  workspace: string,
  ideaId: string,
  number: number,
): Promise<Output | undefined> {
  const [output] = await tx
    .select()
    .from(outputs)
    .where(thisVersion(workspace, ideaId, number));
  return output;
}

/** The version that a run made; the last one, where a Retry made another after a partial one. */
export async function outputOfRun(tx: Tx, workspace: string, runId: string): Promise<Output | undefined> {
  const [output] = await tx
    .select()
    .from(outputs)
    .where(and(eq(outputs.workspaceId, workspace), eq(outputs.runId, runId)))
    .orderBy(desc(outputs.number))
    .limit(1);
  return output;
}

/** The versions of an idea, the first one first, without their content. */
export async function listVersions(tx: Tx, workspace: string, ideaId: string): Promise<VersionSummary[]> {
  const found = await tx
    .select({
      number: outputs.number,
      parent: outputs.parent,
      format: outputs.format,
      published: outputs.published,
      publicationUrl: outputs.publicationUrl,
      createdAt: outputs.createdAt,
      runId: outputs.runId,
      score: sql<string | null>`${outputs.scores} ->> 'total'`,
      reviewed: sql<string | null>`${outputs.scores} ->> 'reviewed'`,
      title: sql<string | null>`${outputs.content} ->> 'title'`,
      words: sql<string | null>`${outputs.content} ->> 'words'`,
      files: sql<
        string | null
      >`case ${outputs.format} when 'code' then jsonb_array_length(${outputs.content} -> 'parts') end`,
      demo: sql<string | null>`${outputs.content} ->> 'demo'`,
      kind: runs.kind,
      ownerName: users.name,
    })
    .from(outputs)
    .innerJoin(runs, and(eq(runs.workspaceId, outputs.workspaceId), eq(runs.id, outputs.runId)))
    .innerJoin(users, eq(users.id, runs.ownerId))
    .where(and(eq(outputs.workspaceId, workspace), eq(outputs.ideaId, ideaId)))
    .orderBy(asc(outputs.number));
  return found.map((version) => ({
    ...version,
    score: version.score === null ? null : Number(version.score),
    reviewed: version.reviewed === "true",
    title: version.title ?? "",
    words: Number(version.words ?? 0),
    files: version.files === null ? null : Number(version.files),
    demo: version.demo === "true",
  }));
}

/**
 * Notes where a version was published, in the idea's name and in the audit log. Whatever version was there before is not
 * published any more. False when it is not there for this person. `by`: whose click it was.
 */
export async function markPublished(
  tx: Tx,
  version: { workspace: string; ideaId: string; number: number },
  publication: { url: string; metadata: unknown; by?: string },
): Promise<boolean> {
  const marked = await tx
    .update(outputs)
    .set({
      published: true,
      publishedAt: sql`clock_timestamp()`,
      publicationUrl: publication.url,
      publicationMetadata: publication.metadata,
    })
    .where(thisVersion(version.workspace, version.ideaId, version.number))
    .returning({ id: outputs.id });
  if (marked.length === 0) return false;
  await withdraw(tx, version.workspace, version.ideaId, { url: publication.url, but: version.number });
  if (publication.by !== undefined) {
    const subject = { idea: version.ideaId, version: version.number, url: publication.url };
    await note(tx, { workspaceId: version.workspace, personId: publication.by, action: "version.publish", subject });
  }
  return true;
}

/** Notes that what was published at an address is not there any more, whichever version it was; `but`: except this one. */
export async function withdraw(
  tx: Tx,
  workspace: string,
  ideaId: string,
  { url, but }: { url: string; but?: number },
): Promise<void> {
  await tx
    .update(outputs)
    .set({ published: false, publishedAt: null, publicationUrl: null, publicationMetadata: null })
    .where(
      and(
        eq(outputs.workspaceId, workspace),
        eq(outputs.ideaId, ideaId),
        eq(outputs.publicationUrl, url),
        but === undefined ? undefined : ne(outputs.number, but),
      ),
    );
}

/** What is kept of where an idea is published, the latest first. */
export async function lastPublications(tx: Tx, workspace: string, ideaId: string): Promise<unknown[]> {
  const found = await tx
    .select({ metadata: outputs.publicationMetadata })
    .from(outputs)
    .where(and(eq(outputs.workspaceId, workspace), eq(outputs.ideaId, ideaId), eq(outputs.published, true)))
    .orderBy(desc(outputs.publishedAt));
  return found.map(({ metadata }) => metadata);
}

const ideaOf = (workspace: string, id: string) => and(eq(ideas.workspaceId, workspace), eq(ideas.id, id));
const thisVersion = (workspace: string, ideaId: string, number: number) =>
  and(eq(outputs.workspaceId, workspace), eq(outputs.ideaId, ideaId), eq(outputs.number, number));
