import type { Blobs } from "../../blobs/blobs.ts";
import type { StepContext } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { lastPublications, markPublished, type Output } from "../../store/outputs.ts";
import { usersByIds } from "../../store/people.ts";
import { shownVersion } from "../../store/shown.ts";
import type { Store } from "../../store/store.ts";
import type { PostFile } from "../blog/files.ts";
import { ideaOf, scopeOf } from "../step.ts";
import type { PublishedFile } from "./folder.ts";
import { type Place, type Publication, readPublication } from "./publication.ts";

/** A version that is being published, and where the idea has been published before, the latest first. */
export interface Publishing {
  ideaId: string;
  output: Output;
  costUsd: number;
  approvedBy: string;
  before: Publication[];
}

/** What is read and written of versions. */
export interface VersionParts {
  store: Store;
  blobs: Blobs;
}

/** Throws `idea.not_found` where this person may not see the version. */
export async function publishing({ store }: VersionParts, ctx: StepContext, version: number): Promise<Publishing> {
  const ideaId = ideaOf(ctx);
  const [shown, [person], published] = await store.asWorkspace(scopeOf(ctx), (tx) =>
    Promise.all([
      shownVersion(tx, ctx.workspace, ideaId, version),
      usersByIds(tx, [ctx.owner]),
      lastPublications(tx, ctx.workspace, ideaId),
    ]),
  );
  if (!shown?.output) throw new KindlingError("idea.not_found", { params: { version } });
  const before = published.flatMap((each) => readPublication(each) ?? []);
  return { ideaId, output: shown.output, costUsd: shown.costUsd, approvedBy: person?.name ?? "", before };
}

/** Notes where it went, who let it go, and what of. An earlier version in the same place is not there any more. */
export async function notePublished(
  { store }: VersionParts,
  ctx: StepContext,
  { ideaId, output, costUsd, approvedBy }: Publishing,
  { url, place, models, leftOut = 0 }: { url: string; place: Place; models: string[]; leftOut?: number },
): Promise<void> {
  const { createdAt } = await ctx.snapshot();
  const metadata: Publication = {
    place,
    approval: {
      ...{ approvedBy, approvedAt: createdAt.toISOString(), models, score: scoreOf(output.scores), costUsd, leftOut },
    },
  };
  await store.asWorkspace(scopeOf(ctx), (tx) =>
    markPublished(tx, { workspace: ctx.workspace, ideaId, number: output.number }, { url, metadata, by: ctx.owner }),
  );
}

/** The bytes of a version's files. */
export const fetchFiles = (
  { blobs }: VersionParts,
  ctx: StepContext,
  files: readonly PostFile[],
): Promise<PublishedFile[]> =>
  Promise.all(
    files.map(async (file) => {
      if ("text" in file) return { path: file.path, bytes: new TextEncoder().encode(file.text) };
      const blob = await blobs.get(scopeOf(ctx), file.blob);
      if (!blob) throw new KindlingError("publish.failed", { params: { reason: "picture", file: file.path } });
      return { path: file.path, bytes: blob.bytes };
    }),
  );

function scoreOf(scores: unknown): number | null {
  if (typeof scores !== "object" || scores === null || !("total" in scores)) return null;
  const reviewed = !("reviewed" in scores) || scores.reviewed === true;
  return reviewed && typeof scores.total === "number" ? scores.total : null;
}
