import type { GitHubAccounts } from "../../accounts/github.ts";
import type { StepContext } from "../../engine/types.ts";
import { asKindlingError, KindlingError } from "../../errors.ts";
import { type GitHub, githubClient } from "../../github/client.ts";
import type { Author } from "../../github/commit.ts";
import type { GitHubAccount, GitHubScope } from "../../github/oauth.ts";
import { scopeOf } from "../step.ts";

/** GitHub, with the account of whose run it is. */
export interface OnGitHub {
  github: GitHub;
  account: GitHubAccount;
  /** Whose commits they are; the same moment for every attempt. */
  author: Author;
}

/**
 * Works on GitHub in the name of the run's owner. Throws `github.connect` where no account is connected that may do
 * this, and `github.reconnect` where GitHub does not take it any more; both say what it has to be allowed.
 * `what`: how the place is called where GitHub shows none, or lets nobody in.
 */
export async function onGitHub<T>(
  accounts: GitHubAccounts,
  ctx: StepContext,
  { scopes, what }: { scopes: readonly GitHubScope[]; what: string },
  work: (at: OnGitHub) => Promise<T>,
): Promise<T> {
  const scope = scopeOf(ctx);
  const account = await accounts.account(scope, scopes);
  const { createdAt } = await ctx.snapshot();
  const { name, email, token } = account;
  const github = githubClient({ apiUrl: accounts.apiUrl, token, signal: ctx.signal });
  try {
    return await work({ github, account, author: { name, email, date: isoSeconds(createdAt) } });
  } catch (cause) {
    const { code, params } = asKindlingError(cause);
    if (code === "github.reconnect") {
      await accounts.refused(scope, token);
      throw new KindlingError(code, { params: { scopes: scopes.join(" ") }, cause });
    }
    if ((code === "github.not_found" || code === "github.forbidden") && params.what === undefined)
      throw new KindlingError(code, { params: { what }, cause });
    throw cause;
  }
}

/** GitHub keeps no fractions of seconds. */
const isoSeconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
