import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import {
  ackCard,
  ackForm,
  ackText,
  buttonOf,
  type ChatWorld,
  createChatWorld,
  type Speaker,
  threadOf,
} from "./world.ts";

const ada: Speaker = { name: "Ada" };
const bob: Speaker = { name: "Bob" };

eachDatabase("ideas and forms", (open) => {
  let store: Store;
  let world: ChatWorld;
  let thread: string;
  const hold = { plan: false };
  beforeAll(async () => {
    store = await open();
    const script = { plan: ({ demo }: { demo: unknown }) => (hold.plan ? new Promise(() => {}) : demo) };
    world = await createChatWorld(store, { demo: true, script });
  });
  afterAll(() => world.close());

  const result = () => world.port.in(thread).findLast(({ card }) => cardText(card).includes("[Good]"))!.card;
  const carryOut = async (act: () => Promise<unknown>) => {
    const before = (await world.runs()).length;
    const ack = await act();
    await world.until(ended, before);
    await world.settle();
    return ack;
  };

  describe("the form of a new idea", () => {
    it("is opened by a bare command, with every option, and help where no form can be", async () => {
      const form = ackForm(await world.command(""));
      expect(form).toMatchObject({ form: "expand", value: "" });
      expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
        ...[
          ["idea", ""],
          ["format", "auto"],
          ["tone", "any"],
          ["audience", ""],
          ["words", ""],
          ["language", ""],
        ],
        ["images", "true"],
      ]);
      expect(ackText(await world.mention(""))).toContain("Nothing has been made here yet");
    });

    it("keeps itself open over what is wrong, field by field", async () => {
      const form = ackForm(await world.command(""));
      const wrong = { idea: " ", tone: "angry", words: "9", language: "klingonish", audience: "x".repeat(200) };
      expect(await world.submit(form, wrong)).toEqual({
        type: "formErrors",
        errors: {
          idea: "This cannot be empty.",
          tone: "Choose one of the list.",
          words: "A number from 150 to 4,000, please, or nothing.",
          language: expect.stringContaining("no language that I know"),
          audience: "At most 120 characters, please.",
        },
      });
      const long = await world.submit(form, { idea: "bee ".repeat(2000) });
      expect(long).toMatchObject({ type: "formErrors", errors: { idea: expect.stringContaining("Shorten it by") } });
      expect(await world.runs()).toEqual([]);
    });

    it("makes the idea with all that was chosen, once, however often it is sent", async () => {
      const form = ackForm(await world.command(""));
      const fields = { idea: "how to keep bees", words: "~1,200", language: "German", images: "", tone: "casual" };
      const acks = await Promise.all([1, 2].map(() => world.submit(form, fields, ada, { event: "f" })));
      expect(acks).toEqual(Array(2).fill({ type: "defer", visibility: "public" }));
      await world.until(ended);
      await world.settle();
      thread = threadOf(world);
      expect(await world.runs()).toHaveLength(1);
      const text = cardText(result());
      for (const asked of ["(1,200 asked for)", "Language: German", "Pictures: none, as asked", "Tone: casual"]) {
        expect(text).toContain(asked);
      }
    });

    it("in the thread of one's own idea holds that idea, and makes it anew there", async () => {
      const form = ackForm(
        await world.accept({
          ...{ eventId: "bare", platform: "playground", type: "command", text: "", thread, target: "c:general" },
          workspace: { id: world.workspace, name: "test" },
          person: { externalId: "ada", name: "Ada" },
          channel: { id: "general", audience: "workspace" },
        }),
      );
      expect(form.fields.map(({ value }) => value)).toEqual([
        ...["how to keep bees", "auto", "casual", "", "1200", "de", "false"],
      ]);
      expect(ackText(await world.submit(form, {}, bob))).toContain("Only Ada can do that.");
      await carryOut(() => world.submit(form, { words: "300", language: "" }, ada, { thread }));
      expect(cardText(result())).toContain("Version: 2");
      expect(cardText(result())).toContain("(300 asked for)");
      expect(world.port.in("c:general")).toHaveLength(1);
    });
  });

  describe("an idea", () => {
    it("is edited by its owner, keeps its versions, and can be made anew", async () => {
      expect(ackText(await world.command("edit 1", bob))).toContain("Only Ada can do that.");
      const asked = ackCard(await world.reply(thread, "edit"));
      const form = ackForm(await world.press(buttonOf(asked, "Edit idea"), ada, { thread }));
      expect(form.fields[0]).toMatchObject({ name: "idea", value: "how to keep bees" });
      expect(await world.submit(form, { idea: "?!" })).toMatchObject({ type: "formErrors" });
      const refused = ackText(await world.submit(form, { idea: "how to keep wasps" }, bob));
      expect(refused).toContain("Only Ada can do that.");
      expect(refused).toContain("how to keep wasps");

      const saved = ackCard(await world.submit(form, { idea: "how to keep hens" }));
      expect(cardText(saved)).toContain("Idea 1 is saved.");
      await carryOut(() => world.press(buttonOf(saved, "Make it anew"), ada));
      expect(cardText(result())).toContain("Version: 3");
      expect(cardText(result())).toMatch(/hens/i);
      expect(ackForm(await world.command("edit 1")).fields[0]?.value).toBe("how to keep hens");
    });

    it("is archived, found again, and brought back", async () => {
      expect(ackText(await world.command("archive 1", bob))).toContain("Only Ada can do that.");
      expect(ackText(await world.command("archive 1"))).toContain("Idea 1 is archived.");
      expect(ackText(await world.command("list"))).toContain("There are no ideas yet");
      const card = ackCard(await world.command("list archived"));
      expect(cardText(card)).toMatch(/\*\*1\*\* .* · archived/);
      const shown = ackCard(await world.command("versions 1"));
      expect(ackText(await world.press(buttonOf(shown, "Unarchive")))).toContain("Idea 1 is back in the list.");
      expect(ackText(await world.command("list mine"))).toMatch(/\*\*1\*\* .* · done/);
    });

    it("is found by words, and what is not found can be made", async () => {
      expect(ackText(await world.command("list hens"))).toMatch(/With the words `hens`\n- \*\*1\*\*/);
      expect(ackText(await world.command("list mine hens", bob))).toContain("`/expand -- list hens`");
      expect(ackText(await world.command("list failed"))).toContain("There is none.");
    });

    it("is not deleted or archived while something is made of it", async () => {
      hold.plan = true;
      await world.press(buttonOf(result(), "Regenerate"), ada, { thread });
      for (const text of ["archive 1", "unarchive 1"]) {
        expect(ackText(await world.command(text))).toContain("Something is being made in this thread right now.");
      }
      const ask = ackCard(await world.command("delete 1"));
      expect(ackText(await world.press(buttonOf(ask, "Delete idea")))).toContain("Something is being made");
      expect(ackText(await world.press(buttonOf(result(), "Regenerate"), ada, { thread }))).toContain("is being made");
      await world.reply(thread, "stop");
      await expect.poll(async () => (await world.runs()).at(-1)?.status, { timeout: 5000 }).toBe("stopped");
      hold.plan = false;
    });

    it("is deleted with all that was made of it, by its owner, after being told what goes", async () => {
      expect(ackText(await world.command("delete 1", bob))).toContain("Only Ada can do that.");
      const ask = ackCard(await world.command("delete 1"));
      expect(cardText(ask)).toMatch(/This deletes idea 1, \*\*.+\*\*\. Its 3 versions, pictures, replies and feedback/);
      const button = buttonOf(ask, "Delete idea");
      expect(button.confirm).toMatchObject({ title: "Delete idea 1?", text: expect.stringContaining("3 versions") });
      expect(ackText(await world.press(button, bob))).toContain("Only Ada can do that.");
      const old = result();
      expect(await world.press(button)).toMatchObject({ type: "update" });
      expect(ackText(await world.command("show 1"))).toContain("There is no idea 1 that you can see");
      for (const label of ["Publish", "Refine", "Versions", "Details", "Good", "Download"]) {
        expect(ackText(await world.press(buttonOf(old, label)))).toContain("not here any more");
      }
      for (const said of ["versions", "help"]) {
        expect(ackText(await world.reply(thread, said))).toBe(
          "That idea is not here any more. Type `/expand` to begin another.",
        );
        expect(await world.reply(thread, said, bob)).toEqual({ type: "none" });
      }
      expect(await world.reply("t:nobody's", "help")).toEqual({ type: "none" });
    });
  });

  it("a form that nobody gave out is refused", async () => {
    const id = "0198c9a8-0000-7000-8000-000000000000";
    for (const [form, value] of [
      ["refine", "'; drop table ideas"],
      ["feedback", `${id}.1.great`],
      ["expand", "everything"],
      ["fly", ""],
    ] as const) {
      const ack = await world.submit({ form, value, title: "", submit: "", fields: [] }, { change: "my words" });
      expect(ackText(ack)).toContain("That is settled already");
    }
    const gone = { form: "refine", value: `${id}.1`, title: "", submit: "", fields: [] };
    expect(ackText(await world.submit(gone, { change: "x" }))).toContain("not here any more");
  });
});
