import { Refusal } from "../llm/http.ts";
import { type Account, keyOf, type Repository, type Token, type World } from "./world.ts";

/** A request that was let in. */
export interface Call {
  world: World;
  params: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  me: Account;
  token: Token;
  /** Of this server, for links. */
  origin: string;
}

/** A status and what is said with it. */
export type Answer = [status: number, body?: unknown];
export type Route = [method: string, path: RegExp, handle: (call: Call) => Answer];

/** Refuses with GitHub's list of what is wrong. */
export class Invalid extends Refusal {
  readonly errors: unknown[];
  constructor(message: string, errors: unknown[]) {
    super(422, "", message);
    this.errors = errors;
  }
}

export const notFound = (): Refusal => new Refusal(404, "", "Not Found");

export const text = (value: unknown, field: string): string => {
  if (typeof value !== "string") throw new Refusal(422, "", `Invalid request. "${field}" wasn't supplied.`);
  return value;
};

export const has = ({ scopes }: Token, ...any: string[]): boolean => any.some((scope) => scopes.includes(scope));

/** A repository that the caller may read; `write`: may change. What they may not see is not there. */
export function repositoryOf({ world, params, me, token }: Call, write = false): Repository {
  const [owner = "", name = ""] = params;
  const found = world.repositories.get(keyOf(owner, name));
  if (!found || (found.private && !(has(token, "repo") && mayWrite(world, found, me)))) throw notFound();
  if (write) {
    if (!mayWrite(world, found, me)) throw new Refusal(403, "", "Must have push access to the repository");
    if (!has(token, "repo", "public_repo")) throw notFound();
    if (found.archived) throw new Refusal(403, "", "Repository was archived so is read-only.");
  }
  return found;
}

const mayWrite = (world: World, { owner }: Repository, me: Account): boolean =>
  owner === me.login || (world.accounts.get(owner.toLowerCase())?.members.includes(me.login) ?? false);

/** What a repository looks like from outside. */
export const shown = (repository: Repository) => ({
  ...{ name: repository.name, full_name: `${repository.owner}/${repository.name}`, owner: { login: repository.owner } },
  ...{
    private: repository.private,
    description: repository.description || null,
    homepage: repository.homepage || null,
  },
  ...{ html_url: `https://github.com/${repository.owner}/${repository.name}`, topics: repository.topics },
  ...{
    default_branch: repository.defaultBranch,
    created_at: seconds(repository.createdAt),
    archived: repository.archived,
  },
  permissions: { push: true, admin: true },
});

/** GitHub's times have no fractions. */
export const seconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
