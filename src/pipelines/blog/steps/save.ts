import { z } from "zod";
import type { StepContext, StepType } from "../../../engine/types.ts";
import { ideaById, updateIdea } from "../../../store/ideas.ts";
import { outputOfRun, saveVersion } from "../../../store/outputs.ts";
import type { Store } from "../../../store/store.ts";
import { defineStep, ideaOf, scopeOf } from "../../step.ts";
import { type Author, author } from "../author.ts";
import { type Brief, brief, type Lineage } from "../brief.ts";
import { blogSteps } from "../graph.ts";
import { wordsOf } from "../measure.ts";
import { type Plan, plan } from "../plan.ts";
import { type Cell, cell, type Post, type Scores, scores } from "../post.ts";

const input = z.object({
  brief,
  plan,
  parts: z.array(cell),
  scores,
  /** Who did what, by task; null where nobody did. */
  authors: z.record(z.string(), author.nullable()),
});

/** The number of the version that was saved. */
export interface Saved {
  version: number;
}

/** Keeps the best version as the idea's head. Saved again after a crash, it is the same version. */
export function saveStep({ store }: { store: Store }): StepType<z.infer<typeof input>, Saved> {
  return defineStep({
    type: blogSteps.save,
    input,
    async run(ctx, { brief, plan, parts, scores, authors }) {
      return {
        output: await savePost(store, ctx, {
          content: postOf(brief, plan, parts, authors),
          scores,
          lineage: brief.lineage,
        }),
      };
    },
  });
}

/** The post that these cells make. It is demo text when the demo model had any part in it. */
export function postOf(brief: Brief, plan: Plan, parts: Cell[], authors: Record<string, Author | null>): Post {
  const { title, metaTitle, description, slug, tags, language, tone, style, audience } = plan;
  const involved = Object.entries({ intake: brief.by, plan: plan.by, ...authors }).filter(([, by]) => by !== null);
  return {
    title,
    metaTitle,
    description,
    slug,
    tags,
    language,
    tone,
    style,
    audience,
    ...(brief.direction.length > 0 && { direction: brief.direction }),
    words: wordsOf({ parts, language }),
    parts,
    models: Object.fromEntries(involved.map(([task, by]) => [task, `${by?.provider}:${by?.model}`])),
    demo: involved.some(([, by]) => by?.demo),
  };
}

/** A post to be saved: with its scores, and its place in the tree of versions. */
export interface Finished {
  content: Post;
  scores: Scores;
  lineage: Lineage;
}

/** Saves a post as the run's version. */
export const savePost = (store: Store, ctx: StepContext, finished: Finished): Promise<Saved> =>
  saveWork(store, ctx, { format: "blog", ...finished });

/** A version to be, of either format. */
export interface FinishedWork {
  format: "blog" | "code";
  content: { title: string };
  scores: unknown;
  lineage: Lineage;
}

/** Writes the version and, where that is the head, what the idea now is, in one transaction. Idempotent by step. */
export async function saveWork(
  store: Store,
  ctx: StepContext,
  { format, content, scores, lineage }: FinishedWork,
): Promise<Saved> {
  const { workspace, runId, key: stepKey } = ctx;
  const ideaId = ideaOf(ctx);
  return store.asWorkspace(scopeOf(ctx), async (tx) => {
    const [idea, partial] = await Promise.all([ideaById(tx, workspace, ideaId), outputOfRun(tx, workspace, runId)]);
    const head = idea?.headVersion ?? null;
    const placed = (version: Lineage["parent"]) => (version === "head" ? head : version);
    // after a Retry the whole version takes the place of this run's own partial one
    const onHead = partial && partial.number === head ? head : placed(lineage.onHead);
    const { number, isHead } = await saveVersion(tx, {
      ...{ workspaceId: workspace, ideaId, runId, stepKey, format, content, scores },
      ...{ parent: placed(lineage.parent), onHead },
    });
    const { title } = content;
    // What its owner has put away stays away, whoever goes on working at it.
    const status = idea?.status === "archived" ? "archived" : "expanded";
    await updateIdea(tx, workspace, ideaId, { status, ...(isHead && { title, format }) });
    return { version: number };
  });
}
