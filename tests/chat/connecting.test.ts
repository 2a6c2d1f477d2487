import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { GitHubAccounts } from "../../src/accounts/github.ts";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { accountsOn } from "../doubles/github/accounts.ts";
import { type GitHubDouble, startGitHubDouble } from "../doubles/github/server.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackText, type ChatWorld, createChatWorld } from "./world.ts";

eachDatabase("connect github", (open) => {
  let store: Store;
  let world: ChatWorld;
  let hub: GitHubDouble;
  let github: GitHubAccounts;
  let agree: ReturnType<typeof accountsOn>["agree"];
  let linkIn: ReturnType<typeof accountsOn>["linkIn"];
  beforeAll(async () => {
    store = await open();
    hub = await startGitHubDouble();
    ({ github, agree, linkIn } = accountsOn(hub, store));
  });
  afterEach(() => world.close());
  afterAll(() => hub.close());

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
