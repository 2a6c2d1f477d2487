import { unzipSync } from "fflate";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { Button } from "../../src/chat/vocabulary.ts";
import { KindlingError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackCard, ackText, buttonOf, type ChatWorld, createChatWorld, type Speaker, threadOf } from "./world.ts";

const ada: Speaker = { name: "Ada" };
const bob: Speaker = { name: "Bob" };
const none = { type: "none" };

eachDatabase("buttons", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  const root = () => world.port.in("c:general")[0]!.card;
  const result = () => world.port.in(threadOf(world))[0]!.card;
  const finished = async (options: Parameters<typeof createChatWorld>[1] = {}) => {
    world = await createChatWorld(store, options);
    await world.command("how to keep bees", ada);
    await world.until(ended);
    await world.settle();
  };
  const working = async () => {
    world = await createChatWorld(store, { script: { plan: () => new Promise(() => {}) } });
    await world.command("how to keep bees", ada);
    await world.until(
      ({ thread, steps }) => thread !== null && steps.some(({ key, state }) => key === "plan" && state === "running"),
    );
  };
  /** Fails at the plan until it is mended. */
  const failing = async () => {
    const state = { broken: true };
    world = await createChatWorld(store, {
      script: {
        plan: ({ demo }) => {
          if (state.broken) throw new KindlingError("model.quota", { params: { provider: "openai" } });
          return demo;
        },
      },
    });
    await world.command("how to keep bees", ada);
    await world.until(ended);
    await world.settle();
    return state;
  };

  it("Stop stops, keeps what is finished, and offers Retry (P5)", async () => {
    await working();
    expect(await world.press(buttonOf(root(), "Stop"))).toEqual(none);
    expect((await world.until(ended)).status).toBe("stopped");
    await world.settle();
    expect(cardText(root())).toMatch(/Stopped\. It has cost \$0\.01\. Retry goes on from here\./);
    buttonOf(root(), "Retry");
  });

  it("Stop on an old card changes nothing and says so", async () => {
    await finished();
    const { id } = await world.until(ended);
    const again = await world.press({ label: "Stop", action: "stop", value: id });
    expect(again).toMatchObject({ type: "card", visibility: "private" });
    expect(ackText(again)).toContain("That is settled already");
  });

  it("Stop pressed twice stops once, quietly", async () => {
    await working();
    const stop = buttonOf(root(), "Stop");
    expect(await Promise.all([world.press(stop, ada), world.press(stop, ada)])).toEqual([none, none]);
    expect(await world.press(stop, ada)).toEqual(none);
    expect((await world.until(ended)).status).toBe("stopped");
  });

  it("Stop of somebody else's work is refused privately", async () => {
    await working();
    const refused = await world.press(buttonOf(root(), "Stop"), bob);
    expect(refused).toMatchObject({ type: "card", visibility: "private" });
    expect(ackText(refused)).toContain("Only Ada can do that.");
    expect((await world.until(() => true)).status).toBe("running");
  });

  it("a failed run says what failed, why, and what it cost, and Retry resumes there (P4)", async () => {
    const state = await failing();
    const text = cardText(root());
    expect(text).toContain("[failed] Planning");
    expect(text).toContain("**Planning** did not work. The account at OpenAI has used up its quota.");
    expect(text).toContain("It has cost $0.01.");

    state.broken = false;
    expect(await world.press(buttonOf(root(), "Retry"))).toEqual(none);
    const run = await world.until(({ status }) => status === "done");
    await world.settle();
    // What was done is not done again.
    expect(run.steps.find((step) => step.key === "intake")?.attempts).toBe(1);
    expect(world.port.in("c:general")).toHaveLength(1);
    expect(world.port.in(threadOf(world))).toHaveLength(1);
    expect(cardText(root())).toContain("Done. The result is in the thread.");
  });

  it("Retry delivered four times resumes once; pressed by others it is refused", async () => {
    const state = await failing();
    const retry = buttonOf(root(), "Retry");
    expect(ackText(await world.press(retry, bob))).toContain("Only Ada can do that.");
    state.broken = false;
    const acks = await Promise.all([1, 2, 3, 4].map(() => world.press(retry, ada, { event: "r" })));
    expect(acks).toEqual([none, none, none, none]);
    await world.until(({ status }) => status === "done");
    await world.settle();
    expect(world.port.in(threadOf(world))).toHaveLength(1);
    expect(ackText(await world.press(retry, ada))).toContain("That is settled already");
  });

  it("Publish writes the post, says where, and is gone from the result card", async () => {
    await finished();
    expect(await world.press(buttonOf(result(), "Publish"), ada, { thread: threadOf(world) })).toEqual(none);
    await world.until(ended, 1);
    await world.settle();
    const [slug] = [...world.published.keys()];
    const [, told, ...rest] = world.port.in(threadOf(world));
    expect(rest).toEqual([]);
    expect(cardText(told!.card)).toContain(`The post is in \`/published/${slug}\``);
    expect(() => buttonOf(result(), "Publish")).toThrow();
    expect(cardText(result())).toContain(`Published to: /published/${slug}`);
  });

  it("Publish where there is nowhere to publish to says so, and keeps nothing busy", async () => {
    await finished({ folder: null });
    const publish = buttonOf(result(), "Publish");
    expect(ackText(await world.press(publish, ada, { thread: threadOf(world) }))).toContain("nowhere to publish to");
    expect((await world.runs()).map(({ kind }) => kind)).toEqual(["expand"]);
  });

  it("Publish pressed by several at once publishes once, and each is told", async () => {
    await finished();
    const publish = buttonOf(result(), "Publish");
    const thread = threadOf(world);
    const acks = await Promise.all([1, 2, 3].map(() => world.press(publish, ada, { thread })));
    expect(acks.filter((ack) => ack.type === "none")).toHaveLength(1);
    for (const ack of acks.filter(({ type }) => type !== "none")) {
      expect(ackText(ack)).toMatch(/A version is being published already|That is settled already/);
    }
    await world.until(ended, 1);
    await world.settle();
    expect((await world.runs()).filter(({ kind }) => kind === "publish")).toHaveLength(1);
    expect(ackText(await world.press(publish, ada, { thread }))).toContain("That is settled already");
    expect(world.port.in(thread)).toHaveLength(2);
  });

  it("Publish delivered four times publishes once and answers the same, however late (P2)", async () => {
    await finished();
    const press = [buttonOf(result(), "Publish"), ada, { thread: threadOf(world), event: "p" }] as const;
    expect(await Promise.all([world.press(...press), world.press(...press), world.press(...press)])).toEqual([
      none,
      none,
      none,
    ]);
    await world.until(ended, 1);
    await world.settle();
    expect(await world.press(...press)).toEqual(none);
    expect((await world.runs()).filter(({ kind }) => kind === "publish")).toHaveLength(1);
  });

  it("Publish from `show` goes on in the idea's own thread", async () => {
    await finished();
    const shown = ackCard(await world.command("show 1", ada));
    expect(await world.press(buttonOf(shown, "Publish"), ada)).toEqual(none);
    await world.until(ended, 1);
    await world.settle();
    expect(world.port.in(threadOf(world))).toHaveLength(2);
    expect(world.port.in("c:general")).toHaveLength(1);
  });

  it("Publish is the owner's alone", async () => {
    await finished();
    const ack = await world.press(buttonOf(result(), "Publish"), bob, { thread: threadOf(world) });
    expect(ackText(ack)).toContain("Only Ada can do that. You can ask for changes by a reply");
    expect(await world.runs()).toHaveLength(1);
    expect(world.published.size).toBe(0);
  });

  it("a publication that fails says so in the thread, and Retry mends it (P4)", async () => {
    const disk = { full: true };
    await finished({
      folder: {
        async write() {
          if (disk.full) throw new KindlingError("disk.full");
          return "/published/bees";
        },
        async remove() {},
      },
    });
    const thread = threadOf(world);
    await world.press(buttonOf(result(), "Publish"), ada, { thread });
    await world.until(ended, 1);
    await expect.poll(() => world.port.in(thread).length, { timeout: 5000 }).toBe(2);
    const failure = () => world.port.in(thread)[1]!.card;
    expect(cardText(failure())).toContain("**Publishing** did not work. The disk is full");
    disk.full = false;
    expect(await world.press(buttonOf(failure(), "Retry"), ada, { thread })).toEqual(none);
    await world.until(({ status }) => status === "done", 1);
    await world.settle();
    expect(cardText(world.port.in(thread)[2]!.card)).toContain("The post is in `/published/bees`");
  });

  it("Details shows scores with their quotes, checks, models, and every phase's time, tokens and cost, to all who may see", async () => {
    await finished();
    for (const person of [ada, bob]) {
      const ack = await world.press(buttonOf(result(), "Details"), person);
      expect(ack).toMatchObject({ type: "card", visibility: "private" });
      const text = ackText(ack);
      expect(text).toContain("**Clarity ");
      expect(text).toMatch(/The beginning says what it is about: yes, “.+”/);
      expect(text).toContain("Reviewing: judge m");
      expect(text).toMatch(/Writing: .*s, 20 tokens, \$0\.01/);
      expect(text).toMatch(/In all: .*, \d+ tokens, \$0\.\d\d/);
    }
  });

  it("Details of a failed run shows where it ended", async () => {
    await failing();
    const text = ackText(await world.press(buttonOf(root(), "Details"), bob));
    expect(text).toContain("has used up its quota");
    expect(text).not.toContain("**Scores**");
  });

  it("Download hands the files over privately, to all who may see", async () => {
    await finished();
    const thread = threadOf(world);
    const ack = await world.press(buttonOf(result(), "Download"), bob, { thread });
    expect(ack).toEqual({ type: "defer", visibility: "private" });
    await world.until(ended, 1);
    await world.settle();
    const [note, ...more] = world.port.notes;
    expect(more).toEqual([]);
    expect(note).toMatchObject({ target: thread, person: "bob" });
    const files = note!.card.parts.filter((part) => part.type === "file");
    expect(files.map(({ mime }) => mime)).toEqual(["text/markdown", "text/html", "application/zip"]);
    const [run] = (await world.runs()).slice(1);
    const scope = { workspace: world.workspace, person: run!.ownerId };
    const [text, page, zip] = await Promise.all(
      files.map(async ({ blob, bytes }) => {
        const kept = await world.blobs.get(scope, blob);
        expect(kept?.bytes.length).toBe(bytes);
        return kept!.bytes;
      }),
    );
    expect(new TextDecoder().decode(text)).toMatch(/^---\ntitle: /);
    expect(new TextDecoder().decode(page)).toMatch(/^<!doctype html>[\s\S]*data:image\/png;base64,/);
    const names = Object.keys(unzipSync(zip!)).map((name) => name.replace(/^[^/]+\//, ""));
    expect(names).toEqual(expect.arrayContaining(["post.md", "post.html"]));
    expect(names.some((name) => name.endsWith(".png"))).toBe(true);
    // The packing is nobody's work to follow.
    expect(ackText(await world.command("status"))).toContain("Nothing is being made right now.");
  });

  it("of an idea that one may not see do nothing, whatever they carry (P7)", async () => {
    await finished();
    const cat: Speaker = { name: "Cat", workspace: "slack:T-other" };
    for (const label of ["Publish", "Details", "Download"]) {
      expect(ackText(await world.press(buttonOf(result(), label), cat))).toContain("not here any more");
    }
    expect(await world.runs()).toHaveLength(1);
  });

  it.each([
    ["stop", "1"],
    ["retry", "'; drop table runs; --"],
    ["publish", "0198c9a8-0000-7000-8000-000000000000"],
    ["publish", "0198c9a8-0000-7000-8000-000000000000.-1"],
    ["answer", "0198c9a8-0000-7000-8000-000000000000.format.poem"],
    ["fly", ""],
  ])("that nobody gave out are refused: %s %s", async (action, value) => {
    world = await createChatWorld(store);
    const forged: Button = { label: "x", action, value };
    expect(ackText(await world.press(forged))).toContain("That is settled already");
  });

  it("for a run or version that is not there are explained", async () => {
    world = await createChatWorld(store);
    const id = "0198c9a8-0000-7000-8000-000000000000";
    for (const [action, value] of [
      ["stop", id],
      ["details", id],
      ["show", id],
      ["publish", `${id}.1`],
      ["download", `${id}.1`],
    ] as const) {
      expect(ackText(await world.press({ label: "x", action, value }))).toContain("not here any more");
    }
    expect(await world.runs()).toEqual([]);
  });
});
