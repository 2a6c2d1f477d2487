import { type Zippable, zipSync } from "fflate";
import { z } from "zod";
import type { Blobs } from "../../blobs/blobs.ts";
import type { RunSpec, StepContext, StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { postFiles } from "../../pipelines/blog/files.ts";
import { postHtml } from "../../pipelines/blog/html.ts";
import type { Post } from "../../pipelines/blog/post.ts";
import { unifiedDiff } from "../../pipelines/code/compare.ts";
import { projectFiles } from "../../pipelines/code/files.ts";
import type { CodeProject } from "../../pipelines/code/project.ts";
import { type Output, outputByNumber } from "../../store/outputs.ts";
import { downloadCard, type HandedFile } from "../cards/download.ts";
import { nonces } from "../nonces.ts";
import { type Texts, textsFor } from "../texts/catalogue.ts";
import { demoNotice } from "../texts/demo-notice.ts";
import { readVersion, workOf } from "../versions.ts";
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

/** Gives a version's files to the one who asked, privately: a post as markdown, one HTML page and a zip, a project as a zip. */
export function downloadStep(speaking: Speaking): StepType<z.infer<typeof downloadInput>, { blobs: string[] }> {
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
      const texts = textsFor(locale ?? undefined);
      const version = readVersion(output);
      const { packed, note } =
        "project" in version
          ? await packProject(speaking, ctx, output, version.project, texts)
          : { packed: await packPost(blobs, ctx, version.post, output.createdAt), note: texts.answers.download };
      const files = await Promise.all(
        packed.map(async ({ name, mime, bytes }): Promise<HandedFile> => {
          const blob = await blobs.put(scopeOf(ctx), { ideaId, mime, bytes });
          return { blob, name, mime, bytes: bytes.length };
        }),
      );
      const card = downloadCard(texts, { title: workOf(version).title, note, files });
      const nonce = nonces.download(runId);
      await unlessGone(
        () => notifyOnce(ctx, port, { target, person, nonce, card }),
        async () => ctx.log("warn", "the channel is gone: the file could not be handed over"),
      );
      return { output: { blobs: files.map(({ blob }) => blob) } };
    },
  };
}

/** A file before it is kept. */
interface Packed {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** A project as a zip, and what changed since the version that it was made from as a diff, where it was made from one. */
async function packProject(
  { store }: Speaking,
  ctx: StepContext,
  { parent, createdAt: mtime }: Output,
  project: CodeProject,
  { projects }: Texts,
): Promise<{ packed: Packed[]; note: string }> {
  const { slug } = project;
  const entries: Zippable = {};
  for (const { path, text } of projectFiles(project)) entries[`${slug}/${path}`] = [encoded(text), { mtime }];
  const zip = { name: `${slug}.zip`, mime: "application/zip", bytes: zipSync(entries) };
  const { ideaId, workspace } = ctx;
  const earlier =
    parent === null || ideaId === null
      ? undefined
      : await store.asWorkspace(scopeOf(ctx), (tx) => outputByNumber(tx, workspace, ideaId, parent));
  const before = earlier && readVersion(earlier);
  const diff = before && "project" in before ? unifiedDiff(before.project, project) : "";
  if (before === undefined || diff === "") return { packed: [zip], note: projects.download };
  return {
    packed: [zip, { name: `${slug}-since-${before.number}.diff`, mime: "text/x-diff", bytes: encoded(diff) }],
    note: projects.downloadWithDiff(before.number),
  };
}

/** The same version makes the same bytes: the zip carries the version's own time. */
async function packPost(blobs: Blobs, ctx: StepContext, post: Post, date: Date): Promise<Packed[]> {
  const facts = { date, demoNotice: demoNotice(post.language) };
  const files = postFiles(post, facts);
  const pictures = new Map(
    await Promise.all(files.flatMap((file) => ("blob" in file ? [readPicture(blobs, ctx, file.blob)] : []))),
  );
  const text = encoded(files.map((file) => ("text" in file ? file.text : "")).join(""));
  const page = encoded(postHtml(post, facts, pictures));
  const entries: Zippable = { [`${post.slug}/post.html`]: [page, { level: 6, mtime: date }] };
  for (const file of files) {
    const picture = "blob" in file ? pictures.get(file.blob) : undefined;
    entries[`${post.slug}/${file.path}`] = [picture ?? text, { level: picture === undefined ? 6 : 0, mtime: date }];
  }
  return [
    { name: `${post.slug}.md`, mime: "text/markdown", bytes: text },
    { name: `${post.slug}.html`, mime: "text/html", bytes: page },
    { name: `${post.slug}.zip`, mime: "application/zip", bytes: zipSync(entries) },
  ];
}

async function readPicture(blobs: Blobs, ctx: StepContext, id: string): Promise<[string, Uint8Array]> {
  const blob = await blobs.get(scopeOf(ctx), id);
  if (blob === undefined) throw new KindlingError("step.failed");
  return [id, blob.bytes];
}

const encoded = (text: string) => new TextEncoder().encode(text);
