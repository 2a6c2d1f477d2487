import { type Zippable, zipSync } from "fflate";
import { z } from "zod";
import type { Blobs } from "../../blobs/blobs.ts";
import type { RunSpec, StepContext, StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { type PostFile, postFiles } from "../../pipelines/blog/files.ts";
import { outputByNumber } from "../../store/outputs.ts";
import { downloadCard } from "../cards/download.ts";
import { nonces } from "../nonces.ts";
import { textsFor } from "../texts/catalogue.ts";
import { demoNotice } from "../texts/demo-notice.ts";
import { readVersion } from "../versions.ts";
import { notifyOnce, patience, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

/** Whom to give which version, and where they asked for it. */
const downloadInput = z.object({
  version: z.number().int(),
  target: z.string(),
  person: z.string(),
  locale: z.string().nullable(),
});

/** The type of the one step of a {@link downloadRun}. */
export const downloadStepType = "chat.download@1";

/** A run that packs a version and hands it to one person. It has no card and holds no thread up. */
export function downloadRun(
  run: Pick<RunSpec, "id" | "workspace" | "owner" | "channel" | "ideaId" | "budget" | "trigger">,
  input: z.infer<typeof downloadInput>,
): RunSpec {
  const steps = [{ key: "download", type: downloadStepType, input } as const];
  return { ...run, kind: "download", thread: null, card: false, steps };
}

/** Packs a version's files into a zip and gives it to the one who asked, privately. */
export function downloadStep(speaking: Speaking): StepType<z.infer<typeof downloadInput>, { blob: string }> {
  const { store, blobs, ports } = speaking;
  return {
    type: downloadStepType,
    input: downloadInput,
    retry: patience,
    async run(ctx, { version: number, target, person, locale }) {
      const { ideaId, workspace, runId } = ctx;
      const port = ports(workspace);
      if (ideaId === null || port === undefined) throw new KindlingError("idea.not_found");
      const output = await store.asWorkspace(scopeOf(ctx), (tx) => outputByNumber(tx, workspace, ideaId, number));
      if (output === undefined) throw new KindlingError("idea.not_found");
      const { post } = readVersion(output);
      const files = postFiles(post, { date: output.createdAt, demoNotice: demoNotice(post.language) });
      const bytes = await pack(blobs, ctx, `${post.slug}/`, files, output.createdAt);
      const blob = await blobs.put(scopeOf(ctx), { ideaId, mime: "application/zip", bytes });
      const file = { blob, name: `${post.slug}.zip`, mime: "application/zip", bytes: bytes.length };
      const card = downloadCard(textsFor(locale ?? undefined), { title: post.title, file });
      const nonce = nonces.download(runId);
      await unlessGone(
        () => notifyOnce(ctx, port, { target, person, nonce, card }),
        async () => ctx.log("warn", "the channel is gone: the file could not be handed over"),
      );
      return { output: { blob } };
    },
  };
}

/** The same files make the same bytes: the zip carries the version's own time. */
async function pack(
  blobs: Blobs,
  ctx: StepContext,
  folder: string,
  files: PostFile[],
  date: Date,
): Promise<Uint8Array> {
  const entries: Zippable = {};
  for (const file of files) {
    const isText = "text" in file;
    const bytes = isText ? new TextEncoder().encode(file.text) : (await blobs.get(scopeOf(ctx), file.blob))?.bytes;
    if (bytes === undefined) throw new KindlingError("step.failed");
    entries[`${folder}${file.path}`] = [bytes, { level: isText ? 6 : 0, mtime: date }];
  }
  return zipSync(entries);
}
