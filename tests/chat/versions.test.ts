import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ack, Button, Card } from "../../src/chat/vocabulary.ts";
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

/** Buttons of a card in the order in which they stand. */
const buttonsOf = (card: Card): Button[] => card.parts.flatMap((part) => (part.type === "buttons" ? part.buttons : []));

eachDatabase("versions", (open) => {
  let store: Store;
  let world: ChatWorld;
  let thread: string;
  beforeAll(async () => {
    store = await open();
    world = await createChatWorld(store, { demo: true });
    await world.command("how to keep bees on a balcony", ada);
    await world.until(ended);
    await world.settle();
    thread = threadOf(world);
  });
  afterAll(() => world.close());

  const results = () =>
    world.port.in(thread).filter(({ card }) => buttonsOf(card).some(({ label }) => label === "Good"));
  const latest = () => results().at(-1)!.card;
  /** Presses and waits until what it began is over. */
  const carryOut = async (act: () => Promise<Ack>) => {
    const before = (await world.runs()).length;
    const ack = await act();
    await world.until(ended, before);
    await world.settle();
    return ack;
  };
  const versions = async (from = ada) => ackCard(await world.command("versions 1", from));

  describe("made one after the other", () => {
    it("a change by a form makes a version that says what changed, for whom, and at what cost", async () => {
      const form = ackForm(await world.press(buttonOf(latest(), "Refine"), bob, { thread }));
      expect(form.fields).toMatchObject([{ name: "change", kind: "longText", required: true }]);
      await carryOut(() => world.submit(form, { change: "make it shorter" }, bob, { thread }));
      const text = cardText(latest());
      expect(text).toContain("**What changed since version 1**\n\n> Bob: “make it shorter”");
      expect(text).toMatch(/^- Changed: /m);
      expect(text).toMatch(/Words: [\d,]+ → [\d,]+ · Score: /);
      expect(text).toMatch(/Version: 2\nCost: \$/);
    });

    it("the list says what each was made from, why, its score and length, and what can be done", async () => {
      const card = await versions();
      const text = cardText(card);
      expect(text).toMatch(
        /\*\*Version 2\*\* · current · from version 1 · \d+ \/ 100 · [\d,]+ words · demo text · .* · by Bob/,
      );
      expect(text).toContain("> Bob: “make it shorter”");
      expect(text).toMatch(/\*\*Version 1\*\* · \d+ \/ 100 .*\n\n> written from the idea/);
      expect(buttonsOf(card).map(({ label }) => label)).toEqual([
        ...["Show", "Compare", "Refine", "Publish", "Delete"],
        ...["Show", "Compare", "Refine from here", "Restore", "Publish", "Delete"],
        ...["Edit idea", "Archive", "Delete idea"],
      ]);
    });

    it("the list offers others of the audience what they may do, and nothing else", async () => {
      const labels = buttonsOf(await versions(bob)).map(({ label }) => label);
      expect(new Set(labels)).toEqual(new Set(["Show", "Compare", "Refine", "Refine from here"]));
    });

    it("two are compared word by word, whoever asks and however", async () => {
      const compared = [
        await world.press(buttonOf(latest(), "Compare"), bob),
        await world.reply(thread, "compare 1 2", bob),
        await world.press(buttonOf(await versions(), "Compare")),
      ];
      for (const ack of compared) {
        expect(ack).toMatchObject({ type: "card", visibility: "private" });
        const text = ackText(ack);
        expect(text).toContain("Idea 1: version 1 and version 2\n**Demo text**");
        expect(text).not.toMatch(/^[-+]?## /m);
        expect(text).toMatch(/Words: [\d,]+ → [\d,]+\nScore: /);
        expect(text).toMatch(/\*\*Changed: .+\*\*\n/);
        expect(ackCard(ack).parts.some((part) => part.type === "diff")).toBe(true);
      }
    });

    it("a comparison with itself or with one that is not there is explained", async () => {
      expect(ackText(await world.reply(thread, "compare 2 2"))).toContain("two different versions");
      expect(ackText(await world.reply(thread, "compare 1 9"))).toContain("Version 9 is not here any more");
    });

    it("an older one is shown as it was", async () => {
      const show = buttonsOf(await versions(bob)).filter(({ label }) => label === "Show");
      const text = ackText(await world.press(show.at(-1)!, bob));
      expect(text).toContain("Version: 1\n");
    });

    it("an older one is restored as a new version, by its owner alone; nothing is overwritten", async () => {
      const restore = buttonOf(await versions(), "Restore");
      expect(ackText(await world.press(restore, bob))).toContain("Only Ada can do that.");
      expect(await carryOut(() => world.press(restore, ada, { thread }))).toEqual({ type: "none" });
      const text = cardText(latest());
      expect(text).toContain("**What changed since version 1**\n\nThe same as version 1.");
      expect(text).toContain("Version: 3\n");
      expect(cardText(await versions())).toContain("**Version 3** · current · from version 1");
      expect(cardText(results()[1]!.card)).toContain("Version: 2\n");
    });

    it("restored again, nothing is made: it is what is there already", async () => {
      const runs = (await world.runs()).length;
      expect(ackText(await world.reply(thread, "restore 1"))).toContain("Version 1 is what the current version says");
      expect(await world.runs()).toHaveLength(runs);
    });

    it("a change of an older one makes a branch", async () => {
      const form = ackForm(await world.press(buttonsOf(await versions())[7]!, bob));
      expect(form.fields[0]?.hint).toContain("This makes a new version from version 2");
      await carryOut(() => world.submit(form, { change: "rename to Bees in the sky" }, bob));
      expect(latest().title).toBe("Bees in the sky");
      expect(cardText(latest())).toContain("**What changed since version 2**");
      expect(cardText(await versions())).toContain("**Version 4** · current · from version 2");
    });

    it("regenerated, there is a sibling from another angle", async () => {
      const first = results()[0]!.card;
      expect(ackText(await world.press(buttonOf(first, "Regenerate"), bob))).toContain("Only Ada can do that.");
      await carryOut(() => world.press(buttonOf(first, "Regenerate"), ada, { thread }));
      expect(latest().title).not.toBe(first.title);
      expect(cardText(latest())).not.toContain("What changed since");
      expect(cardText(await versions())).toMatch(/\*\*Version 5\*\* · current · \d+ \/ 100/);
    });

    it("a chosen one is published, and its card and the list say so", async () => {
      const second = results()[1]!.card;
      await carryOut(() => world.press(buttonOf(second, "Publish"), ada, { thread }));
      expect(cardText(results()[1]!.card)).toMatch(/What changed since version 1[\s\S]*Published to: \/published\//);
      expect(cardText(await versions())).toMatch(/\*\*Version 2\*\* .* · published to \/published/);
    });

    it("a list of many is read in pages, and any two can be chosen", async () => {
      await carryOut(() => world.press(buttonOf(latest(), "Regenerate"), ada, { thread }));
      const first = await versions();
      expect(cardText(first)).toContain("5 of 6 versions.");
      const older = await world.press(buttonOf(first, "Older"));
      expect(older.type).toBe("update");
      expect(ackText(older)).toMatch(/\*\*Version 1\*\*/);
      expect(ackText(older)).not.toMatch(/\*\*Version 2\*\*/);
      expect(ackText(await world.press(buttonOf(ackCard(older), "Newest")))).toMatch(/\*\*Version 6\*\*/);

      const form = ackForm(await world.press(buttonOf(first, "Compare any two"), bob));
      expect(form.fields[0]?.options).toHaveLength(6);
      expect(await world.submit(form, { from: "3", to: "3" }, bob)).toMatchObject({
        type: "formErrors",
        errors: { to: "Choose two different versions." },
      });
      expect(ackText(await world.submit(form, { from: "1", to: "3" }, bob))).toContain("These two say the same.");
    });

    it("one is deleted by its owner, and the list is shown without it", async () => {
      const drop = buttonsOf(await versions()).find(
        ({ action, value }) => action === "deleteVersion" && value.endsWith(".5"),
      )!;
      expect(drop.confirm?.title).toBe("Delete version 5?");
      expect(ackText(await world.press(drop, bob))).toContain("Only Ada can do that.");
      const left = await world.press(drop, ada);
      expect(left.type).toBe("update");
      expect(ackText(left)).toContain("Version 5 is deleted. Version 6 is the current one.");
      expect(ackText(left)).not.toContain("**Version 5**");
      expect(ackText(await world.press(drop, ada))).toContain("Version 5 is not here any more.");
    });

    it("a published one is never deleted unasked, even by an old card", async () => {
      const of = buttonOf(results()[1]!.card, "Refine").value;
      const asked = await world.press({ label: "", action: "deleteVersion", value: of }, ada);
      expect(ackText(asked)).toMatch(/Version 2 is published \(`\/published\/.*`\), so it was not deleted/);
      const sure = buttonOf(ackCard(asked), "Delete");
      expect(sure.confirm?.text).toContain("stays as it is");
      expect(ackText(await world.press(sure, ada))).toContain("Version 2 is deleted.");
    });

    it("the current one gives way to the one that it was made from, or to the newest", async () => {
      const drop = buttonsOf(await versions()).find(({ action }) => action === "deleteVersion")!;
      const left = await world.press(drop, ada);
      expect(ackText(left)).toContain("Version 6 is deleted. Version 4 is the current one.");
      expect(ackText(left)).toContain("**Version 4** · current · from version 2 (deleted)");
      const compared = buttonsOf(ackCard(left)).filter(({ action }) => action === "compare");
      expect(compared.map(({ value }) => value.split(".").slice(1))).not.toContainEqual(["2", "4"]);
    });

    it("one is published by its number: words show the button, for that one", async () => {
      for (const text of ["publish 1", "publish version 1"]) {
        const { title, ...card } = ackCard(await world.reply(thread, text));
        expect(title).toMatch(/^Publish version 1 of /);
        expect(buttonOf({ ...card, title: title ?? "" }, "Publish").value).toMatch(/\.1$/);
      }
      expect(ackText(await world.reply(thread, "publish 1", bob))).toContain("Only Ada can publish this.");
      expect(ackText(await world.reply(thread, "publish 2"))).toContain("Version 2 is not here any more.");
    });

    it("undo brings back what the current one was made from, as far as that is there", async () => {
      await carryOut(() => world.reply(thread, "make it shorter"));
      expect(cardText(await versions())).toContain("**Version 7** · current · from version 4");
      expect(ackText(await world.reply(thread, "undo", bob))).toContain("Only Ada can do that.");
      await carryOut(() => world.reply(thread, "undo"));
      expect(cardText(await versions())).toContain("**Version 8** · current · from version 4");
      expect(ackText(await world.reply(thread, "undo"))).toContain("there is nothing to undo");
    });

    it("going back to one is restoring it", async () => {
      await carryOut(() => world.reply(thread, "go back to version 1"));
      expect(cardText(await versions())).toContain("**Version 9** · current · from version 1");
    });

    it("a reply to an archived idea leaves it archived", async () => {
      await world.reply(thread, "archive");
      await carryOut(() => world.reply(thread, "make it shorter", bob));
      expect(ackText(await world.command("list archived"))).toContain("**1** ");
      await world.reply(thread, "unarchive");
      expect(ackText(await world.command("list archived"))).not.toContain("**1** ");
    });

    it("details and files are had by words as well, in the thread or by the idea's number", async () => {
      const details = "Details of idea 1, version 10";
      expect(ackText(await world.reply(thread, "details", bob))).toContain(details);
      expect(ackText(await world.command("details 1", bob))).toContain(details);
      await carryOut(() => world.reply(thread, "download", bob));
      expect(await carryOut(() => world.command("download 1"))).toEqual({ type: "defer", visibility: "private" });
      expect(world.port.notes.slice(-2).map(({ person }) => person)).toEqual(["bob", "ada"]);
    });
  });
});
