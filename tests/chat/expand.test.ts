import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openPostgres } from "../../src/store/postgres.ts";
import { runSummary } from "../../src/store/runs.ts";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackText, buttonOf, type ChatWorld, createChatWorld, threadOf } from "./world.ts";

const deferred = { type: "defer", visibility: "public" };
const bees = "how to keep bees on a balcony";

eachDatabase("an idea", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  it("becomes a card in the channel and a result in its thread", async () => {
    world = await createChatWorld(store);
    expect(await world.command(`${bees} --tone casual --words 400`)).toEqual(deferred);
    await world.until(ended);
    await world.settle();

    const [card, ...others] = world.port.in("c:general");
    expect(others).toEqual([]);
    expect(cardText(card!.card)).toContain("[done] Writing");
    expect(cardText(card!.card)).toMatch(/Done\. The result is in the thread\.\n(?:.*\n)*Cost: \$0\.\d\d/);
    expect(card!.card.parts.some((part) => part.type === "buttons")).toBe(false);

    const [result, ...rest] = world.port.in(threadOf(world));
    expect(rest).toEqual([]);
    const text = cardText(result!.card);
    expect(text).toContain("(picture: ");
    expect(text).toMatch(/Score: \d+ \/ 100/);
    expect(text).toContain("Version: 1");
    expect(text).toContain("Tone: casual");
    expect(text).toMatch(/Words: \d+ \(400 asked for\)/);
    for (const label of ["Publish", "Details", "Download"]) buttonOf(result!.card, label);
  });

  it("shows its card before the work is done, with Stop and what it has cost", async () => {
    const gate = Promise.withResolvers<void>();
    world = await createChatWorld(store, {
      script: { write: ({ demo }) => gate.promise.then(() => demo) },
    });
    await world.command(bees);
    await world.until(({ steps }) => steps.some((step) => step.key === "write" && step.state === "running"));
    await expect
      .poll(() => cardText(world.port.in("c:general")[0]!.card), { timeout: 5000 })
      .toContain("[working] Writing");
    const { card } = world.port.in("c:general")[0]!;
    buttonOf(card, "Stop");
    expect(cardText(card)).toMatch(/Cost so far: \$0\.0[1-9]/);
    expect(card.title).toBe(bees);
    gate.resolve();
    await world.until(ended);
  });

  it("is durable before it is acknowledged (P1)", async () => {
    let seen: unknown;
    world = await createChatWorld(store, {
      // The first thing that happens after the acknowledgement was decided.
      script: {
        intake: async ({ demo }) => {
          const [run] = await world.runs();
          const scope = { workspace: world.workspace, person: run!.ownerId };
          seen = await store.asWorkspace(scope, (tx) => runSummary(tx, world.workspace, run!.id));
          return { ...Object(demo), confidence: 95 };
        },
      },
    });
    await world.command(bees);
    await world.until(ended);
    expect(seen).toMatchObject({ kind: "expand", idea: { number: 1, text: bees } });
  });

  it("delivered four times at once makes one run and one answer (P2)", async () => {
    world = await createChatWorld(store);
    const acks = await Promise.all([1, 2, 3, 4].map(() => world.command(bees, undefined, "same")));
    expect(acks).toEqual([deferred, deferred, deferred, deferred]);
    await world.until(ended);
    await world.settle();
    expect(await world.runs()).toHaveLength(1);
    expect(world.port.in("c:general")).toHaveLength(1);
    expect(world.port.in(threadOf(world))).toHaveLength(1);
    // … and the number is not lost to the deliveries that did not count.
    await world.command(bees, undefined, "another");
    expect(ackText(await world.command("list"))).toContain("**2**");
  });

  it("mentioned or sent directly is an idea as well, and the card is the answer", async () => {
    world = await createChatWorld(store);
    expect(await world.mention(bees)).toEqual({ type: "none" });
    const [run] = await world.runs();
    expect(run).toMatchObject({ kind: "expand" });
  });

  it("is not made of thanks or a greeting, which is answered by how to begin", async () => {
    world = await createChatWorld(store);
    for (const said of ["thanks!", "perfect"]) expect(await world.mention(said)).toEqual({ type: "none" });
    expect(ackText(await world.mention("hi Kindling!"))).toContain("/expand");
    expect(await world.runs()).toEqual([]);
    await world.command("hi");
    expect(await world.runs()).toHaveLength(1);
  });

  it("is not made of what people say to each other", async () => {
    world = await createChatWorld(store);
    const channel = { id: "general", audience: "workspace" as const };
    const person = { externalId: "ada", name: "Ada" };
    const workspace = { id: world.workspace, name: "test" };
    const said = { eventId: "x", platform: "playground" as const, workspace, person, channel, target: "c:general" };
    expect(
      await world.accept({ ...said, type: "message", text: bees, mention: false, direct: false, messageId: "1" }),
    ).toEqual({ type: "none" });
    expect(await world.runs()).toEqual([]);
  });

  it("keeps a pasted key out of everything that is shown or stored (P8)", async () => {
    world = await createChatWorld(store);
    const key = `sk-ant-${"a1B2".repeat(8)}`;
    await world.command(`${bees} with ${key}`);
    await world.until(ended);
    await world.settle();
    expect(JSON.stringify(world.port.messages)).not.toContain(key);
    expect(ackText(await world.command("list"))).not.toContain(key);
  });

  it.each([
    ["right-to-left text", "كيف أربي النحل على الشرفة"],
    ["HTML and script", "<script>alert('x')</script><img src=x onerror=alert(1)> bees"],
    ["mentions", "bees <!channel> @everyone <@U123> on a balcony"],
    ["markdown", "# bees\n\n```\nunclosed **bold** [x](https://evil.example)"],
  ])("of %s is made, and stays text in every card", async (_, text) => {
    world = await createChatWorld(store);
    expect(await world.command(text)).toEqual(deferred);
    await world.until(ended);
    await world.settle();
    const shown = world.port.messages
      .flatMap(({ history }) => history)
      .flatMap(({ parts }) => parts.map((part) => (part.type === "text" ? part.markdown : "")))
      .join("\n");
    expect(shown).not.toMatch(/(?<!\\)<(?:script|img|!channel|@U123)/);
    expect(shown).not.toMatch(/(?<!\\)@everyone/);
    expect(world.port.in(threadOf(world))).toHaveLength(1);
  });
});

