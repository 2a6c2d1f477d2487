import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGitHubAccounts, type GitHubAccounts } from "../../src/accounts/github.ts";
import { createVault } from "../../src/accounts/vault.ts";
import { readConfig } from "../../src/config.ts";
import { createHttp } from "../../src/http/http.ts";
import { auditLog, credentials } from "../../src/store/schema.ts";
import type { Scope, Store } from "../../src/store/store.ts";
import { clientId, clientSecret } from "../doubles/github/oauth.ts";
import { type GitHubDouble, startGitHubDouble } from "../doubles/github/server.ts";
import { enter, quiet } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";

eachDatabase("connecting a GitHub account", (open) => {
  let store: Store;
  let hub: GitHubDouble;
  let accounts: GitHubAccounts;
  let scope: Scope;
  let now: number;
  const went: Scope[] = [];
  const vault = createVault(`a:${"A".repeat(43)}=`);

  beforeAll(async () => {
    store = await open();
    hub = await startGitHubDouble();
    now = Date.now();
    scope = await enter(store);
    const app = { clientId, clientSecret, url: hub.url, apiUrl: hub.apiUrl };
    accounts = createGitHubAccounts({
      store,
      vault,
      app,
      publicUrl: "https://kindling.example",
      now: () => new Date(now),
    });
  });
  afterAll(() => hub.close());

  const request = (path: string, init: RequestInit = {}) =>
    createHttp({
      ...{ log: quiet, health: { config: readConfig({}), store: null }, files: null },
      github: { accounts, url: hub.url, secure: true, connected: async (whose) => void went.push(whose) },
    }).request(path, init);
  const newLink = async (whose = scope) =>
    new URL(await store.asWorkspace(whose, (tx) => accounts.link(tx, whose, ["gist"])));
  const press = (link: string) =>
    request("/oauth/github/start", { method: "POST", body: new URLSearchParams({ link }) });
  /** From the link to where GitHub sends the browser back. */
  const agree = async (url: URL) => {
    const sent = await press(url.searchParams.get("link") ?? "");
    const cookie = sent.headers.get("set-cookie")?.split(";")[0] ?? "";
    return { cookie, back: new URL(hub.agree(sent.headers.get("location") ?? "")) };
  };
  const come = ({ back, cookie }: { back: URL; cookie: string }) =>
    request(`${back.pathname}${back.search}`, { headers: { cookie } });

  it("shows what is asked for and why, connects whoever's link it was, and lets them go on", async () => {
    const url = await newLink();
    expect(url.href).toMatch(/^https:\/\/kindling\.example\/oauth\/github\/start\?link=[\w-]{43}$/);
    const page = await request(`${url.pathname}${url.search}`);
    const shown = await page.text();
    for (const said of ["Me in local", "<code>gist</code>: your Gists", "read:user", "user:email", "public_repo"])
      expect(shown).toContain(said);
    expect(shown).not.toContain("workflow");
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);

    const sent = await press(url.searchParams.get("link") ?? "");
    expect(sent.headers.get("set-cookie")).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    const answer = await come(await agree(url));
    expect(await answer.text()).toContain("ada is connected");
    expect(went).toEqual([scope]);

    const found = await store.asWorkspace(scope, (tx) => accounts.find(tx, scope));
    expect(found).toMatchObject({ login: "ada", scopes: ["read:user", "user:email", "public_repo", "gist"] });
    const rows = await store.asWorkspace(scope, (tx) => tx.select().from(credentials));
    expect(JSON.stringify(rows)).not.toContain(found?.token);
    const deeds = await store.asWorkspace(scope, (tx) => tx.select().from(auditLog));
    expect(deeds).toMatchObject([{ action: "account.connect", subject: { login: "ada" } }]);
    expect(JSON.stringify(deeds)).not.toContain(found?.token);
  });

  it("is nobody else's", async () => {
    const other = await store.accept(
      { workspace: { id: "local", name: "local" }, platform: "cli", person: { externalId: "bob", name: "Bob" } },
      async (_, whose) => whose,
    );
    expect(
      await store.asWorkspace(other, (tx) => accounts.find(tx, { ...other, person: scope.person })),
    ).toBeUndefined();
    await expect(accounts.account(other, ["public_repo"])).rejects.toMatchObject({ code: "github.connect" });
    await expect(accounts.account(scope, ["repo"])).rejects.toMatchObject({ params: { scopes: "repo" } });
  });

  describe("a link", () => {
    const refused = async (answer: Response) => {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("This link is over");
    };

    it("works once", async () => {
      const url = await newLink();
      const agreed = await agree(url);
      expect((await come(agreed)).status).toBe(200);
      await refused(await come(agreed));
      await refused(await request(`${url.pathname}${url.search}`));
      await refused(await press(url.searchParams.get("link") ?? ""));
    });

    it("is for the browser that began alone", async () => {
      const mine = await agree(await newLink());
      const theirs = await agree(await newLink());
      await refused(await come({ ...mine, cookie: theirs.cookie }));
      await refused(await come({ ...mine, cookie: "" }));
      expect((await come(mine)).status).toBe(200);
    });

    it("is over after ten minutes, wherever somebody got to by then", async () => {
      const [fresh, url] = [await newLink(), await newLink()];
      const agreed = await agree(url);
      now += 600_000;
      await refused(await request(`${fresh.pathname}${fresh.search}`));
      await refused(await come(agreed));
    });

    it("is not used up by a look, a refusal on GitHub, or a state that was never given out", async () => {
      const url = await newLink();
      await request(`${url.pathname}${url.search}`);
      const no = await agree(url);
      const denied = await request(
        `/oauth/github/callback?error=access_denied&state=${no.back.searchParams.get("state")}`,
      );
      expect(await denied.text()).toContain("Nothing was connected");
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom("state", "cookie", "link"),
          fc.base64String({ maxLength: 60 }),
          async (what, text) => {
            if (what === "link") return refused(await press(text));
            const { back, cookie } = await agree(url);
            if (what === "state") back.searchParams.set("state", text);
            await refused(
              await come({ back, cookie: what === "cookie" ? `kindling_github=${encodeURIComponent(text)}` : cookie }),
            );
          },
        ),
        { numRuns: 12 },
      );
      expect((await come(await agree(url))).status).toBe(200);
    });
  });

  it("is forgotten at GitHub and here", async () => {
    const found = await store.asWorkspace(scope, (tx) => accounts.find(tx, scope));
    expect(await accounts.forget(scope)).toBe(true);
    expect(hub.world.tokens.get(found?.token ?? "")?.revoked).toBe(true);
    expect(await store.asWorkspace(scope, (tx) => tx.select().from(credentials))).toEqual([]);
    expect(await accounts.forget(scope)).toBe(false);
  });

  it("is out of use once GitHub has refused it, until it is connected anew", async () => {
    await come(await agree(await newLink()));
    const found = await store.asWorkspace(scope, (tx) => accounts.find(tx, scope));
    await accounts.refused(scope, "another");
    expect(await store.asWorkspace(scope, (tx) => accounts.find(tx, scope))).toBeDefined();
    await accounts.refused(scope, found?.token ?? "");
    expect(await store.asWorkspace(scope, (tx) => accounts.find(tx, scope))).toBeUndefined();
    await come(await agree(await newLink()));
    expect(await store.asWorkspace(scope, (tx) => accounts.find(tx, scope))).toBeDefined();
  });
});
