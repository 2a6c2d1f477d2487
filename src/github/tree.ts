import type { GitHub } from "./client.ts";

/** A file to be committed. `path` is relative, with slashes. */
export interface CommittedFile {
  path: string;
  bytes: Uint8Array;
}

/**
 * A repository by its two names. To Octokit the two alone: it takes a `url` beside them for the address of the call, and
 * would send the token there.
 */
export interface Place {
  owner: string;
  repo: string;
}

/** Most content that one call carries, in bytes: GitHub breaks off beyond some megabytes. */
const pieceMaxBytes = 2_500_000;

interface Item {
  path: string;
  mode: "100644";
  type: "blob";
  content?: string;
  sha?: string | null;
}

/** Git's own name for these bytes. */
export async function blobSha(bytes: Uint8Array): Promise<string> {
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", whole));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What each file is called by git, by path. */
export async function shasOf(files: readonly CommittedFile[]): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(files.map(async ({ path, bytes }) => [path, await blobSha(bytes)])));
}

/**
 * Writes a tree and returns its name: these files, on top of `base` where there is one, without those `removed`. Text
 * goes inline; only what is no text costs a call of its own.
 */
export async function writeTree(
  github: GitHub,
  { owner, repo }: Place,
  files: readonly CommittedFile[],
  { base, removed = [] }: { base?: string; removed?: readonly string[] } = {},
): Promise<string> {
  const items: { item: Item; size: number }[] = removed.map((path) => ({
    item: { path, mode: "100644", type: "blob", sha: null },
    size: path.length,
  }));
  for (const { path, bytes } of files) {
    const text = textOf(bytes);
    const content = text === undefined ? { sha: await writeBlob(github, { owner, repo }, bytes) } : { content: text };
    items.push({
      item: { path, mode: "100644", type: "blob", ...content },
      size: text === undefined ? 0 : bytes.length,
    });
  }
  let tree = base;
  for (const piece of pieces(items)) {
    const { data } = await github.rest.git.createTree({
      ...{ owner, repo },
      // The types do not know that a name of null takes a file away.
      tree: piece as { path: string; mode: "100644"; type: "blob"; content: string }[],
      ...(tree !== undefined && { base_tree: tree }),
    });
    tree = data.sha;
  }
  if (tree === undefined) throw new RangeError("a tree has files");
  return tree;
}

function pieces(items: readonly { item: Item; size: number }[]): Item[][] {
  const all: Item[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const { item, size: more } of items) {
    if (size + more > pieceMaxBytes) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(item);
    size += more;
  }
  return all;
}

async function writeBlob(github: GitHub, { owner, repo }: Place, bytes: Uint8Array): Promise<string> {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  const { data } = await github.rest.git.createBlob({ owner, repo, content: btoa(binary), encoding: "base64" });
  return data.sha;
}

/** Undefined for bytes that are no text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
