import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPost } from "../../../src/checks/post.ts";
import { demoImagePrompt } from "../../../src/models/demo/image-prompt.ts";
import { demoIntake } from "../../../src/models/demo/intake.ts";
import { demoPlan } from "../../../src/models/demo/plan.ts";
import { demoReview } from "../../../src/models/demo/review.ts";
import { readSubject } from "../../../src/models/demo/subject.ts";
import { type DemoFacts, demoTones } from "../../../src/models/demo/types.ts";
import { demoPost } from "../../../src/models/demo/write.ts";
import { splitCells } from "../../../src/pipelines/blog/cells.ts";
import { reviewItems } from "../../../src/pipelines/blog/items.ts";
import { settlePlan } from "../../../src/pipelines/blog/plan.ts";
import { imagePromptAnswer } from "../../../src/pipelines/blog/prompts/image-prompt.ts";
import { intakeAnswer } from "../../../src/pipelines/blog/prompts/intake.ts";
import { planDraft } from "../../../src/pipelines/blog/prompts/plan.ts";
import { reviewAnswer } from "../../../src/pipelines/blog/prompts/review.ts";
import { scorePost } from "../../../src/pipelines/blog/score.ts";
import { ideas } from "./ideas.ts";

const facts = (idea: string, more: Partial<DemoFacts> = {}): DemoFacts => ({
  idea,
  tone: null,
  audience: null,
  words: null,
  language: null,
  images: true,
  ...more,
});

/** The way of a post through the pipeline, without the engine. */
function through(given: DemoFacts) {
  const intake = demoIntake(given);
  const { idea, tone, audience, words, language } = given;
  const options = { format: "auto", tone, audience, words, language, images: given.images !== false } as const;
  const by = { provider: "demo", model: "demo", demo: true };
  const plan = { ...settlePlan(demoPlan(given), { ...intake, idea, options }), by };
  const text = demoPost(given, plan);
  const parts = splitCells(text, plan);
  const findings = checkPost(parts, { idea, language: plan.language, words: plan.words, sections: plan.sections });
  const review = demoReview(reviewItems, parts);
  const scores = scorePost({ answers: review.items, parts, findings, reviewer: "demo:demo", rounds: 0 });
  return { intake, plan, text, parts, findings, review, scores };
}

const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 30);

describe("the demo model", () => {
  it.each(Object.entries(ideas))("makes a post that passes every check from: %s", (_name, idea) => {
    for (const words of [150, 700]) {
      const { findings, scores, plan } = through(facts(idea, { words }));
      expect(findings).toEqual([]);
      expect(plan.images.length).toBeGreaterThan(0);
      expect(scores.cap).toBeNull();
      expect(scores.total).toBeGreaterThanOrEqual(words === 150 ? 60 : 75);
    }
  });

  it.each([
    ["why our bees prefer the north balcony", "why our bees prefer the north balcony", "the north balcony"],
    ["Why sourdough bread needs patience", "sourdough bread", "sourdough bread"],
    ["A beginner's guide to stargazing from a city", "stargazing from a city", "stargazing from a city"],
    ["Why [links](https://example.org/x) rot", "why links rot", "why links rot"],
    ["Vector clocks, explained to someone who has only used timestamps", "vector clocks", "vector clocks"],
  ])("speaks of “%s” as of a thing", (idea, topic, short) => {
    expect(readSubject(idea)).toMatchObject({ topic, short });
  });

  it.each(Object.entries(ideas))("fills every schema and repeats no sentence: %s", (_name, idea) => {
    const { intake, text, review } = through(facts(idea));
    expect(intakeAnswer.safeParse(intake).error).toBeUndefined();
    expect(planDraft.safeParse(demoPlan(facts(idea))).error).toBeUndefined();
    expect(reviewAnswer.safeParse(review).error).toBeUndefined();
    expect(imagePromptAnswer.safeParse(demoImagePrompt({ subject: idea, title: intake.title })).error).toBeUndefined();
    const sentences = sentencesOf(text);
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
    expect(text).not.toMatch(/\{\w+\}|undefined|null|NaN/);
  });

  it("gives the same answer to the same idea, and another to another", () => {
    expect(demoPost(facts(ideas.why ?? ""))).toBe(demoPost(facts(ideas.why ?? "")));
    expect(demoPost(facts(ideas.why ?? ""))).not.toBe(demoPost(facts(ideas.lesson ?? "")));
  });

  it("takes any text for an idea", () => {
    const unit = fc.constantFrom<"grapheme" | "binary">("grapheme", "binary");
    const idea = unit.chain((kind) => fc.string({ unit: kind, maxLength: 400 }));
    const language = fc.constantFrom(null, "de", "fr", "es", "pt-BR", "zz-nonsense", "ar");
    fc.assert(
      fc.property(idea, language, fc.integer({ min: 150, max: 4000 }), (text, tag, words) => {
        const given = facts(text, { language: tag, words });
        const { plan, text: post } = through(given);
        expect(planDraft.safeParse(demoPlan(given)).error).toBeUndefined();
        expect(plan.slug).toMatch(/^\S+$/);
        expect(post.length).toBeGreaterThan(500);
      }),
      { numRuns: 60 },
    );
  });
});

