import { randomBytes } from "node:crypto";
import { Refusal } from "../llm/http.ts";
import { type Objects, putBlob, putCommit, putTree } from "./objects.ts";

export interface Account {
  id: number;
  login: string;
  name: string;
  email: string;
  type: "User" | "Organization";
  /** Of an organisation. */
  members: string[];
}

export interface Token {
  login: string;
  scopes: string[];
  revoked: boolean;
}

export interface Pull {
  number: number;
  head: string;
  base: string;
  title: string;
  body: string;
}

export interface Repository {
  owner: string;
  name: string;
  private: boolean;
  description: string;
  homepage: string;
  topics: string[];
  license: string | null;
  createdAt: number;
  defaultBranch: string;
  objects: Objects;
  refs: Map<string, string>;
  pulls: Pull[];
  archived: boolean;
  /** How often the default branch is still not there when it is asked for: GitHub makes it a moment after. */
  unsettled: number;
}

export interface Gist {
  id: string;
  owner: string;
  public: boolean;
  description: string;
  files: Map<string, string>;
  createdAt: number;
}

/** All that this GitHub holds. */
export interface World {
  now: () => number;
  accounts: Map<string, Account>;
  tokens: Map<string, Token>;
  repositories: Map<string, Repository>;
  gists: Map<string, Gist>;
  codes: Map<string, { login: string; scopes: string[]; challenge: string; redirectUri: string }>;
  /** Of new repositories. */
  unsettled: number;
}

export const keyOf = (owner: string, name: string): string => `${owner}/${name}`.toLowerCase();

export function createWorld(now: () => number): World {
  const world: World = {
    ...{ now, accounts: new Map(), tokens: new Map(), repositories: new Map(), gists: new Map(), codes: new Map() },
    unsettled: 0,
  };
  addAccount(world, "ada");
  return world;
}

/** A person, or with members an organisation. */
export function addAccount(world: World, login: string, members?: string[]): Account {
  const account: Account = {
    ...{ id: world.accounts.size + 583_231, login, name: login.toUpperCase(), email: `${login}@example.com` },
    ...{ type: members ? "Organization" : "User", members: members ?? [] },
  };
  world.accounts.set(login.toLowerCase(), account);
  return account;
}

/** A token as the web flow gives it. */
export function addToken(world: World, login: string, scopes: string[]): string {
  const token = `gho_${randomBytes(18).toString("hex")}`;
  world.tokens.set(token, { login, scopes, revoked: false });
  return token;
}

/** Names as GitHub keeps them. What it would change without a word is refused here. */
export function checkName(name: unknown): string {
  if (typeof name !== "string" || name === "") throw new Refusal(422, "", "name can't be blank");
  if (name.length > 100) throw new Refusal(422, "", "name is too long (maximum is 100 characters)");
  if (!/^[A-Za-z0-9._-]+$/.test(name) || /^\.+$/.test(name) || /\.(?:git|wiki)$/i.test(name))
    throw new Refusal(422, "", "name is reserved or has characters that are not allowed");
  return name;
}

/** A repository; with `files` not an empty one. */
export function addRepository(
  world: World,
  owner: string,
  name: string,
  more: Partial<Repository> & { files?: Record<string, string> } = {},
): Repository {
  const { files, ...rest } = more;
  const repository: Repository = {
    ...{ owner, name: checkName(name), private: false, description: "", homepage: "", topics: [], license: null },
    ...{ createdAt: world.now(), defaultBranch: "main", objects: new Map(), refs: new Map(), pulls: [] },
    ...{ archived: false, unsettled: 0 },
    ...rest,
  };
  world.repositories.set(keyOf(owner, name), repository);
  if (files) commitTo(repository, files, { message: "Initial commit", at: repository.createdAt });
  return repository;
}

/** Somebody's commit on the default branch. */
export function commitTo(
  { objects, refs, defaultBranch, owner }: Repository,
  files: Record<string, string>,
  { message, at }: { message: string; at: number },
): string {
  const head = refs.get(defaultBranch);
  const before = head === undefined ? undefined : objects.get(head);
  const tree = before?.type === "commit" ? objects.get(before.tree) : undefined;
  const entries = new Map(tree?.type === "tree" ? tree.entries : []);
  for (const [path, text] of Object.entries(files))
    entries.set(path, { mode: "100644", sha: putBlob(objects, Buffer.from(text)) });
  const who = { name: owner, email: `${owner}@example.com`, date: new Date(at).toISOString() };
  const parents = head === undefined ? [] : [head];
  const sha = putCommit(objects, { tree: putTree(objects, entries), parents, message, author: who, committer: who });
  refs.set(defaultBranch, sha);
  return sha;
}
