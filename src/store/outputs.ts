import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { ideas, outputs } from "./schema.ts";
import type { Tx } from "./store.ts";
import { uuidv7 } from "./uuid.ts";

/** A version as stored. */
export type Output = typeof outputs.$inferSelect;

/** What a new version is made of. `parent`: the version that it was made from; null for the first. */
export interface NewVersion {
  workspaceId: string;
  ideaId: string;
  runId: string;
  /** The step that saves it. */
  stepKey: string;
  parent: number | null;
  format: Output["format"];
  content: unknown;
  scores: unknown;
}

/** A line of the list of versions. */
export type VersionSummary = Pick<
  Output,
  "number" | "parent" | "format" | "published" | "publicationUrl" | "createdAt" | "runId"
> & { score: number | null };

/**
 * Saves a step's version under the idea's next number, and makes it the head if the head is still its parent. A step
 * makes one version: saved again (a retried attempt), the first stays and is returned. Throws when the idea is not there
 * for this person.
 */
export async function saveVersion(tx: Tx, version: NewVersion): Promise<{ number: number; isHead: boolean }> {
  const thisIdea = and(eq(ideas.workspaceId, version.workspaceId), eq(ideas.id, version.ideaId));
  // The lock makes two runs of one idea take turns.
  const [idea] = await tx.select({ head: ideas.headVersion }).from(ideas).where(thisIdea).for("update");
  if (!idea) throw new Error("a version was saved for an idea that is not there");

  const [saved] = await tx
    .insert(outputs)
    .values({
      ...version,
      id: uuidv7(),
      number: sql`(
        select coalesce(max(o.number), 0) + 1 from outputs o
        where o.workspace_id = ${version.workspaceId} and o.idea_id = ${version.ideaId}
      )`,
    })
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

  const headIsParent = version.parent === null ? isNull(ideas.headVersion) : eq(ideas.headVersion, version.parent);
  const moved = await tx
    .update(ideas)
    .set({ headVersion: saved.number, updatedAt: sql`clock_timestamp()` })
    .where(and(thisIdea, headIsParent))
    .returning({ id: ideas.id });
  return { number: saved.number, isHead: moved.length > 0 };
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
    })
    .from(outputs)
    .where(and(eq(outputs.workspaceId, workspace), eq(outputs.ideaId, ideaId)))
    .orderBy(asc(outputs.number));
  return found.map((version) => ({ ...version, score: version.score === null ? null : Number(version.score) }));
}

/** Notes where a version was published. False when it is not there for this person. */
export async function markPublished(
  tx: Tx,
  version: { workspace: string; ideaId: string; number: number },
  publication: { url: string; metadata: unknown },
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
  return marked.length > 0;
}

const thisVersion = (workspace: string, ideaId: string, number: number) =>
  and(eq(outputs.workspaceId, workspace), eq(outputs.ideaId, ideaId), eq(outputs.number, number));
