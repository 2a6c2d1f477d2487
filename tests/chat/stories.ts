import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Button, Card } from "../../src/chat/vocabulary.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import type { Answer, Script } from "../pipelines/world.ts";
import { bringIdea, eventually, type OpenPlatform, type Platform, type Stage, versionOf } from "./stage.ts";
import { ackCard, ackText, buttonOf } from "./world.ts";

const idea = (subject: string) => `${subject} --no-images --words 200`;
const eyes = "👀";

/** A task of the models that waits until it is let go. */
function held() {
  let gate = Promise.withResolvers<void>();
  let closed = false;
  const answer: Answer = async ({ demo }) => {
    if (closed) await gate.promise;
    return demo;
  };
  return {
    answer,
    close() {
      gate = Promise.withResolvers();
      closed = true;
    },
    open() {
      closed = false;
      gate.resolve();
    },
  };
}

/** The words of a post's preview: what of a result card its author wrote. */
const proseOf = (card: Card | undefined) =>
  (card?.parts ?? []).flatMap((part) =>
    part.type === "text" && !/What changed/.test(part.markdown) ? part.markdown : [],
  );

/**
 * The conversation as people have it, told through `Incoming` and `ChatPort` alone: whatever platform is opened, the
 * stories are the same. The steps of a story build on each other.
 */