eachDatabase("a bad idea", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  it.each([
    ["no idea beside its flags", "--blog", "There is no idea here yet"],
    ["only emoji", "🍞🍞🍞", "no words in this idea"],
    [
      "20,000 characters",
      "a".repeat(20_000),
      "An idea may be 6,000 characters long, and this one has 20,000. Shorten it by 14,000",
    ],
    ["an unknown flag", "bread --tonne casual", "There is no option --tonne. The options are --format, --blog"],
    ["an unknown tone", "bread --tone angry", "--tone cannot be “angry”. It takes professional, casual, technical."],
    ["no number of words", "bread --words", "--words needs a value: a number from 150 to 4,000."],
    ["an unknown format", "bread --format video", "--format cannot be “video”. It takes auto, blog, code."],
    ["no language", "bread --lang klingonish", "It takes a language, such as de, pt-BR or Spanish."],
  ])("with %s is answered privately with what helps, and with the text ready to copy", async (_, text, sentence) => {
    world = await createChatWorld(store);
    const ack = await world.command(text);
    expect(ack).toMatchObject({ type: "card", visibility: "private" });
    expect(ackText(ack)).toContain(sentence);
    expect(ackText(ack)).toContain(`\`\`\`\n${text}\n\`\`\``);
    expect(await world.runs()).toEqual([]);
    expect(world.port.messages).toEqual([]);
  });
});

describe("a database that is away", () => {
  it("is explained, and the idea is given back", async () => {
    const world = await createChatWorld(openPostgres("postgres://nobody@127.0.0.1:1/none"));
    const ack = await world.command(bees);
    expect(ackText(ack)).toContain("The database does not answer at the moment.");
    expect(ackText(ack)).toContain(bees);
    await world.close();
  });
});
