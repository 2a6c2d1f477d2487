import { asKindlingError, KindlingError } from "../errors.ts";
import type { GitHub } from "./client.ts";
import { type Author, commitOf, headOf, writeCommit } from "./commit.ts";
import { statusOf } from "./fault.ts";
import { nextName, repositoryDescription, topicsOf } from "./names.ts";
import { type CommittedFile, type Place, writeTree } from "./tree.ts";

/** A repository to be. */
export interface NewRepository {
  /** Whose it will be; null: the person's own. */
  owner: string | null;
  name: string;
  private: boolean;
  /** What tells it from another of that name: stands in its description until it has its own. */
  marker: string;
}

/** A repository as it was made. */
export type Made = Place & { branch: string; url: string };

/** How far GitHub's clock may be behind ours, in milliseconds. */
const skewMs = 60_000;
/** Pauses before a branch is looked for again that a new repository does not have yet, in milliseconds. */
const settleMs = [1_000, 2_000, 4_000, 8_000];
/** How many names behind a taken one are tried before none is offered. */
const namesMax = 20;

/**
 * Makes the repository, with a first commit that is replaced later. Rejects with `github.name_taken`, which names the
 * next one that is free.
 */
export async function createRepository(github: GitHub, login: string, wanted: NewRepository): Promise<Made> {
  const { owner, name, private: isPrivate, marker: description } = wanted;
  const options = { name, private: isPrivate, description, auto_init: true };
  try {
    const { data } =
      owner === null
        ? await github.rest.repos.createForAuthenticatedUser(options)
        : await github.rest.repos.createInOrg({ ...options, org: owner });
    return madeOf(data);
  } catch (thrown) {
    if (asKindlingError(thrown).code !== "github.name_taken") throw thrown;
    const free = await freeName(github, owner ?? login, name);
    const params = { name, ...(free !== undefined && { free }) };
    throw new KindlingError("github.name_taken", { params, cause: thrown });
  }
}

/**
 * The repository that an earlier attempt made: created after it was intended, with our marker, and holding nothing but
 * its first commit. Anything else of that name is somebody's.
 */
export async function findRepository(
  github: GitHub,
  login: string,
  { owner, name, marker }: NewRepository,
  { at }: { at: Date },
): Promise<Made | undefined> {
  const found = await orNone(github.rest.repos.get({ owner: owner ?? login, repo: name }));
  if (found === undefined) return undefined;
  const { data } = found;
  if (data.description !== marker || Date.parse(data.created_at) < at.getTime() - skewMs) return undefined;
  const made = madeOf(data);
  const head = await headOf(github, made, made.branch).catch((thrown: unknown) => {
    if (isUnsettled(thrown)) return undefined;
    throw thrown;
  });
  if (head === undefined) return made;
  return (await commitOf(github, made, head)).parents.length === 0 ? made : undefined;
}

/**
 * Replaces the first commit of a repository that we made by one with these files, and returns its name. Done again, it
 * comes to the same commit. Undefined where somebody has built on the first commit meanwhile: nothing is forced then.
 */
export async function replaceFirstCommit(
  github: GitHub,
  { owner, repo, branch }: Made,
  { files, message, author }: { files: readonly CommittedFile[]; message: string; author: Author },
  pause: (ms: number) => Promise<void>,
): Promise<{ sha: string; tree: string } | undefined> {
  const head = await settledHead(github, { owner, repo }, branch, pause);
  const { parents } = await commitOf(github, { owner, repo }, head);
  if (parents.length > 0) return undefined;
  const tree = await writeTree(github, { owner, repo }, files);
  const sha = await writeCommit(github, { owner, repo }, { message, tree, parents: [], author });
  if (sha !== head) await github.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force: true });
  return { sha, tree };
}

/** Gives a repository its own description, homepage and topics. */
export async function describeRepository(
  github: GitHub,
  { owner, repo }: Place,
  about: { description: string; homepage: string | null; topics: readonly string[] },
): Promise<void> {
  const description = repositoryDescription(about.description);
  const homepage = about.homepage === null ? {} : { homepage: about.homepage };
  await github.rest.repos.update({ owner, repo, description, ...homepage });
  const names = topicsOf(about.topics);
  if (names.length > 0) await github.rest.repos.replaceAllTopics({ owner, repo, names });
}

/** The branch of a repository that was made a moment ago comes a moment later. */
async function settledHead(
  github: GitHub,
  place: Place,
  branch: string,
  pause: (ms: number) => Promise<void>,
): Promise<string> {
  for (const ms of settleMs) {
    try {
      return await headOf(github, place, branch);
    } catch (thrown) {
      if (!isUnsettled(thrown)) throw thrown;
      await pause(ms);
    }
  }
  return headOf(github, place, branch);
}

const isUnsettled = (thrown: unknown): boolean => statusOf(thrown) === 404 || statusOf(thrown) === 409;

async function freeName(github: GitHub, owner: string, taken: string): Promise<string | undefined> {
  let name = taken;
  for (let tried = 0; tried < namesMax; tried++) {
    name = nextName(name);
    if ((await orNone(github.rest.repos.get({ owner, repo: name }))) === undefined) return name;
  }
  return undefined;
}

/** What is not there, or not for these eyes, as undefined. */
export async function orNone<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((thrown: unknown) => {
    if (asKindlingError(thrown).code === "github.not_found") return undefined;
    throw thrown;
  });
}

function madeOf(data: { name: string; owner: { login: string }; default_branch: string; html_url: string }): Made {
  return { owner: data.owner.login, repo: data.name, branch: data.default_branch, url: data.html_url };
}
