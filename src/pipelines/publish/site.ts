/** What makes pages of a repository, as far as can be told by its files. */
export interface Site {
  kind: "jekyll" | "hugo" | "astro" | "plain";
  /** Where it keeps posts. */
  folder: string;
}

/** Looks at the files of a repository. */
export function siteOf(paths: Iterable<string>): Site {
  const all = [...paths];
  const has = (pattern: RegExp) => all.some((path) => pattern.test(path));
  if (has(/^astro\.config\.(?:mjs|js|ts|cjs|mts)$/)) return { kind: "astro", folder: astroFolder(all) };
  if (has(/^_config\.ya?ml$/)) return { kind: "jekyll", folder: "_posts" };
  if (has(/^(?:hugo\.(?:toml|ya?ml|json)|config\/_default\/(?:hugo|config)\.(?:toml|ya?ml|json))$/) || isOldHugo(all)) {
    return { kind: "hugo", folder: firstOf(all, ["content/posts", "content/post", "content/blog"]) };
  }
  return { kind: "plain", folder: firstOf(all, ["posts", "content/posts", "content", "docs", "blog"]) };
}

/** Before `hugo.toml` there was `config.toml`, which others have as well. */
const isOldHugo = (paths: readonly string[]): boolean =>
  paths.some((path) => /^config\.(?:toml|ya?ml)$/.test(path)) &&
  paths.some((path) => /^(?:content|archetypes|themes)\//.test(path));

function astroFolder(paths: readonly string[]): string {
  const collection = paths.flatMap((path) => /^(src\/content\/[^/]+)\/.*\.mdx?$/.exec(path)?.[1] ?? [])[0];
  return collection ?? "src/content/blog";
}

/** The first of these folders that is there; else the first. */
const firstOf = (paths: readonly string[], folders: readonly [string, ...string[]]): string =>
  folders.find((folder) => paths.some((path) => path.startsWith(`${folder}/`))) ?? folders[0];
