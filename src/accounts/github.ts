import { KindlingError } from "../errors.ts";
import {
  asGitHubScopes,
  authorizeUrl,
  basicScopes,
  connectAccount,
  type GitHubAccount,
  type GitHubApp,
  type GitHubScope,
  githubAccount,
  holds,
  pkce,
  revokeGrant,
  secretText,
} from "../github/oauth.ts";
import { bindLink, deleteOldLinks, insertLink, openLink, useLink } from "../store/account-links.ts";
import { note } from "../store/audit.ts";
import { deactivateCredential, deleteCredential, findCredential, saveCredential } from "../store/credentials.ts";
import type { Scope, Store, Tx } from "../store/store.ts";
import type { Vault } from "./vault.ts";

/** What {@link createGitHubAccounts} is made of. */
export interface GitHubAccountsParts {
  store: Store;
  vault: Promise<Vault>;
  app: GitHubApp;
  /** Where browsers reach this server, without a slash at the end. */
  publicUrl: string;
  now: () => Date;
}

/** A link, as its page shows it. */
export interface LinkShown {
  personName: string;
  workspaceName: string;
  scopes: GitHubScope[];
}

/** How long a link can be used, in milliseconds. */
export const linkForMs = 600_000;

/** People's accounts on GitHub: connected by a private link, kept sealed. */
export type GitHubAccounts = ReturnType<typeof createGitHubAccounts>;

/** Accounts of people on GitHub. */
export function createGitHubAccounts({ store, vault, app, publicUrl, now }: GitHubAccountsParts) {
  const provider = "github";
  const redirectUri = `${publicUrl}/oauth/github/callback`;
  const place = ({ workspace, person }: Scope) => ({ workspace, owner: person, provider });
  const row = ({ workspace, person }: Scope) => ({ workspaceId: workspace, ownerId: person, provider });

  async function find(tx: Tx, scope: Scope): Promise<(GitHubAccount & { ciphertext: string }) | undefined> {
    const found = await findCredential(tx, row(scope));
    if (found === undefined || found.isActive === 0) return undefined;
    const { ciphertext } = found;
    return { ...githubAccount.parse(JSON.parse(await (await vault).open(place(scope), ciphertext))), ciphertext };
  }

  return {
    apiUrl: app.apiUrl,

    /** The account of a person; undefined where none is connected, or GitHub has refused it. */
    find,

    /** The account of a person that may do all this. Throws `github.connect`, with what is missing. */
    async account(scope: Scope, scopes: readonly GitHubScope[]): Promise<GitHubAccount> {
      const found = await store.asWorkspace(scope, (tx) => find(tx, scope));
      if (found !== undefined && scopes.every((each) => holds(found.scopes, each))) return found;
      throw new KindlingError("github.connect", { params: { scopes: scopes.join(" ") } });
    },

    /** Notes that GitHub does not take this account's token any more. */
    async refused(scope: Scope, token: string): Promise<void> {
      await store.asWorkspace(scope, async (tx) => {
        const found = await find(tx, scope);
        if (found?.token === token) await deactivateCredential(tx, { ...row(scope), ciphertext: found.ciphertext });
      });
    },

    /** The address of a link by which this person, and nobody else, connects an account. */
    async link(tx: Tx, scope: Scope, scopes: readonly GitHubScope[]): Promise<string> {
      const token = secretText();
      await insertLink(tx, {
        ...{ workspaceId: scope.workspace, id: await hashOf(token), personId: scope.person, provider },
        scopes: [...new Set([...basicScopes, ...scopes])].join(" "),
        expiresAt: new Date(now().getTime() + linkForMs),
      });
      return `${publicUrl}/oauth/github/start?link=${token}`;
    },

    /** What a link is for. Throws `github.link_over`. */
    async show(link: string): Promise<LinkShown> {
      const found = await store.asSystem(async (tx) => openLink(tx, await hashOf(link), now()));
      if (found === undefined) throw new KindlingError("github.link_over");
      const { personName, workspaceName, scopes } = found;
      return { personName, workspaceName, scopes: asGitHubScopes(scopes) };
    },

    /** Begins: where the browser goes, and the cookie that it must come back with. Throws `github.link_over`. */
    async begin(link: string): Promise<{ url: string; browser: string }> {
      const [state, browser, id] = [secretText(), secretText(), await hashOf(link)];
      const bound = { state: await hashOf(state), browser: await hashOf(browser) };
      const found = await store.asSystem(async (tx) => {
        const [open] = await Promise.all([openLink(tx, id, now()), bindLink(tx, id, bound)]);
        return open;
      });
      if (found === undefined) throw new KindlingError("github.link_over");
      const { challenge } = await pkce(await verifierOf(app, state));
      return { url: authorizeUrl(app, { state, challenge, scopes: found.scopes.split(" "), redirectUri }), browser };
    },

    /**
     * Ends: keeps the account of whoever's link it was. Throws `github.link_over` for a state that was used, is too old,
     * came from another browser or was never given out.
     */
    async end({
      state,
      browser,
      code,
    }: {
      state: string;
      browser: string;
      code: string;
    }): Promise<{ scope: Scope; login: string }> {
      const bound = { state: await hashOf(state), browser: await hashOf(browser) };
      const link = await store.asSystem(async (tx) => {
        const [used] = await Promise.all([useLink(tx, bound, now()), deleteOldLinks(tx, now())]);
        return used;
      });
      if (link === undefined) throw new KindlingError("github.link_over");
      const account = await connectAccount(app, { code, verifier: await verifierOf(app, state), redirectUri });
      const scope: Scope = { workspace: link.workspaceId, person: link.personId };
      const sealed = await (await vault).seal(place(scope), JSON.stringify(account));
      const subject = { provider, login: account.login, scopes: account.scopes.join(" ") };
      await store.asWorkspace(scope, (tx) =>
        Promise.all([
          saveCredential(tx, row(scope), { ...sealed, validationStatus: "valid" }),
          note(tx, { workspaceId: scope.workspace, personId: scope.person, action: "account.connect", subject }),
        ]),
      );
      return { scope, login: account.login };
    },

    /** Takes the grant back at GitHub and erases the account here. False where there was none. */
    async forget(scope: Scope): Promise<boolean> {
      const found = await store.asWorkspace(scope, (tx) => find(tx, scope).catch(unlessUnreadable));
      if (found !== undefined) await revokeGrant(app, found.token);
      const subject = { provider, login: found?.login ?? null };
      return store.asWorkspace(scope, async (tx) => {
        const gone = await deleteCredential(tx, row(scope));
        if (gone)
          await note(tx, {
            workspaceId: scope.workspace,
            personId: scope.person,
            action: "account.disconnect",
            subject,
          });
        return gone;
      });
    },
  };
}

/** What nobody can open any more cannot be taken back either, but it can be erased. */
function unlessUnreadable(thrown: unknown): undefined {
  if (thrown instanceof KindlingError && thrown.code === "credential.unreadable") return undefined;
  throw thrown;
}

/** The PKCE verifier of a state: nobody makes it from the state alone, and nothing has to be kept. */
async function verifierOf({ clientSecret }: GitHubApp, state: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", bytes(clientSecret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return hex(await crypto.subtle.sign("HMAC", key, bytes(`kindling pkce 1\n${state}`)));
}

async function hashOf(text: string): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
