import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createGitHubAccounts, type GitHubAccounts } from "../../src/accounts/github.ts";
import { createVault } from "../../src/accounts/vault.ts";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { clientId, clientSecret } from "../doubles/github/oauth.ts";
import { type GitHubDouble, startGitHubDouble } from "../doubles/github/server.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackText, type ChatWorld, createChatWorld } from "./world.ts";

eachDatabase("connect github", (open) => {
  let store: Store;
  let world: ChatWorld;
  let hub: GitHubDouble;
  let github: GitHubAccounts;
  beforeAll(async () => {
    store = await open();
    hub = await startGitHubDouble();
    github = createGitHubAccounts({
      ...{
        store,
        vault: createVault(`${"A".repeat(43)}=`),
        publicUrl: "https://kindling.example",
        now: () => new Date(),
      },
      app: { clientId, clientSecret, url: hub.url, apiUrl: hub.apiUrl },
    });
  });
  afterEach(() => world.close());
  afterAll(() => hub.close());

  const linkIn = (text: string) => /start\?link=([\w-]+)/.exec(text)?.[1] ?? "none";
  const agree = async (link: string) => {
    const { url, browser } = await github.begin(link);
    const { searchParams: back } = new URL(hub.agree(url));
    return github.end({ state: back.get("state") ?? "", code: back.get("code") ?? "", browser });
  };

  it("gives a private link, says who is connected, and takes it back", async () => {
    world = await createChatWorld(store, { github });
    const ack = await world.command("connect github");
    expect(ack).toMatchObject({ type: "card", visibility: "private" });
    expect(await agree(linkIn(ackText(ack)))).toMatchObject({ login: "ada" });
    expect(ackText(await world.command("connect github"))).toContain("**ada** is connected");
    expect(ackText(await world.command("connect github", { name: "Bob" }))).not.toContain("ada");

    expect(ackText(await world.command("disconnect github"))).toContain("Disconnecting");
    await world.settle();
    expect(world.port.notes.map(({ card }) => cardText(card)).join()).toContain("account is disconnected");
    expect([...hub.world.tokens.values()].every(({ revoked }) => revoked)).toBe(true);
    await world.command("disconnect github");
    await world.settle();
    expect(cardText(world.port.notes.at(-1)?.card ?? { parts: [], summary: "" })).toContain("No GitHub account");
  });

  it("gives no link a second time for one event", async () => {
    world = await createChatWorld(store, { github });
    expect(linkIn(ackText(await world.command("connect github", undefined, "twice")))).not.toBe("none");
    expect(ackText(await world.command("connect github", undefined, "twice"))).toContain("sent to you already");
  });

  it("says so where GitHub is off", async () => {
    world = await createChatWorld(store);
    for (const command of ["connect github", "disconnect github"])
      expect(ackText(await world.command(command))).toContain("GitHub is not set up here");
  });
});
