import { createHash } from "node:crypto";
import { Refusal } from "../llm/http.ts";

/** A file of a tree. Trees are kept flat, by whole path. */
export interface Entry {
  mode: string;
  sha: string;
}

export interface Signature {
  name: string;
  email: string;
  date: string;
}

export type GitObject =
  | { type: "blob"; bytes: Buffer }
  | { type: "tree"; entries: Map<string, Entry> }
  | { type: "commit"; tree: string; parents: string[]; message: string; author: Signature; committer: Signature };

/** The objects of one repository, by hash. */
export type Objects = Map<string, GitObject>;

const sha1 = (kind: string, bytes: Uint8Array): string =>
  createHash("sha1").update(`${kind} ${bytes.length}\0`).update(bytes).digest("hex");

/** A blob under git's own name for it. */
export function putBlob(objects: Objects, bytes: Buffer): string {
  const sha = sha1("blob", bytes);
  objects.set(sha, { type: "blob", bytes });
  return sha;
}

/** A tree: the same files, the same name. */
export function putTree(objects: Objects, entries: Map<string, Entry>): string {
  const lines = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, { mode, sha }]) => [path, mode, sha]);
  const sha = sha1("tree", Buffer.from(JSON.stringify(lines)));
  objects.set(sha, { type: "tree", entries });
  return sha;
}

/** A commit: the same tree, parents, words, people and moments, the same name. */
export function putCommit(objects: Objects, commit: Omit<Extract<GitObject, { type: "commit" }>, "type">): string {
  const { tree, parents, message, author, committer } = commit;
  const sha = sha1("commit", Buffer.from(JSON.stringify([tree, parents, message, author, committer])));
  objects.set(sha, { type: "commit", ...commit });
  return sha;
}

/** An object of this kind. Refuses as GitHub does where there is none. */
export function objectOf<T extends GitObject["type"]>(
  objects: Objects,
  sha: unknown,
  type: T,
): Extract<GitObject, { type: T }> {
  const found = typeof sha === "string" ? objects.get(sha) : undefined;
  if (found?.type !== type) throw new Refusal(422, "", `${type} ${String(sha)} is not there`);
  return found as Extract<GitObject, { type: T }>;
}

/** Whether `old` is `sha` or behind it. */
export function isAncestor(objects: Objects, old: string, sha: string): boolean {
  if (old === sha) return true;
  const commit = objects.get(sha);
  return commit?.type === "commit" && commit.parents.some((parent) => isAncestor(objects, old, parent));
}

/** The files of a commit, by path. */
export function filesOf(objects: Objects, commit: string): Map<string, Buffer> {
  const { tree } = objectOf(objects, commit, "commit");
  const { entries } = objectOf(objects, tree, "tree");
  return new Map([...entries].map(([path, { sha }]) => [path, objectOf(objects, sha, "blob").bytes]));
}

/** A path as git takes it. */
export function checkPath(path: string): void {
  const bad = path === "" || path.startsWith("/") || path.endsWith("/") || path.includes("//") || path.includes("\\");
  const parts = path.split("/");
  if (bad || parts.some((part) => part === "." || part === ".." || part.toLowerCase() === ".git"))
    throw new Refusal(422, "", "tree.path contains a malformed path component");
}
