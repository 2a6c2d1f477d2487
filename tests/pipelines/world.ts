import { eq } from "drizzle-orm";
import type { GitHubAccounts } from "../../src/accounts/github.ts";
import type { Blobs } from "../../src/blobs/blobs.ts";
import { createPostgresBlobs } from "../../src/blobs/postgres.ts";
import type { EngineParts } from "../../src/engine/engine.ts";
import type { RunSnapshot, RunSpec, StepType } from "../../src/engine/types.ts";
import type { Images } from "../../src/images/types.ts";
import type { GenerateRequest, Models, Task } from "../../src/models/types.ts";
import { type Post, post, type Scores, scores } from "../../src/pipelines/blog/post.ts";
import type { CodeChecks } from "../../src/pipelines/code/checks.ts";
import { type CodeProject, type CodeScores, codeScores, project } from "../../src/pipelines/code/project.ts";
import { type Expansion, expandRun } from "../../src/pipelines/expand.ts";
import { defaultOptions, type IdeaOptions } from "../../src/pipelines/options.ts";
import type { PublishFolder } from "../../src/pipelines/publish/folder.ts";
import { type Refinement, refineRun } from "../../src/pipelines/refine/refine.ts";
import type { RunStart } from "../../src/pipelines/start.ts";
import { pipelineSteps } from "../../src/pipelines/steps.ts";
import {
  announceInput,
  askInput,
  connectInput,
  decideInput,
  deliverInput,
  publishedInput,
  sayInput,
  talk,
  unchangedInput,
  withdrawnInput,
} from "../../src/pipelines/talk.ts";
import { type Idea, ideaById, insertIdea } from "../../src/store/ideas.ts";
import { headOutput, type Output } from "../../src/store/outputs.ts";
import { insertReply } from "../../src/store/replies.ts";
import { runLogs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { createWorld, ended, type World } from "../engine/world.ts";

/** Answers a request or throws; `nth` counts the calls of that task from 0. The demo answer is at hand. */
export type Script = Partial<Record<Task, Answer>>;
export type Answer = (asked: { request: GenerateRequest<unknown>; nth: number; demo: unknown }) => unknown;

/** A gateway that answers by script, and as the demo model where there is none. Every answer is journalled and costs. */
export function scriptedModels(script: Script = {}, options: { costUsd?: number; demo?: boolean } = {}) {
  const { costUsd = 0.01, demo: isDemo = false } = options;
  const asked: GenerateRequest<unknown>[] = [];
  const models: Models = {
    async generate<T>(ctx: Parameters<Models["generate"]>[0], request: GenerateRequest<T>) {
      const { task } = request;
      const provider = /review$/.test(task) ? "judge" : "scripted";
      const nth = asked.filter((earlier) => earlier.task === task).length;
      const entry = await ctx.call<string>(
        { kind: "model", task, provider, model: "m", request: { nth }, maxCostUsd: costUsd },
        async (signal) => {
          asked.push(request as GenerateRequest<unknown>);
          signal.throwIfAborted();
          const demo = request.demo();
          const value = script[task]?.({ request: request as GenerateRequest<unknown>, nth, demo }) ?? demo;
          const usage = { inputTokens: 10, outputTokens: 10, cachedTokens: 0, reasoningTokens: 0, costUsd };
          return { response: JSON.stringify(await value), usage };
        },
      );
      const parsed: unknown = JSON.parse(entry.response);
      const value = request.output ? request.output.schema.parse(parsed) : (parsed as T);
      if (typeof value === "string") request.onText?.(value);
      return { value, provider, model: "m", demo: isDemo, costUsd };
    },
    firstChoice: async () => ({ provider: "scripted", model: "m", demo: isDemo }),
  };
  return { models, asked };
}

/** Pictures of one pixel, kept as blobs. */
export function pixelImages(blobs: Blobs, options: { fail?: () => Error | undefined } = {}): Images {
  return {
    async make(ctx, { width, height }) {
      const failure = options.fail?.();
      if (failure) throw failure;
      const { workspace, owner: person, channel, ideaId } = ctx;
      const bytes = new Uint8Array([137, 80, 78, 71]);
      const blob = await blobs.put({ workspace, person, channel }, { ideaId: ideaId ?? "", mime: "image/png", bytes });
      return {
        blob,
        mime: "image/png",
        width,
        height,
        bytes: bytes.length,
        provider: "cover",
        model: "cover",
        costUsd: 0,
      };
    },
  };
}

/** What the steps that talk were given. */
export interface Said {
  type: string;
  input: unknown;
}

/** Steps that talk, without anybody to talk to. `answer` is what the thread says when it is asked. */
export function talkSteps(said: Said[], answer: "blog" | "code" | "none" | "wait" | undefined): StepType[] {
  const say = <T>(type: StepType["type"], input: StepType<T>["input"]): StepType<T> => ({
    type,
    input,
    async run(_, given) {
      said.push({ type, input: given });
      return { output: {} };
    },
  });
  return [
    say(talk.announce, announceInput),
    say(talk.deliver, deliverInput),
    say(talk.published, publishedInput),
    say(talk.connect, connectInput),
    say(talk.withdrawn, withdrawnInput),
    say(talk.unchanged, unchangedInput),
    say(talk.decide, decideInput),
    say(talk.say, sayInput),
    {
      type: talk.ask,
      input: askInput,
      async run(_, input) {
        const ask = askInput.parse(input);
        said.push({ type: talk.ask, input: ask });
        const byDefault = ask.question === "notSoftware" ? "blog" : ask.likelier;
        if (answer === "wait") return { wait: { signal: ask.question, forMs: 200, default: { format: byDefault } } };
        return { output: { format: answer ?? byDefault } };
      },
    },
  ];
}

/** A finished expansion: the run, what it saved, and what it said. */
export interface Expanded {
  run: RunSnapshot;
  ideaId: string;
  idea: Idea;
  output: Output | undefined;
  post: Post | undefined;
  scores: Scores | undefined;
  /** Where it made a project instead. */
  project: CodeProject | undefined;
  codeScores: CodeScores | undefined;
}

export const keysOf = ({ run }: Expanded): string[] => run.steps.map((step) => step.key);
export const stateOf = ({ run }: Expanded, key: string) => run.steps.find((step) => step.key === key)?.state;
export const outputOf = <T>({ run }: Expanded, key: string) => run.steps.find((step) => step.key === key)?.output as T;

/** The text of a cell of what was saved. */
export function textOf({ post }: Expanded, id: string): string | undefined {
  const part = post?.parts.find((candidate) => candidate.id === id);
  return part?.kind === "markdown" ? part.text : undefined;
}

export interface PipelineWorld extends World {
  said: Said[];
  blobs: Blobs;
  begin(
    idea: string,
    options?: Partial<IdeaOptions>,
    changes?: Partial<Expansion>,
  ): Promise<{ id: string; ideaId: string }>;
  expand(idea: string, options?: Partial<IdeaOptions>, changes?: Partial<Expansion>): Promise<Expanded>;
  result(id: string, ideaId: string): Promise<Expanded>;
  /** A run of any kind to its end. */
  run(spec: RunSpec): Promise<Expanded>;
  /** What every run on an idea starts from. */
  startOf(ideaId: string): RunStart;
  /** Keeps an unread reply to an idea; returns its id. */
  reply(ideaId: string, reply: { text: string; thread: string }): Promise<string>;
  /** Changes the head version of an idea, as one person's requests. */
  refine(ideaId: string, requests: string[], changes?: Partial<Refinement>): Promise<Expanded>;
  /** The lines of a run's log. */
  log(run: string): Promise<string>;
}

/** The pipelines at work on a real store and engine. */
export async function createPipelineWorld(
  store: Store,
  parts: {
    models: Models;
    images?: (blobs: Blobs) => Images;
    folder?: PublishFolder;
    github?: GitHubAccounts;
    codeChecks?: CodeChecks;
    answer?: "blog" | "code" | "none" | "wait";
    engine?: Partial<EngineParts>;
    /** What every step type is made into first. */
    steps?: (type: StepType) => StepType;
  },
): Promise<PipelineWorld> {
  const blobs = createPostgresBlobs(store);
  const said: Said[] = [];
  const steps = pipelineSteps({
    store,
    blobs,
    models: parts.models,
    images: (parts.images ?? pixelImages)(blobs),
    folder: parts.folder ?? null,
    demoNotice: (language) => `demo text (${language})`,
    codeChecks: parts.codeChecks ?? (async () => ({})),
    github: parts.github,
  });
  const world = await createWorld(
    store,
    [...steps, ...talkSteps(said, parts.answer)].map(parts.steps ?? ((type) => type)),
    parts.engine,
  );
  const { scope } = world;

  const result = async (id: string, ideaId: string): Promise<Expanded> => {
    const run = await world.snapshot(id);
    const [idea, output] = await store.asWorkspace(scope, (tx) =>
      Promise.all([ideaById(tx, scope.workspace, ideaId), headOutput(tx, scope.workspace, ideaId)]),
    );
    if (!idea) throw new Error("no idea");
    const code = output?.format === "code";
    return {
      ...{ run, ideaId, idea, output },
      post: output && !code ? post.parse(output.content) : undefined,
      scores: output && !code ? scores.parse(output.scores) : undefined,
      project: code ? project.parse(output.content) : undefined,
      codeScores: code ? codeScores.parse(output.scores) : undefined,
    };
  };
  const pipelines: PipelineWorld = {
    ...world,
    ...{ said, blobs, result },
    async log(run) {
      const lines = await store.asWorkspace(scope, (tx) => tx.select().from(runLogs).where(eq(runLogs.runId, run)));
      return lines.map((line) => line.message).join("\n");
    },
    async begin(idea, given = {}, changes = {}) {
      const [id, ideaId] = [uuidv7(), uuidv7()];
      const options = { ...defaultOptions, ...given };
      const { workspace, person: owner } = scope;
      const spec = expandRun({
        ...{ id, ideaId, workspace, owner, idea, options, target: null, thread: null, trigger: null },
        budget: { usd: 5, ms: 600_000 },
        ...changes,
      });
      await store.asWorkspace(scope, async (tx) => {
        await insertIdea(tx, {
          ...{ workspaceId: workspace, id: ideaId, ownerId: owner, audience: "workspace", channelId: null },
          ...{ text: idea, title: null, options, format: null, thread: null },
        });
        await world.engine.start(tx, spec);
      });
      world.engine.flush(id);
      return { id, ideaId };
    },
    startOf: (ideaId) => ({
      ...{ id: uuidv7(), workspace: scope.workspace, owner: scope.person, ideaId, thread: null, trigger: null },
      budget: { usd: 5, ms: 600_000 },
    }),
    async run(spec) {
      const { workspace, owner: person } = spec;
      await store.asWorkspace({ workspace, person }, (tx) => world.engine.start(tx, spec));
      world.engine.flush(spec.id);
      await world.until(spec.id, ended, 15_000);
      return result(spec.id, spec.ideaId ?? "");
    },
    async reply(ideaId, { text, thread }) {
      const id = uuidv7();
      await store.asWorkspace(scope, (tx) =>
        insertReply(tx, {
          ...{ workspaceId: scope.workspace, id, ideaId, thread, messageId: id, personId: scope.person, text },
          ...{ kind: null, state: "unread" },
        }),
      );
      return id;
    },
    async refine(ideaId, requests, changes = {}) {
      const head = await store.asWorkspace(scope, (tx) => headOutput(tx, scope.workspace, ideaId));
      const base = head?.number ?? 0;
      return pipelines.run(
        refineRun({
          ...{ ...pipelines.startOf(ideaId), base, onHead: base, target: null },
          requests: requests.map((text) => ({ text, by: "Ada" })),
          ...changes,
        }),
      );
    },
    async expand(idea, options, changes) {
      const { id, ideaId } = await pipelines.begin(idea, options, changes);
      await world.until(id, ended, 15_000);
      return result(id, ideaId);
    },
  };
  return pipelines;
}
