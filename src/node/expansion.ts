import { z } from "zod";
import { localWorkspace as workspace } from "../accounts/local-workspace.ts";
import type { App } from "../app.ts";
import { progressLines } from "../chat/cards/phases.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import { demoNotice } from "../chat/texts/demo-notice.ts";
import { errorLine } from "../chat/texts/wording.ts";
import { readVersion, totalOf, workOf } from "../chat/versions.ts";
import type { ProgressStep } from "../chat/vocabulary.ts";
import { withoutSecrets } from "../checks/secrets.ts";
import type { RunSnapshot } from "../engine/types.ts";
import type { PostFile } from "../pipelines/blog/files.ts";
import type { Dimension } from "../pipelines/blog/post.ts";
import type { CodeDimension } from "../pipelines/code/project.ts";
import { expandRun } from "../pipelines/expand.ts";
import { ideaOptions } from "../pipelines/options.ts";
import type { PublishedFile } from "../pipelines/publish/folder.ts";
import { workFiles } from "../pipelines/publish/work-files.ts";
import { talk } from "../pipelines/talk.ts";
import { insertIdea, updateIdea } from "../store/ideas.ts";
import { outputOfRun } from "../store/outputs.ts";
import type { Scope } from "../store/store.ts";
import { uuidv7 } from "../store/uuid.ts";

/** An idea that was given on the command line. */
export const expansionRequest = z.object({
  idea: z.string(),
  options: ideaOptions,
  /** The name of the machine's user. */
  person: z.string(),
});
export type ExpansionRequest = z.infer<typeof expansionRequest>;

/** What `expand --json` prints, but for the folder. Null where the run ended without a version, or without its review. */
export interface Report {
  ideaId: string;
  runId: string;
  format: "blog" | "code" | null;
  title: string | null;
  version: number | null;
  score: number | null;
  dimensions: Partial<Record<Dimension | CodeDimension, number>> | null;
  files: string[];
  images: { file: string; provider: string; alt: string }[];
  costUsd: number;
  steps: { key: string; type: string; status: string; ms: number; attempts: number }[];
  /** Why it did not end well: a code, and the sentence for it. Absent when it did. */
  error?: { code: string; message: string };
}

/** An expansion at its end. `name`: for a folder, when there are files. */
export interface Expanded {
  report: Report;
  owner: string;
  /** Whether the demo model wrote it. */
  demo: boolean;
  name: string;
  files: PublishedFile[];
}

/** What happens on the way. `stop` ends the run; what is finished is kept. */
export interface Watch {
  onProgress: (steps: ProgressStep[]) => void;
  stop: AbortSignal;
}

/** Nobody can be asked here: the step that would takes the likelier answer at once. */
const asksNobody = ({ type }: { type: string }) => type !== talk.ask;
const pollMs = 100;
const working = new Set<RunSnapshot["status"]>(["running", "waiting"]);

/** Expands an idea that no chat began, to its end: the run is the same as in a chat, but nothing is posted. */
export async function expandIdea(app: App, request: ExpansionRequest, { onProgress, stop }: Watch): Promise<Expanded> {
  const { store, engine } = app;
  const ideaId = uuidv7();
  const runId = uuidv7();
  const scope = await accept(app, request, { ideaId, runId });
  engine.flush(runId);

  let stopping = false;
  for (;;) {
    const run = await store.asWorkspace(scope, (tx) => engine.snapshot(tx, runId));
    if (!run) throw new Error("a run was lost");
    onProgress(progressLines(textsFor(undefined), run.steps.filter(asksNobody), app.now()));
    if (!working.has(run.status)) return finished(app, scope, run, ideaId);
    if (stop.aborted && !stopping) {
      stopping = true;
      await store.asWorkspace(scope, (tx) => engine.stop(tx, runId));
      engine.flush(runId);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function accept(app: App, request: ExpansionRequest, ids: { ideaId: string; runId: string }): Promise<Scope> {
  const { options, person } = request;
  const idea = withoutSecrets(request.idea);
  const entrance = { workspace, platform: "cli", person: { externalId: person, name: person } };
  return app.store.accept(entrance, async (tx, scope) => {
    const run = expandRun({
      ...{ id: ids.runId, workspace: workspace.id, owner: scope.person, ideaId: ids.ideaId, idea, options },
      ...{ target: null, thread: null, trigger: { by: "cli" }, budget: app.budget },
    });
    await Promise.all([
      insertIdea(tx, {
        ...{ workspaceId: workspace.id, id: ids.ideaId, ownerId: scope.person, audience: "workspace", channelId: null },
        ...{ text: idea, title: null, options, format: null, thread: null },
      }),
      app.engine.start(tx, run),
    ]);
    return scope;
  });
}

async function finished(app: App, scope: Scope, run: RunSnapshot, ideaId: string): Promise<Expanded> {
  const texts = textsFor(undefined);
  const output = await app.store.asWorkspace(scope, (tx) => outputOfRun(tx, scope.workspace, run.id));
  const steps = run.steps.map(({ key, type, state, startedAt, completedAt, attempts }) => ({
    ...{ key, type, status: state, attempts },
    ms: startedAt && completedAt ? completedAt.getTime() - startedAt.getTime() : 0,
  }));
  const code = run.error?.code ?? (run.status === "stopped" ? "run.stopped" : undefined);
  const error = code && { code, message: errorLine(texts, { code, params: run.error?.params ?? {} }, "terminal") };
  const report = { ideaId, runId: run.id, costUsd: run.costUsd, steps, ...(error && { error }) };
  if (!output) {
    await app.store.asWorkspace(scope, (tx) => updateIdea(tx, scope.workspace, ideaId, { status: "failed" }));
    const nothing = { format: null, title: null, version: null, score: null, dimensions: null, files: [], images: [] };
    return { report: { ...report, ...nothing }, owner: ideaId, demo: false, name: "", files: [] };
  }

  const version = readVersion(output);
  const { title, demo } = workOf(version);
  const { name, files: planned } = workFiles(output, demoNotice);
  const files = await Promise.all(planned.map((file) => fetchFile(app, scope, file)));
  const pictures = planned.flatMap((file) => ("blob" in file ? [file] : []));
  const images = ("post" in version ? version.post.parts : []).flatMap((part) => {
    const file = part.kind === "image" ? pictures.find(({ blob }) => blob === part.blob)?.path : undefined;
    return part.kind === "image" && file !== undefined ? [{ file, provider: part.provider, alt: part.alt }] : [];
  });
  const { dimensions } = version.scores;
  return {
    report: {
      ...report,
      ...{ format: output.format, title, version: output.number },
      ...{ score: totalOf(version), dimensions: version.scores.reviewed ? dimensions : null },
      ...{ files: files.map(({ path }) => path), images },
    },
    ...{ owner: ideaId, demo, name, files },
  };
}

async function fetchFile(app: App, scope: Scope, file: PostFile): Promise<PublishedFile> {
  if ("text" in file) return { path: file.path, bytes: new TextEncoder().encode(file.text) };
  const blob = await app.blobs.get(scope, file.blob);
  if (!blob) throw new Error("a picture was lost");
  return { path: file.path, bytes: blob.bytes };
}
