import { z } from "zod";
import { asKindlingError, KindlingError } from "../errors.ts";
import { githubClient } from "./client.ts";
import { orNone } from "./repository.ts";

/** The app that people let into their account: https://docs.github.com/apps/oauth-apps */
export interface GitHubApp {
  clientId: string;
  clientSecret: string;
  /** GitHub's pages, without a slash at the end. */
  url: string;
  apiUrl: string | null;
}

/** What a connection can do, as GitHub names it. */
export const githubScopes = ["read:user", "user:email", "public_repo", "repo", "workflow", "gist"] as const;
export type GitHubScope = (typeof githubScopes)[number];

/** The scopes that a text names, with blanks between. */
export const asGitHubScopes = (text: string): GitHubScope[] =>
  githubScopes.filter((scope) => text.split(" ").includes(scope));

/** What every connection asks for. */
export const basicScopes: readonly GitHubScope[] = ["read:user", "user:email", "public_repo"];

/** Whether these scopes hold that one: `repo` holds `public_repo`. */
export const holds = (scopes: readonly string[], wanted: GitHubScope): boolean =>
  scopes.includes(wanted) ||
  (wanted === "public_repo" && scopes.includes("repo")) ||
  (/^(?:read:user|user:email)$/.test(wanted) && scopes.includes("user"));

/** A connected account: what is kept, sealed. */
export const githubAccount = z.object({
  token: z.string(),
  login: z.string(),
  /** For commits. */
  name: z.string(),
  email: z.string(),
  scopes: z.array(z.string()),
});
export type GitHubAccount = z.infer<typeof githubAccount>;

/** The secret that only who began the flow knows, and what is shown of it (RFC 7636). */
export async function pkce(verifier: string): Promise<{ challenge: string }> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return { challenge: toBase64Url(new Uint8Array(hash)) };
}

/** Random text that is safe in an address. */
export const secretText = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** Where GitHub asks the person. */
export function authorizeUrl(
  { clientId, url }: GitHubApp,
  given: { state: string; challenge: string; scopes: readonly string[]; redirectUri: string },
): string {
  const address = new URL(`${url}/login/oauth/authorize`);
  const query = {
    client_id: clientId,
    redirect_uri: given.redirectUri,
    scope: given.scopes.join(" "),
    state: given.state,
    code_challenge: given.challenge,
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}

const granted = z.object({ access_token: z.string().min(1), scope: z.string().default("") });

/**
 * A code for an account: the token, whose it is, and what it may do (people can give less than they were asked for).
 * Rejects with `github.link_over` for a code that GitHub does not take, `github.unavailable`.
 */
export async function connectAccount(
  app: GitHubApp,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
): Promise<GitHubAccount> {
  const answer = await ask(`${app.url}/login/oauth/access_token`, {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const grant = granted.safeParse(answer).data;
  if (grant === undefined) throw new KindlingError("github.link_over");
  const { access_token: token, scope } = grant;
  const github = githubClient({ apiUrl: app.apiUrl, token });
  const { data: me } = await github.rest.users.getAuthenticated();
  const emails = (await orNone(github.rest.users.listEmailsForAuthenticatedUser()))?.data ?? [];
  const open = emails.find(({ primary, verified, visibility }) => primary && verified && visibility === "public");
  return {
    ...{ token, login: me.login, name: me.name ?? me.login },
    // An address that its owner shows to nobody stays so: https://docs.github.com/account-and-profile
    email: open?.email ?? `${me.id}+${me.login}@users.noreply.github.com`,
    scopes: scope.split(/[ ,]+/).filter(Boolean),
  };
}

async function ask(url: string, body: Record<string, string>): Promise<unknown> {
  try {
    const headers = { accept: "application/json", "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    return await response.json();
  } catch (cause) {
    throw new KindlingError("github.unavailable", { cause, retryable: true });
  }
}

/** Takes the whole grant back. A token that GitHub does not know any more has nothing to be taken back. */
export async function revokeGrant({ clientId, clientSecret, apiUrl }: GitHubApp, token: string): Promise<void> {
  // The app itself asks for this, by its own name and secret.
  const headers = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
  try {
    const github = githubClient({ apiUrl, token: null });
    await github.rest.apps.deleteAuthorization({ client_id: clientId, access_token: token, headers });
  } catch (thrown) {
    const { code } = asKindlingError(thrown);
    if (code !== "github.not_found" && code !== "github.refused") throw thrown;
  }
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
