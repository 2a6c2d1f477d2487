import type { GitHub } from "./client.ts";
import type { Place } from "./tree.ts";

/** Whose commit it is. `date`: the same for every attempt, so that a commit written twice is one commit. */
export interface Author {
  name: string;
  email: string;
  /** ISO 8601. */
  date: string;
}

/** A commit, as far as it matters here. */
export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
}

/** Where a branch stands. Rejects with `github.not_found`, and with `github.unavailable` in an empty repository. */
export async function headOf(github: GitHub, { owner, repo }: Place, branch: string): Promise<string> {
  const { data } = await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
  return data.object.sha;
}

/** A commit by its name. Rejects with `github.not_found`. */
export async function commitOf(github: GitHub, { owner, repo }: Place, sha: string): Promise<Commit> {
  const { data } = await github.rest.git.getCommit({ owner, repo, commit_sha: sha });
  return { sha, tree: data.tree.sha, parents: data.parents.map((parent) => parent.sha) };
}

/** Writes a commit and returns its name. No branch is moved. */
export async function writeCommit(
  github: GitHub,
  { owner, repo }: Place,
  commit: { message: string; tree: string; parents: string[]; author: Author },
): Promise<string> {
  const { data } = await github.rest.git.createCommit({ owner, repo, ...commit, committer: commit.author });
  return data.sha;
}
