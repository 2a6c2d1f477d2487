import { z } from "zod";
import type { GitHubAccounts } from "../../accounts/github.ts";
import type { StepContext, StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import type { GitHub } from "../../github/client.ts";
import {
  createRepository,
  describeRepository,
  findRepository,
  type Made,
  orNone,
  replaceFirstCommit,
} from "../../github/repository.ts";
import { type Revised, revise } from "../../github/revise.ts";
import { shasOf } from "../../github/tree.ts";
import { defineStep } from "../step.ts";
import { onGitHub } from "./account.ts";
import { destination, scopesFor } from "./destination.ts";
import type { PublishedFile } from "./folder.ts";
import type { Publication, RepositoryPlace } from "./publication.ts";
import { publishSteps } from "./publish.ts";
import { fetchFiles, notePublished, publishing, type VersionParts } from "./version.ts";
import { readWork, type Work, withoutLeaks } from "./work.ts";

/** What publishing on GitHub needs. */
export interface GitHubStepParts extends VersionParts {
  github: GitHubAccounts;
  demoNotice: (language: string) => string;
  /** How a pause is spent; injected by tests. */
  pause?: (ms: number) => Promise<void>;
}

/** Where a version is now. */
export interface PublishedAt {
  path: string;
}

const created = destination.options[3];
const made = z.object({ owner: z.string(), repo: z.string(), branch: z.string(), url: z.string() });

/** Makes a repository for a version, once: after a crash it looks for the one that it made. */
export function repositoryStep(parts: GitHubStepParts): StepType<z.infer<typeof newInput>, Made> {
  return defineStep({
    type: publishSteps.repository,
    input: newInput,
    async run(ctx, { version, destination: where }) {
      const { work } = await load(parts, ctx, version);
      const paths = work.files.map(({ path }) => path);
      const wanted = { ...where, marker: `kindling:${ctx.runId}` };
      const output = await onGitHub(
        parts.github,
        ctx,
        { scopes: scopesFor(where, paths) ?? [], what: where.owner ?? where.name },
        ({ github, account: { login } }) =>
          ctx.effect<Made & Record<string, string>>({
            key: `repository:${where.name}`,
            find: async (intent) => asJson(await findRepository(github, login, wanted, intent)),
            act: async () => ({ ...(await createRepository(github, login, wanted)) }),
          }),
      );
      return { output };
    },
  });
}
const newInput = z.object({ version: z.number().int(), destination: created });

const asJson = (found: Made | undefined) => found && { ...found };

/** Puts a version into the repository that was made for it, as its one commit, and says there what it is. */
export function commitStep(parts: GitHubStepParts): StepType<z.infer<typeof commitInput>, PublishedAt> {
  return defineStep({
    type: publishSteps.commit,
    input: commitInput,
    async run(ctx, { version, destination: where, repository }) {
      const { now, work, files } = await load(parts, ctx, version);
      const scopes = scopesFor(where, paths(files)) ?? [];
      const name = `${repository.owner}/${repository.repo}`;
      const pause = parts.pause ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
      return onGitHub(parts.github, ctx, { scopes, what: name }, async ({ github, author }) => {
        const all = withoutLeaks(await licensed(github, where.licence, files, author));
        const message = messageOf(work, version);
        const revision = {
          branch: repository.branch,
          files: all,
          message,
          author,
          last: null,
          guard: "repository" as const,
        };
        // Written twice it is the same commit, so there is no need to look.
        const committed = await ctx.effect<Json<Revised>>({
          key: "commit",
          find: async () => undefined,
          act: async () => {
            const first = await replaceFirstCommit(github, repository, { files: all, message, author }, pause);
            if (first !== undefined)
              return { commit: first.sha, tree: first.tree, files: await shasOf(all), pull: null };
            return {
              ...(await revise(github, repository, { ...revision, asPull: true, pull: pullOf(ctx, work, version) })),
            };
          },
        });
        const { description, topics } = work;
        await describeRepository(github, repository, { description, homepage: null, topics });
        const url = committed.pull ?? repository.url;
        const place = placeOf(repository, where.private, work.slug, committed);
        await notePublished(parts, ctx, now, { url, place, models: work.models });
        return { output: { path: url } };
      });
    },
  });
}
const commitInput = newInput.extend({ repository: made });

/** Brings a repository that an earlier version was published as up to date: by a commit, or by asking. */
export function againStep(parts: GitHubStepParts): StepType<z.infer<typeof againInput>, PublishedAt> {
  return defineStep({
    type: publishSteps.again,
    input: againInput,
    async run(ctx, { version, destination: where }) {
      const { now, work, files } = await load(parts, ctx, version);
      const last = earlierIn(now.before, "repository", where);
      if (last === undefined) throw new KindlingError("action.too_late");
      const what = `${where.owner}/${where.repo}`;
      return onGitHub(
        parts.github,
        ctx,
        { scopes: scopesFor(where, paths(files)) ?? [], what },
        async ({ github, author }) => {
          const all = withoutLeaks(await licensedAsBefore(github, last, files));
          const revised = await ctx.effect<Json<Revised>>({
            key: "again",
            find: async () => undefined,
            act: async () => ({
              ...(await revise(github, last, {
                ...{
                  branch: last.branch,
                  files: all,
                  message: messageOf(work, version),
                  author,
                  last,
                  guard: "repository",
                },
                ...{ asPull: false, pull: pullOf(ctx, work, version) },
              })),
            }),
          });
          const { description, topics } = work;
          await describeRepository(github, last, { description, homepage: null, topics });
          const { data } = await github.rest.repos.get({ owner: last.owner, repo: last.repo });
          const address = revised.pull ?? data.html_url;
          await notePublished(parts, ctx, now, {
            ...{ url: address, place: placeOf(last, where.private, last.slug, revised), models: work.models },
          });
          return { output: { path: address } };
        },
      );
    },
  });
}
const againInput = z.object({ version: z.number().int(), destination: destination.options[4] });

/** A type alias of an interface has an index signature, which JSON wants. */
type Json<T> = { [K in keyof T]: T[K] };

async function load(parts: GitHubStepParts, ctx: StepContext, version: number) {
  const now = await publishing(parts, ctx, version);
  const work = readWork(now.output, parts.demoNotice);
  return { now, work, files: withoutLeaks(await fetchFiles(parts, ctx, work.files)) };
}

const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path);

