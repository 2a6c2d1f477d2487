import { z } from "zod";

/** What is kept of where a version was published, so that it can be brought up to date and taken back there. */
const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("folder"), files: z.array(z.string()) }),
  z.object({ kind: z.literal("gist"), id: z.string(), file: z.string(), open: z.boolean().optional() }),
  z.object({
    /** `path`: files in a repository with other things in it; `repository`: all that there is. */
    kind: z.enum(["path", "repository"]),
    owner: z.string(),
    repo: z.string(),
    private: z.boolean(),
    branch: z.string(),
    /** What the files are called after; stays when the title changes. */
    slug: z.string(),
    folder: z.string().nullable(),
    /** The day that the page bears, which stays as well: ISO 8601. Null for a repository of its own. */
    date: z.string().nullable(),
    commit: z.string(),
    tree: z.string(),
    /** Git's names of our files, by path. */
    files: z.record(z.string(), z.string()),
    /** The pull request that asks for it; null where it is on the branch. */
    pull: z.string().nullable(),
  }),
]);
export type Place = z.infer<typeof place>;
export type RepositoryPlace = Extract<Place, { kind: "path" | "repository" }>;

/** Who let it go out, and what of. Absent for what was published before these were kept. */
const approval = z.object({
  approvedBy: z.string(),
  /** ISO 8601. */
  approvedAt: z.string(),
  models: z.array(z.string()),
  /** Null where there was no review. */
  score: z.number().nullable(),
  costUsd: z.number(),
  /** Pictures that the place could not take. */
  leftOut: z.number().int().default(0),
});
export type Approval = z.infer<typeof approval>;

/** As stored in `outputs.publication_metadata`. */
export const publication = z.object({ place, approval: approval.nullable() });
export type Publication = z.infer<typeof publication>;

/** A publication, read back; undefined where there is none, or it was kept in another shape. */
export function readPublication(metadata: unknown): Publication | undefined {
  const earlier = place.safeParse(metadata).data;
  return earlier ? { place: earlier, approval: null } : publication.safeParse(metadata).data;
}
