import { z } from "zod";
import type { GitHubScope } from "../../github/oauth.ts";

/** Licences that a new repository can have; `none`: no file. */
export const licences = ["mit", "apache-2.0", "gpl-3.0", "none"] as const;

/** Where a version is to be published. */
export const destination = z.discriminatedUnion("to", [
  z.object({ to: z.literal("folder") }),
  /** `open`: everybody finds it; else only who knows its address. */
  z.object({ to: z.literal("gist"), open: z.boolean() }),
  /** Into a repository that is there. `folder` null: where its site keeps posts. */
  z.object({
    to: z.literal("path"),
    owner: z.string(),
    repo: z.string(),
    folder: z.string().nullable(),
    asPull: z.boolean(),
    private: z.boolean(),
  }),
  /** As a repository of its own. `owner` null: the person's. */
  z.object({
    to: z.literal("repository"),
    owner: z.string().nullable(),
    name: z.string(),
    private: z.boolean(),
    licence: z.enum(licences),
  }),
  /** Into the repository that an earlier version was published as. */
  z.object({ to: z.literal("again"), owner: z.string(), repo: z.string(), private: z.boolean() }),
]);
export type Destination = z.infer<typeof destination>;

/** What an account has to be allowed for a destination, given the paths that go there. Null: none is needed. */
export function scopesFor(where: Destination, paths: readonly string[]): GitHubScope[] | null {
  const workflow: GitHubScope[] = paths.some((path) => path.startsWith(".github/workflows/")) ? ["workflow"] : [];
  switch (where.to) {
    case "folder":
      return null;
    case "gist":
      return ["gist"];
    default:
      return [where.private ? "repo" : "public_repo", ...workflow];
  }
}

/** A folder as it can stand in a repository: relative, without ways up. Undefined for anything else. */
export function folderPath(typed: string): string | undefined {
  const path = typed.trim().replace(/^\/+|\/+$/g, "");
  const parts = path.split("/");
  const good = parts.every((part) => /^[\p{L}\p{M}\p{N}_. -]+$/u.test(part) && !/^\.+$/.test(part) && part !== ".git");
  return path === "" || (good && path.length <= 200) ? path : undefined;
}
