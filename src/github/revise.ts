import { asKindlingError } from "../errors.ts";
import type { GitHub } from "./client.ts";
import { type Author, commitOf, headOf, writeCommit } from "./commit.ts";
import { orNone } from "./repository.ts";
import { type CommittedFile, type Place, shasOf, writeTree } from "./tree.ts";

/** What was committed the last time. */
export interface Committed {
  commit: string;
  tree: string;
  /** Git's names of our files, by path. */
  files: Record<string, string>;
}

/** Files to be brought into a repository that is there. */
export interface Revision {
  branch: string;
  files: readonly CommittedFile[];
  message: string;
  author: Author;
  /** What we committed before; null for the first time. What of it is not among the files any more is taken away. */
  last: Committed | null;
  /** Whose changes make us ask first: those of the whole repository, or of our own files. */
  guard: "repository" | "files";
  /** Asks first in any case. */
  asPull: boolean;
  /** How to ask: by a pull request from a branch of this name, which is this run's alone. */
  pull: { branch: string; title: string; body: string };
}

/** Where it is now. `pull`: the address of the pull request that asks for it; null where it is on the branch. */
export interface Revised extends Committed {
  pull: string | null;
}

const racesMax = 3;

/** The files of a branch: git's names by path. */
export async function filesAt(github: GitHub, { owner, repo }: Place, sha: string): Promise<Map<string, string>> {
  const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: sha, recursive: "1" });
  const blobs = data.tree.filter(({ type }) => type === "blob");
  return new Map(blobs.map((entry) => [entry.path ?? "", entry.sha ?? ""]));
}

/**
 * Commits files on top of a branch: one commit, never a forced one. Where somebody has changed there what they must be
 * asked about, a branch of its own and a pull request ask them. Done again, it finds what it has done.
 */
export async function revise(github: GitHub, { owner, repo }: Place, revision: Revision): Promise<Revised> {
  const place = { owner, repo };
  const { branch, files, last, asPull, message, author } = revision;
  const shas = await shasOf(files);
  for (let race = 1; ; race++) {
    const head = await commitOf(github, place, await headOf(github, place, branch));
    const there = await filesAt(github, place, head.tree);
    const removed = Object.keys(last?.files ?? {}).filter((path) => !(path in shas) && there.has(path));
    const same = removed.length === 0 && Object.entries(shas).every(([path, sha]) => there.get(path) === sha);
    if (same) return { commit: head.sha, tree: head.tree, files: shas, pull: null };
    if (asPull || isMoved(revision, head.tree, there)) return ask(github, place, revision, { head, removed, shas });
    const tree = await writeTree(github, place, files, { base: head.tree, removed });
    const commit = await writeCommit(github, place, { message, tree, parents: [head.sha], author });
    try {
      await github.rest.git.updateRef({ ...place, ref: `heads/${branch}`, sha: commit });
      return { commit, tree, files: shas, pull: null };
    } catch (thrown) {
      // Somebody was faster: what they did is looked at before it is tried again.
      if (asKindlingError(thrown).code !== "github.refused" || race === racesMax) throw thrown;
    }
  }
}

function isMoved({ last, guard }: Revision, tree: string, there: ReadonlyMap<string, string>): boolean {
  if (last === null) return false;
  if (guard === "repository") return tree !== last.tree;
  return Object.entries(last.files).some(([path, sha]) => there.get(path) !== sha);
}

/** From where we were the last time, so that the request shows what meets what. */
async function ask(
  github: GitHub,
  place: Place,
  { branch, files, last, message, author, pull }: Revision,
  { head, removed, shas }: { head: { sha: string; tree: string }; removed: string[]; shas: Record<string, string> },
): Promise<Revised> {
  const begun = await orNone(headOf(github, place, pull.branch));
  const base = (last && (await orNone(commitOf(github, place, last.commit)))) ?? head;
  const { commit, tree } =
    begun === undefined ? await push() : { commit: begun, tree: (await commitOf(github, place, begun)).tree };
  return { commit, tree, files: shas, pull: await openPull(github, place, branch, pull) };

  async function push() {
    const old = base === head ? removed : removed.filter((path) => last !== null && path in last.files);
    const tree = await writeTree(github, place, files, { base: base.tree, removed: old });
    const commit = await writeCommit(github, place, { message, tree, parents: [base.sha], author });
    await github.rest.git.createRef({ ...place, ref: `refs/heads/${pull.branch}`, sha: commit });
    return { commit, tree };
  }
}

/** The pull request from this branch; opened where there is none. */
async function openPull(
  github: GitHub,
  place: Place,
  base: string,
  { branch: head, title, body }: Revision["pull"],
): Promise<string> {
  const { data: open } = await github.rest.pulls.list({ ...place, head: `${place.owner}:${head}`, state: "all" });
  const [found] = open;
  if (found !== undefined) return found.html_url;
  const { data } = await github.rest.pulls.create({ ...place, base, head, title, body });
  return data.html_url;
}