/** Where this idea was published in a repository before. */
export const earlierIn = (
  before: readonly Publication[],
  kind: RepositoryPlace["kind"],
  { owner, repo }: { owner: string; repo: string },
): RepositoryPlace | undefined =>
  before
    .map(({ place }) => place)
    .find((place): place is RepositoryPlace => place.kind === kind && place.owner === owner && place.repo === repo);

const placeOf = (
  { owner, repo, branch }: { owner: string; repo: string; branch: string },
  isPrivate: boolean,
  slug: string,
  { commit, tree, files, pull }: Revised,
): RepositoryPlace => ({
  ...{
    kind: "repository",
    owner,
    repo,
    branch,
    private: isPrivate,
    slug,
    folder: null,
    date: null,
    commit,
    tree,
    files,
    pull,
  },
});

/** What a commit says: the title, and which version it is. */
export const messageOf = ({ title }: Pick<Work, "title">, version: number): string =>
  `${title.replace(/\s+/g, " ").trim().slice(0, 200)}\n\nversion ${version}`;

/** A branch that is this run's alone, and what the request says. */
export const pullOf = ({ runId }: StepContext, { title, slug, description }: Work, version: number) => ({
  branch: `kindling/${
    slug
      .replace(/[^A-Za-z0-9-]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "work"
  }-${runId.slice(-8)}`,
  title: `${title.replace(/\s+/g, " ").trim().slice(0, 200)} (version ${version})`,
  body: description,
});

/** What the person chose is the licence, whatever the project came with. */
const unlicensed = (files: readonly PublishedFile[]) =>
  files.filter(({ path }) => !/^licen[cs]e(?:\.(?:md|txt))?$/i.test(path));

/** The files with the licence that was chosen: GitHub has the words. */
async function licensed(
  github: GitHub,
  licence: z.infer<typeof created>["licence"],
  files: readonly PublishedFile[],
  { name, date }: { name: string; date: string },
): Promise<PublishedFile[]> {
  if (licence === "none") return unlicensed(files);
  const { data } = await github.rest.licenses.get({ license: licence });
  const text = data.body.replaceAll("[year]", date.slice(0, 4)).replaceAll("[fullname]", name);
  return [...unlicensed(files), { path: "LICENSE", bytes: new TextEncoder().encode(text) }];
}

/** The files with the licence that the repository was made with. */
async function licensedAsBefore(
  github: GitHub,
  last: RepositoryPlace,
  files: readonly PublishedFile[],
): Promise<PublishedFile[]> {
  const sha = last.files.LICENSE;
  const { owner, repo } = last;
  const found = sha === undefined ? undefined : await orNone(github.rest.git.getBlob({ owner, repo, file_sha: sha }));
  if (found === undefined) return unlicensed(files);
  const bytes = Uint8Array.from(atob(found.data.content.replace(/\s/g, "")), (char) => char.charCodeAt(0));
  return [...unlicensed(files), { path: "LICENSE", bytes }];
}
