import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { goOnWithAccount } from "../../src/pipelines/publish/go-on.ts";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { accountsOn } from "../doubles/github/accounts.ts";
import { type GitHubDouble, startGitHubDouble } from "../doubles/github/server.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackForm, ackText, buttonOf, type ChatWorld, createChatWorld, threadOf } from "./world.ts";

eachDatabase("Publish, where GitHub is on", (open) => {
  let store: Store;
  let world: ChatWorld;
  let hub: GitHubDouble;
  let accounts: ReturnType<typeof accountsOn>;
  beforeAll(async () => {
    store = await open();
    hub = await startGitHubDouble();
    accounts = accountsOn(hub, store);
  });
  afterEach(() => world.close());
  afterAll(() => hub.close());

  const thread = () => threadOf(world);
  const cards = () => world.port.in(thread()).map(({ card }) => card);
  const cardWith = (text: string) => {
    const found = cards().find((card) => cardText(card).includes(text));
    if (!found) throw new Error(`no card with ${text} among:\n${cards().map(cardText).join("\n---\n")}`);
    return found;
  };
  const ada = { name: "Ada" };
  const made = async (format: "blog" | "code") => {
    world = await createChatWorld(store, { github: accounts.github });
    await world.command(`--format ${format} a tool that counts the loaves of a bakery`);
    await world.until(ended);
    await world.settle();
  };
  const press = (card: ReturnType<typeof cardWith>, label: string) =>
    world.press(buttonOf(card, label), ada, { thread: thread() });
  const result = () => cardWith("Version: 1");
  /** The person follows the link that was given to them last, and the chat goes on. */
  const connect = async () => {
    const { scope } = await accounts.agree(accounts.linkIn(cardText(world.port.notes.at(-1)!.card)));
    const { engine } = world;
    await goOnWithAccount({ store, engine, now: () => new Date() }, scope);
  };

  it("asks where, waits for an account, goes on by itself, says where it is, and takes it back", async () => {
    await made("blog");
    const form = ackForm(await press(result(), "Publish"));
    expect(form.fields).toHaveLength(5);
    const where = { thread: thread() };
    const wrong = await world.submit(form, { where: "path", repository: "nonsense", folder: "../up" }, ada, where);
    expect(wrong).toMatchObject({
      type: "formErrors",
      errors: { repository: /owner\/name/, folder: expect.any(String) },
    });
    hub.addRepository("ada", "bakery", { files: { "_config.yml": "" } });
    await world.submit(form, { where: "path", repository: "https://github.com/ada/bakery" }, ada, where);
    await world.until(({ status }) => status === "waiting", 1);
    await world.settle();
    expect(cardText(world.port.notes.at(-1)!.card)).toContain("yours alone, works once");

    await connect();
    await world.until(ended, 1);
    await world.settle();
    const published = cardWith("It is at");
    expect(cardText(published)).toMatch(/github\.com\/ada\/bakery\/blob\/main\/_posts/);
    expect(cardText(published)).toMatch(/Approved by: Ada[\s\S]*Models: judge:m, scripted:m[\s\S]*Cost: /);
    expect(() => buttonOf(result(), "Publish")).toThrow("no button");

    await press(published, "Unpublish");
    await world.until(ended, 2);
    await world.settle();
    expect([...hub.files("ada", "bakery").keys()]).toEqual(["_config.yml"]);
    expect(cardText(cardWith("is not published any more"))).toContain("github.com/ada/bakery");
    expect(buttonOf(result(), "Publish").action).toBe("publish");
    expect(ackText(await press(published, "Unpublish"))).toContain("settled already");
  });

  it("offers the next name where that of a project is taken, and a new link where the account is not taken any more", async () => {
    await made("code");
    hub.addRepository("ada", "loaves");
    const form = ackForm(await press(result(), "Publish"));
    const where = { thread: thread() };
    await world.submit(form, { where: "repository", name: "loaves" }, ada, where);
    await world.until(({ status }) => status === "waiting", 1);
    await world.settle();
    await connect();
    await world.until(ended, 1);
    await world.settle();
    const failed = cardWith("There is a repository loaves already");
    const again = ackForm(await press(failed, "Publish as loaves-2"));
    expect(again.fields.find(({ name }) => name === "name")?.value).toBe("loaves-2");

    for (const token of hub.world.tokens.values()) token.revoked = true;
    await world.submit(again, {}, ada, where);
    await world.until(ended, 2);
    await world.settle();
    const refused = cardWith("GitHub does not accept your connection any more");
    expect(ackText(await world.press(buttonOf(refused, "Connect GitHub"), { name: "Bob" }, where))).toContain(
      "Only Ada",
    );
    const link = accounts.linkIn(ackText(await press(refused, "Connect GitHub")));
    const { scope } = await accounts.agree(link);
    await goOnWithAccount({ store, engine: world.engine, now: () => new Date() }, scope);
    await world.until(({ status }) => status === "done", 2);
    expect(hub.commits("ada", "loaves-2")).toBe(1);
  });

  it("is for whom it was for: others get no form and start nothing", async () => {
    await made("blog");
    const bob = { name: "Bob" };
    const button = buttonOf(result(), "Publish");
    expect(ackText(await world.press(button, bob, { thread: thread() }))).toContain("Only Ada can do that");
    const form = ackForm(await press(result(), "Publish"));
    expect(ackText(await world.submit(form, { where: "folder" }, bob, { thread: thread() }))).toContain("Only Ada");
    expect(await world.runs()).toHaveLength(1);
    await world.submit(form, { where: "folder" }, ada, { thread: thread() });
    await world.until(ended, 1);
    expect(world.published.size).toBe(1);
  });
});
