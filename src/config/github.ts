import type { Environment } from "./environment.ts";
import { type ConfigProblem, problem } from "./problems.ts";

/** The app by which people connect their GitHub accounts. */
export interface GitHubConfig {
  clientId: string;
  clientSecret: string;
  /** GitHub's pages, without a slash at the end. */
  url: string;
  /** Another address for the API; null for GitHub's own. */
  apiUrl: string | null;
}

/** GitHub's variables, or null when none is set. Accounts are kept sealed, which takes an encryption key. */
export function readGitHub(env: Environment): { github: GitHubConfig | null; problems: ConfigProblem[] } {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret, GITHUB_URL, GITHUB_API_URL } = env;
  const bare = (url: string) => url.replace(/\/+$/, "");
  if (clientId && clientSecret && env.ENCRYPTION_KEY) {
    const url = bare(GITHUB_URL ?? "https://github.com");
    return {
      github: { clientId, clientSecret, url, apiUrl: GITHUB_API_URL ? bare(GITHUB_API_URL) : null },
      problems: [],
    };
  }
  const needed = [
    ["GITHUB_CLIENT_ID", clientId],
    ["GITHUB_CLIENT_SECRET", clientSecret],
    ["ENCRYPTION_KEY", env.ENCRYPTION_KEY],
  ] as const;
  const given = (["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET", "GITHUB_URL", "GITHUB_API_URL"] as const).find(
    (name) => env[name],
  );
  const missing = needed.find(([, value]) => !value);
  if (given === undefined || missing === undefined) return { github: null, problems: [] };
  return { github: null, problems: [problem(given, "needs", { needs: missing[0] })] };
}
