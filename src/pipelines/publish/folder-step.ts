import { z } from "zod";
import type { Blobs } from "../../blobs/blobs.ts";
import type { StepContext, StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { markPublished, type Output, outputByNumber } from "../../store/outputs.ts";
import type { Store } from "../../store/store.ts";
import type { PostFile } from "../blog/files.ts";
import { defineStep, scopeOf } from "../step.ts";
import type { PublishedFile, PublishFolder } from "./folder.ts";
import { folderStepType } from "./publish.ts";
import { workFiles } from "./work-files.ts";

const input = z.object({ version: z.number().int() });

/** What publishing into a folder needs. */
export interface FolderParts {
  store: Store;
  blobs: Blobs;
  folder: PublishFolder;
  /** The sentence that says that a text is demo text, in this language. */
  demoNotice: (language: string) => string;
}

/** Where a version was published. */
export interface Published {
  path: string;
  files: string[];
}

/** Writes a version into its folder, once, and notes where. Published again, the folder is brought up to date in place. */
export function folderStep(parts: FolderParts): StepType<z.infer<typeof input>, Published> {
  return defineStep({
    type: folderStepType,
    input,
    async run(ctx, { version }) {
      const { output, ideaId } = await load(parts.store, ctx, version);
      const published = await ctx.effect<{ path: string; files: string[] }>({
        key: `folder:${version}`,
        // writing the same files again changes nothing, so there is no need to look
        find: async () => undefined,
        act: async () => {
          const { name, files: planned } = workFiles(output, parts.demoNotice);
          const files = await Promise.all(planned.map((file) => fetchFile(parts.blobs, ctx, file)));
          const path = await parts.folder.write({ name, owner: ideaId, files });
          return { path, files: files.map((file) => file.path) };
        },
      });
      await parts.store.asWorkspace(scopeOf(ctx), (tx) =>
        markPublished(
          tx,
          { workspace: ctx.workspace, ideaId, number: version },
          { url: published.path, metadata: { kind: "folder", files: published.files } },
        ),
      );
      return { output: published };
    },
  });
}

/** Throws `idea.not_found` where this person may not see the version. */
async function load(store: Store, ctx: StepContext, version: number): Promise<{ output: Output; ideaId: string }> {
  const { ideaId } = ctx;
  const output =
    ideaId === null
      ? undefined
      : await store.asWorkspace(scopeOf(ctx), (tx) => outputByNumber(tx, ctx.workspace, ideaId, version));
  if (ideaId === null || !output) throw new KindlingError("idea.not_found", { params: { version } });
  return { output, ideaId };
}

async function fetchFile(blobs: Blobs, ctx: StepContext, file: PostFile): Promise<PublishedFile> {
  if ("text" in file) return { path: file.path, bytes: new TextEncoder().encode(file.text) };
  const blob = await blobs.get(scopeOf(ctx), file.blob);
  if (!blob) throw new KindlingError("publish.failed", { params: { reason: "picture", file: file.path } });
  return { path: file.path, bytes: blob.bytes };
}
