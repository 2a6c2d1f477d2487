import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { defineStep } from "../step.ts";
import type { PublishFolder } from "./folder.ts";
import { folderStepType } from "./publish.ts";
import { fetchFiles, notePublished, publishing, type VersionParts } from "./version.ts";
import { readWork, withoutLeaks } from "./work.ts";

const input = z.object({ version: z.number().int() });

/** What publishing into a folder needs. */
export interface FolderParts extends VersionParts {
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
      const now = await publishing(parts, ctx, version);
      const work = readWork(now.output, parts.demoNotice);
      const published = await ctx.effect<{ path: string; files: string[] }>({
        key: `folder:${version}`,
        // writing the same files again changes nothing, so there is no need to look
        find: async () => undefined,
        act: async () => {
          const files = withoutLeaks(await fetchFiles(parts, ctx, work.files));
          const path = await parts.folder.write({ name: work.slug, owner: now.ideaId, files });
          return { path, files: files.map((file) => file.path) };
        },
      });
      await notePublished(parts, ctx, now, {
        ...{ url: published.path, place: { kind: "folder", files: published.files }, models: work.models },
      });
      return { output: published };
    },
  });
}
