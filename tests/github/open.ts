import { afterAll, beforeAll } from "vitest";
import { type GitHub, githubClient } from "../../src/github/client.ts";
import { type GitHubDouble, startGitHubDouble } from "../doubles/github/server.ts";

/** A GitHub for a test file, and a client of somebody there; by default of somebody new. */
export function openGitHub() {
  let double: GitHubDouble | undefined;
  beforeAll(async () => {
    double = await startGitHubDouble();
  });
  afterAll(() => double?.close());
  const hub = (): GitHubDouble => {
    if (!double) throw new Error("GitHub is not open yet");
    return double;
  };
  return {
    hub,
    as(login: string, scopes = ["read:user", "user:email", "public_repo"]): { github: GitHub; token: string } {
      const token = hub().tokenFor(login, scopes);
      return { token, github: githubClient({ apiUrl: hub().apiUrl, token }) };
    },
  };
}

export const author = { name: "Ada", email: "ada@example.com", date: "2026-11-01T12:00:00Z" };

export const fileOf = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