export function conversationStories(name: string, open: OpenPlatform): void {
  const story = (title: string, script: Script, tell: (on: () => Platform) => void) =>
    describe(`${name}: ${title}`, () => {
      let platform: Platform;
      beforeAll(async () => {
        platform = await open(script);
      });
      afterAll(() => platform.close());
      tell(() => platform);
    });

  story("a post gets good in its thread", {}, (on) => {
    let stage: Stage;
    const latest = () => stage.results().at(-1);
    const textNow = () => cardText(latest() ?? { parts: [], summary: "" });
    const say = async (text: string, person: "ada" | "ben" = "ada") => {
      const said = await stage.says(person, text);
      await on().settle();
      return said;
    };

    it("an idea becomes a card in the channel and a version in its thread", async () => {
      stage = await bringIdea(on(), idea("why bees prefer the north balcony"));
      expect(cardText(stage.root.card)).toContain("Done");
      expect(stage.results().map(versionOf)).toEqual([1]);
    });

    it("a reply makes the next version, which says what changed", async () => {
      const { message, ack } = await say("make it shorter please");
      expect(ack).toEqual({ type: "none" });
      expect(stage.results().map(versionOf)).toEqual([1, 2]);
      expect(textNow()).toMatch(/What changed since version 1[\s\S]*Ada: “make it shorter please”/);
      expect(on().port.reactions).toContainEqual({ message, emoji: eyes });
    });

    it("so does the reply of somebody else", async () => {
      await say("add a section about winter food and publish it", "ben");
      expect(versionOf(latest())).toBe(3);
      expect(textNow()).toContain("Ben: “add a section about winter food and publish it”");
      expect(textNow()).toContain("What changed since version 2");
      expect(textNow()).toContain("Not everything could be done: A reply changes only the post");
    });

    it("words that ask for nothing change nothing, and are said not to be understood", async () => {
      await say("I like apples", "ben");
      expect(cardText(stage.cards().at(-1) as Card)).toContain("did not understand “I like apples”");
      expect(versionOf(latest())).toBe(3);
    });

    it("a question is answered in the thread and changes nothing", async () => {
      await say("why is the score not higher?", "ben");
      const answer = cardText(stage.cards().at(-1) as Card);
      expect(answer).toContain("Ben asked:\n\n> why is the score not higher?");
      expect(versionOf(latest())).toBe(3);
    });

    it("what people say to each other is left alone", async () => {
      const before = stage.cards().length;
      await say("thanks!");
      await say("lol 😂", "ben");
      await say("Ada, what do you think?", "ben");
      await say("Could we talk about this tomorrow?");
      await stage.says("ben", "@ada make it shorter?", { addressed: "others" });
      await on().settle();
      expect(stage.cards()).toHaveLength(before);
    });

    it("two versions are compared word by word", async () => {
      const { ack } = await say("compare 1 2", "ben");
      expect(ackCard(ack).parts.some((part) => part.type === "diff")).toBe(true);
    });

    it("an older version is restored as a new one, and nothing is overwritten", async () => {
      await say("restore 1");
      expect(stage.results().map(versionOf)).toEqual([1, 2, 3, 4]);
      expect(proseOf(latest())).toEqual(proseOf(stage.results()[0]));
    });

    it("an older version is branched from", async () => {
      const refineSecond = { ...buttonOf(stage.results()[1], "Refine") };
      const form = await stage.presses("ben", refineSecond);
      await stage.submits("ben", form, { change: "add a section about hives" });
      await on().settle();
      expect(versionOf(latest())).toBe(5);
      expect(textNow()).toContain("What changed since version 2");
    });

    it("another direction is a new expansion in the same thread", async () => {
      await say("start over: a letter to the neighbours of a bee keeper");
      expect(versionOf(latest())).toBe(6);
      expect(textNow()).not.toContain("What changed");
      expect(on().port.threads.size).toBe(1);
    });

    it("approval publishes nothing: it shows the owner the button, and others whose it is", async () => {
      const { ack } = await say("looks good, publish it!");
      expect(ack).toMatchObject({ type: "card", visibility: "private" });
      expect(buttonOf(ackCard(ack), "Publish").value).toMatch(/\.6$/);
      expect(ackText((await say("publish it", "ben")).ack)).toContain("Only Ada");
      expect(on().published()).toEqual([]);
    });

    it("the button publishes once, however often it is pressed and delivered", async () => {
      const publish = buttonOf(latest(), "Publish");
      await Promise.all([1, 2].map(() => stage.presses("ada", publish, "press-on-publish")));
      await on().settle();
      expect(on().published()).toHaveLength(1);
      expect(ackText(await stage.presses("ada", publish))).toContain("settled already");
      expect(ackText(await stage.presses("ben", publish))).toContain("Only Ada");
      expect(ackText((await say("publish it")).ack)).toContain("is published already");
      expect(on().published()).toHaveLength(1);
    });

    it("a button on an old card changes nothing and says so", async () => {
      const stop = stage.root.history.map(stopOn).find((button) => button !== undefined) as Button;
      expect(ackText(await stage.presses("ada", stop))).toContain("settled already");
    });

    it("a word of a model's that nobody could read by rules is understood by one", async () => {
      const before = versionOf(latest());
      await say("the queen should have the last word in it");
      expect(versionOf(latest())).toBe(before + 1);
    });
  });

  const review = held();
  story("steering while it works", { review: review.answer }, (on) => {
    let stage: Stage;
    let [second, third] = ["", ""];

    it("replies wait, and the card says how many", async () => {
      review.close();
      stage = await bringIdea(on(), idea("how to keep bees in winter"), { whole: false });
      await stage.says("ada", "make it shorter");
      second = (await stage.says("ben", "more casual please")).message;
      third = (await stage.says("ben", "add a section about wasps")).message;
      await eventually(() => cardText(stage.root.card).includes("3 replies are waiting"));
    });

    it("a waiting reply may be edited and deleted, by its author alone", async () => {
      await stage.edits("ada", second, "write it in French");
      await stage.edits("ben", second, "more formal please");
      await stage.deletes("ben", third);
      await eventually(() => cardText(stage.root.card).includes("2 replies are waiting"));
    });

    it("a question is answered at once", async () => {
      await stage.says("ben", "what does it cost so far?");
      await eventually(() => stage.cards().some((card) => cardText(card).includes("what does it cost so far?")));
      expect(stage.cards().map(cardText).join("\n")).toContain("There is no version yet. The card above shows how far");
    });

    it("when it is done, one run takes all of them in their order", async () => {
      review.open();
      await on().settle();
      expect(stage.results().map(versionOf)).toEqual([1, 2]);
      const text = cardText(stage.results()[1] as Card);
      expect(text).toMatch(/Ada: “make it shorter”[\s\S]*Ben: “more formal please”/);
      expect(text).not.toMatch(/wasps|French/);
      expect(cardText(stage.root.card)).not.toContain("waiting");
    });

    it("what asked for nothing may be edited into a wish", async () => {
      const { message } = await stage.says("ben", "thanks!");
      expect(await stage.edits("ben", message, "thank you so much!")).toEqual({ type: "none" });
      await stage.edits("ben", message, "thanks, make it longer");
      await on().settle();
      expect(cardText(stage.results()[2] as Card)).toContain("Ben: “thanks, make it longer”");
    });

    it("a used reply may be edited, which changes nothing and says so", async () => {
      const before = stage.cards().length;
      expect(ackText(await stage.edits("ben", second, "make it longer"))).toContain("as a new reply");
      expect(await stage.edits("ada", second, "make it longer")).toEqual({ type: "none" });
      expect(await stage.edits("ben", second, "more formal please")).toEqual({ type: "none" });
      await stage.deletes("ben", second);
      await on().settle();
      expect(stage.cards()).toHaveLength(before);
    });
  });

  const editing = held();
  story("stopped, with replies behind it", { refine: editing.answer }, (on) => {
    let stage: Stage;
    const card = () => stage.cards().at(-1);
    const stopped = async (...replies: ["ada" | "ben", string][]) => {
      editing.close();
      await stage.says("ada", "make it longer");
      const working = await eventually(() => stopOn(card()));
      for (const [person, text] of replies) await stage.says(person, text);
      await stage.presses("ada", working);
      editing.open();
      await on().settle();
    };

    it("they wait behind Apply and Discard", async () => {
      stage = await bringIdea(on(), idea("how to choose a hive"));
      await stopped(["ben", "make it shorter"], ["ada", "more casual"]);
      expect(cardText(card() as Card)).toMatch(/Stopped[\s\S]*2 replies are waiting[\s\S]*\[Apply\] \[Discard\]/);
      expect(stage.results().map(versionOf)).toEqual([1]);
    });

    it("Apply takes them up, once, whoever presses it, and whoever was second hears nothing", async () => {
      const apply = buttonOf(card(), "Apply");
      const acks = await Promise.all((["ben", "ada"] as const).map((person) => stage.presses(person, apply)));
      expect(acks.map(ackText)).toEqual(["(none)", "(none)"]);
      await on().settle();
      expect(stage.results().map(versionOf)).toEqual([1, 2]);
      expect(cardText(stage.results()[1] as Card)).toMatch(/Ben: “make it shorter”[\s\S]*Ada: “more casual”/);
      expect(ackText(await stage.presses("ada", apply))).toContain("settled already");
      expect(stage.cards().map(cardText).join("\n")).not.toContain("[Apply]");
    });

    it("Discard sets them aside, and is the owner's", async () => {
      await stopped(["ben", "remove the first section"]);
      const discard = buttonOf(card(), "Discard");
      expect(ackText(await stage.presses("ben", discard))).toContain("Only Ada");
      expect(ackText(await stage.presses("ada", discard))).toContain("set aside");
      await on().settle();
      expect(stage.results().map(versionOf)).toEqual([1, 2]);
      expect(cardText(card() as Card)).not.toContain("[Discard]");
    });

    it("a new edit is taken up alone, and so is other work: what is held stays behind Apply, and goes off the card with it", async () => {
      await stopped(["ben", "in German please"], ["ben", "more formal please"]);
      const holding = () => cardText(stage.cards().findLast((each) => cardText(each).includes("Stopped")) as Card);
      expect(holding()).toContain("2 replies are waiting");
      await stage.says("ada", "make it shorter");
      await on().settle();
      await stage.presses("ada", buttonOf(stage.results().at(-1), "Regenerate"));
      await on().settle();
      expect(stage.results().map(versionOf)).toEqual([1, 2, 3, 4]);
      expect(cardText(stage.results()[2] as Card)).not.toContain("in German please");
      expect(holding()).toMatch(/2 replies are waiting[\s\S]*\[Apply\]/);

      const bad = stage.cards().findLast((each) => cardText(each).includes("[Apply]"));
      await stage.presses("ben", buttonOf(bad, "Apply"));
      await on().settle();
      expect(cardText(stage.results()[4] as Card)).toMatch(/Ben: “in German please”[\s\S]*Ben: “more formal please”/);
      expect(holding()).not.toMatch(/waiting|Apply/);
    });

    it("Retry goes on where it stopped, and what waits comes after it", async () => {
      await stopped(["ben", "more formal please"]);
      const before = stage.results().length;
      await stage.presses("ada", buttonOf(card(), "Retry"));
      await on().settle();
      expect(stage.results()).toHaveLength(before + 2);
      expect(cardText(stage.results().at(-2) as Card)).toContain("Ada: “make it longer”");
      expect(cardText(stage.results().at(-1) as Card)).toContain("Ben: “more formal please”");
    });

    it("Retry of work that was passed by comes to a version beside the current one, and says so", async () => {
      await stopped();
      const retry = buttonOf(card(), "Retry");
      await stage.says("ada", "more casual please");
      await on().settle();
      const current = versionOf(stage.results().at(-1));
      await stage.presses("ada", retry);
      await on().settle();
      const beside = stage.results().at(-1);
      expect(versionOf(beside)).toBe(current + 1);
      expect(cardText(beside as Card)).toContain(`Version ${current} stays the current one.`);
      await stage.presses("ada", buttonOf(beside, "Restore"));
      await on().settle();
      expect(proseOf(stage.results().at(-1))).toEqual(
        proseOf(beside).filter((text) => !/stays the current/.test(text)),
      );
    });
  });

  story("everything at the moment of Apply", { refine: editing.answer }, (on) => {
    it("is used as it is shown, or not at all", async () => {
      const stage = await bringIdea(on(), idea("how to paint a hive"));
      const card = () => stage.cards().at(-1);
      editing.close();
      await stage.says("ada", "more formal please");
      const working = await eventually(() => stopOn(card()));
      const { message } = await stage.says("ben", "make it shorter");
      await stage.says("ben", "more casual please");
      await stage.presses("ada", working);
      editing.open();
      await on().settle();

      const [apply, discard] = [buttonOf(card(), "Apply"), buttonOf(card(), "Discard")];
      const [edited, , discarded] = await Promise.all([
        stage.edits("ben", message, "make it longer"),
        stage.presses("ben", apply),
        stage.presses("ada", discard),
      ]);
      await on().settle();
      const made = stage.results().slice(1).map(cardText);
      expect(made).toHaveLength(ackText(discarded).includes("set aside") ? 0 : 1);
      const words = ackText(edited).includes("as a new reply") ? "make it shorter" : "make it longer";
      for (const text of made) expect(text).toMatch(new RegExp(`Ben: “${words}”[\\s\\S]*Ben: “more casual please”`));
    });
  });

  story("stopped before there was anything", { write: review.answer }, (on) => {
    it("Apply goes on where it stopped, for whoever may press Retry, and then makes the changes", async () => {
      review.close();
      const stage = await bringIdea(on(), idea("how to move a hive"), { whole: false });
      await stage.presses("ada", await eventually(() => stopOn(stage.root.card)));
      review.open();
      await on().settle();
      expect(ackText((await stage.says("ben", "add a section about tomatoes")).ack)).toContain("press Apply");
      await on().settle();
      expect(ackText(await stage.presses("ben", buttonOf(stage.root.card, "Apply")))).toContain("Only Ada");
      await stage.presses("ada", buttonOf(stage.root.card, "Apply"));
      await on().settle();
      expect(stage.results().map(versionOf)).toEqual([1, 2]);
      expect(cardText(stage.results()[0] as Card)).not.toMatch(/tomatoes/i);
      expect(cardText(stage.results()[1] as Card)).toContain("Ben: “add a section about tomatoes”");
      expect(cardText(stage.root.card)).not.toMatch(/waiting|Apply/);
    });
  });

  story("two people at once", {}, (on) => {
    let stage: Stage;
    const quoted = (text: string) => stage.results().filter((card) => cardText(card).includes(`“${text}”`)).length;

    it("neither reply is lost, and neither is used twice", async () => {
      stage = await bringIdea(on(), idea("how to taste honey"));
      const texts = ["make it shorter", "more casual please", "add a section about bread", "remove the first section"];
      await Promise.all(texts.map((text, index) => stage.says(index % 2 === 0 ? "ada" : "ben", text)));
      await on().settle();
      expect(texts.map(quoted)).toEqual([1, 1, 1, 1]);
    });

    it("the same reply delivered four times is one (P2)", async () => {
      const before = stage.results().length;
      await Promise.all([1, 2, 3, 4].map(() => stage.says("ben", "make it longer", { event: "four-times" })));
      await on().settle();
      expect(quoted("make it longer")).toBe(1);
      expect(stage.results()).toHaveLength(before + 1);
    });
  });

  const late = held();
  story("a thread deleted underneath", { review: late.answer }, (on) => {
    it("its owner is told where the work is, once a run, and a reply that waited is made all the same", async () => {
      late.close();
      const stage = await bringIdea(on(), idea("how to lose a swarm"), { whole: false });
      await stage.says("ada", "make it shorter");
      await on().removeThread(stage.root.ref, stage.thread);
      late.open();
      await on().settle();
      const told = on().port.notes.map(({ person, card }) => `${person}: ${cardText(card)}`);
      expect(told).toHaveLength(2);
      expect(told.every((each) => each.startsWith(`${on().ada.externalId}: The thread of idea`))).toBe(true);
      expect(stage.cards()).toEqual([]);
    });
  });
}

/** The Stop on a card, while there is one. */
const stopOn = (card: Card | undefined): Button | undefined =>
  card?.parts.flatMap((part) => (part.type === "buttons" ? part.buttons : [])).find(({ label }) => label === "Stop");