describe("options are visible", () => {
  const targets = [150, 250, 400, 700, 1200, 2000, 3000, 4000];

  it.each(["en", "de", "fr", "es", "it"])("length: within 15 per cent of the target, in %s", (language) => {
    for (const idea of [ideas.word, ideas.lesson, ideas.long, ideas.german]) {
      for (const tone of demoTones) {
        for (const words of targets) {
          const post = demoPost(facts(idea ?? "", { words, tone, language }));
          const counted = post.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
          expect(Math.abs(counted / words - 1), `${words} words, ${tone}`).toBeLessThanOrEqual(0.15);
        }
      }
    }
  });

  it("tone: three registers that share few sentences", () => {
    const [professional = "", casual = "", technical = ""] = demoTones.map((tone) =>
      demoPost(facts(ideas.case ?? "The case for boring databases", { tone })),
    );
    expect(casual.match(/\b\p{L}+['’](?:s|re|ll|d|ve|t|m)\b/gu)?.length ?? 0).toBeGreaterThan(5);
    expect(professional).not.toMatch(/\b(?:you|don't|let's|I'm)\b/i);
    expect(technical).toMatch(/^1\. /m);
    for (const [one, other] of [
      [professional, casual],
      [casual, technical],
      [professional, technical],
    ] as const) {
      const shared = sentencesOf(one).filter((sentence) => other.includes(sentence));
      expect(shared.length / sentencesOf(one).length).toBeLessThan(0.75);
      expect(one.split("\n")[0]).not.toBe(other.split("\n")[0]);
    }
  });

  it.each(["en", "de", "fr", "es"])("audience: addressed at the beginning, in %s", (language) => {
    const { plan, parts } = through(facts(ideas.why ?? "", { audience: "night nurses", language }));
    expect(plan.audience).toBe("night nurses");
    expect(parts[0]?.text).toContain("night nurses");
  });

  it.each(["en", "de", "fr", "es"])("audience: spelled as it was typed, in %s", (language) => {
    for (const tone of demoTones) {
      const { plan, parts } = through(facts(ideas.german ?? "", { audience: "Bäckerlehrlinge", language, tone }));
      expect(plan.audience).toBe("Bäckerlehrlinge");
      expect(parts[0]?.text).toContain("Bäckerlehrlinge");
    }
  });

  it("audience: the one that the idea names", () => {
    expect(demoPost(facts(ideas.explain ?? "")).split("\n")[0]).toContain("someone who has only used timestamps");
  });

  it("language: written in it, or said in the first line that it is not", () => {
    const first = (language: string) => demoPost(facts(ideas.why ?? "", { language })).split("\n")[0];
    expect(first("de")).toMatch(/\b(?:über|und|nur|dieser)\b/i);
    expect(first("fr-CA")).toMatch(/\b(?:de|sur|une)\b/);
    expect(first("es")).toMatch(/\b(?:de|una|sobre)\b/i);
    expect(first("ja")).toBe(
      "*The offline demo model writes English, German, French and Spanish, so this text is in English and not in Japanese.*",
    );
    expect(first("en")).not.toContain("offline demo model");
  });

  it("pictures: none, some, or as many as asked for", () => {
    const count = (images: boolean | number) =>
      demoPlan(facts(ideas.long ?? "", { images, words: 1200 })).images.length;
    expect([count(false), count(true), count(3), count(0)]).toEqual([0, 2, 3, 0]);
  });
});

describe("the intake", () => {
  const read = (idea: string) => demoIntake({ idea });

  it.each([
    ["Build a TODO app that works offline", "code"],
    ["Weather App: get the temperature of a city from a free API", "code"],
    ["a small CLI that renames photos by date", "code"],
    ["Why do cats sleep so much?", "blog"],
    ["Notes on running a small Discord community without burning out", "blog"],
    ["The case for boring databases", "blog"],
  ])("%s → %s, without asking", (idea, format) => {
    expect(read(idea)).toMatchObject({ format });
    expect(read(idea).confidence).toBeGreaterThanOrEqual(60);
  });

  it.each([
    "campfire cooking",
    "Autumn in the north",
    "<script>alert(1)</script> why XSS <b>matters</b>",
    "لماذا ينام القط كثيرا",
    "איך ללמוד לבשל בלי מתכון",
    "Почему кошки так много спят",
    "東京の電車はなぜ時間通りなのか",
    "为什么天空是蓝色的",
    "Por que os gatos dormem tanto",
    "Perché i gatti dormono tanto",
  ])("is sure that this is to be written about: %s", (idea) => {
    expect(read(idea).format).toBe("blog");
    expect(read(idea).confidence).toBeGreaterThanOrEqual(70);
  });

  it.each(["習慣を記録するアプリを作って", "Создай приложение для заметок", "أنشئ تطبيق ملاحظات"])(
    "%s → code",
    (idea) => {
      expect(read(idea)).toMatchObject({ format: "code" });
    },
  );

  it.each(["Tea", "Vigenère", "habit tracker", "Photo gallery", "なぜアプリは重いのか"])("asks about: %s", (idea) => {
    expect(read(idea).confidence).toBeLessThan(60);
  });

  it.each([
    ["explain", "Vector clocks, explained to someone who has only used timestamps"],
    ["kebab", "Card Memory Game"],
    ["cli", "Calculator CLI"],
    ["long", "QRCode Badge Generator"],
    ["build", "Building a to-do app that syncs and works offline"],
    ["question", "Why do cats sleep so much?"],
  ])("titles: %s", (name, title) => {
    expect(read(ideas[name] ?? "").title).toBe(title);
  });

  it.each([
    ["There are many ways to bake. The sourdough starter is the heart of a good loaf.", "Sourdough starter"],
    ["Binary is what all computers are based on", "Binary is what all computers are based on"],
    ["Some things are so obvious they can be overlooked. Take the humble door handle.", "Humble door handle"],
    ["Binary is the number system all computers are based on. Learn to convert the binary numbers.", "Binary numbers"],
    ["There is a bakery around the corner", "There is a bakery around the corner"],
  ])("names an idea whose first sentence names nothing: %s", (idea, title) => {
    expect(read(idea).title).toBe(title);
  });

  it.each([
    ["german", "de"],
    ["french", "fr"],
    ["spanish", "es"],
    ["arabic", "ar"],
    ["japanese", "ja"],
    ["hebrew", "he"],
    ["why", "en"],
    ["emoji", "en"],
  ])("language of %s: %s", (name, language) => {
    expect(read(ideas[name] ?? "").language).toBe(language);
  });
});

describe("the review", () => {
  it("quotes letter by letter, 25 words at most", () => {
    for (const idea of Object.values(ideas)) {
      const { review, parts } = through(facts(idea));
      for (const { yes, quote } of review.items) {
        expect(yes).toBe(quote !== "");
        if (yes) expect(parts.some(({ text }) => text.includes(quote))).toBe(true);
        expect(quote.split(/\s+/).length).toBeLessThanOrEqual(25);
      }
    }
  });

  it("says no where nothing shows it, and where to mend", () => {
    const thin = [{ id: "s1", text: "## Heading\n\nShort." }];
    const review = demoReview(reviewItems, thin);
    expect(review.items.filter(({ yes }) => !yes).length).toBeGreaterThan(10);
    expect(review.fixes.length).toBeGreaterThan(0);
    expect(review.fixes.every(({ cell }) => cell === "s1")).toBe(true);
  });

  it("does not trust figures out of nowhere", () => {
    const cells = [
      { id: "a", text: "Opening words, said plainly." },
      { id: "b", text: "## End\n\nA study by nobody found that 87 % agree." },
    ];
    expect(demoReview(reviewItems, cells).items.find(({ id }) => id === "accuracy.honest")?.yes).toBe(false);
  });
});
