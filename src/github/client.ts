import { Octokit } from "@octokit/rest";
import { asGitHubFault } from "./fault.ts";

/** A client of GitHub's REST API. Every call rejects with a KindlingError `github.…`. */
export type GitHub = Octokit;

/** Whose eyes a client has, and where GitHub is. */
export interface GitHubAccess {
  /** Another address for the API, such as a double's. */
  apiUrl: string | null;
  /** Null: the caller says who it is by other means. */
  token: string | null;
  /** Ends what is under way. */
  signal?: AbortSignal;
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * A client for one piece of work: never shared, for a client that waits would hold others up. It repeats nothing; that
 * is the engine's.
 */
export function githubClient({ apiUrl, token, signal }: GitHubAccess): GitHub {
  const octokit = new Octokit({
    userAgent: "kindling",
    log: silent,
    ...(token !== null && { auth: token }),
    ...(apiUrl !== null && { baseUrl: apiUrl }),
    ...(signal !== undefined && { request: { signal } }),
  });
  octokit.hook.error("request", (error) => {
    signal?.throwIfAborted();
    throw asGitHubFault(error);
  });
  return octokit;
}
