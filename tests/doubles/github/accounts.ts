import { createGitHubAccounts, type GitHubAccounts } from "../../../src/accounts/github.ts";
import { createVault } from "../../../src/accounts/vault.ts";
import type { GitHubScope } from "../../../src/github/oauth.ts";
import type { Scope, Store } from "../../../src/store/store.ts";
import { clientId, clientSecret } from "./oauth.ts";
import type { GitHubDouble } from "./server.ts";

/** Accounts on the double, and the ways by which people connect them. */
export function accountsOn(hub: GitHubDouble, store: Store) {
  const github: GitHubAccounts = createGitHubAccounts({
    ...{
      store,
      vault: createVault(`${"A".repeat(43)}=`),
      publicUrl: "https://kindling.example",
      now: () => new Date(),
    },
    app: { clientId, clientSecret, url: hub.url, apiUrl: hub.apiUrl },
  });
  /** Somebody follows a link, and agrees on GitHub. */
  const agree = async (link: string, login = "ada") => {
    const { url, browser } = await github.begin(link);
    const { searchParams: back } = new URL(hub.agree(url, login));
    return github.end({ state: back.get("state") ?? "", code: back.get("code") ?? "", browser });
  };
  return {
    github,
    agree,
    /** What the link in a text carries. */
    linkIn: (text: string) => /start\?link=([\w-]+)/.exec(text)?.[1] ?? "none",
    /** Connects the account of a person, with what it may do. */
    async connect(scope: Scope, scopes: GitHubScope[] = ["gist"]) {
      const url = new URL(await store.asWorkspace(scope, (tx) => github.link(tx, scope, scopes)));
      await agree(url.searchParams.get("link") ?? "");
    },
  };
}
