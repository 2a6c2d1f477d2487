import { describe, expect, it } from "vitest";
import { markdownFaults } from "../../../src/checks/well-formed.ts";
import { demoIntake } from "../../../src/models/demo/intake.ts";
import { demoPlan } from "../../../src/models/demo/plan.ts";
import { type DemoFacts, demoTones } from "../../../src/models/demo/types.ts";
import { demoPost } from "../../../src/models/demo/write.ts";
import { ideas } from "./ideas.ts";

const facts = (idea: string, angle: number, more: Partial<DemoFacts> = {}): DemoFacts => ({
  idea,
  tone: null,
  audience: null,
  words: null,
  language: null,
  images: true,
  ...more,
  angle,
});
const angles = [0, 1, 2, 3];

describe("another angle", () => {
  it.each(["en", "de", "fr", "es"])("another title, outline and text each time, in %s", (language) => {
    for (const tone of demoTones) {
      for (const idea of [ideas.why, ideas.cli, ideas.german, ideas.word, ideas.emoji]) {
        const plans = angles.map((angle) => demoPlan(facts(idea ?? "", angle, { language, tone })));
        const texts = angles.map((angle, i) => demoPost(facts(idea ?? "", angle, { language, tone }), plans[i]));
        expect(new Set(plans.map(({ title }) => title)).size).toBe(4);
        expect(new Set(texts.map((text) => text.split("\n")[0])).size).toBe(4);
        for (const [index, plan] of plans.entries()) {
          const before = new Set(plans[index - 1]?.sections.map(({ heading }) => heading));
          const kept = plan.sections.filter(({ heading }) => before.has(heading));
          expect(kept.length, `angle ${index}`).toBeLessThanOrEqual(1);
        }
        expect(texts.flatMap(markdownFaults)).toEqual([]);
      }
    }
  });

  it("goes on past the last title, and is the same for the same number", () => {
    expect(demoPost(facts(ideas.why ?? "", 7))).toBe(demoPost(facts(ideas.why ?? "", 7)));
    expect(demoPost(facts(ideas.why ?? "", 7))).not.toBe(demoPost(facts(ideas.why ?? "", 2)));
  });

  it("the intake gives it the same title as the plan", () => {
    expect(demoIntake({ idea: ideas.why ?? "", angle: 1 }).title).toBe(demoPlan(facts(ideas.why ?? "", 1)).title);
    expect(demoIntake({ idea: ideas.case ?? "The case for boring databases", angle: 1 }).title).toBe(
      "A second look at boring databases",
    );
  });

  it.each([300, 700, 2000])("keeps its length: %d words", (words) => {
    for (const angle of angles) {
      const post = demoPost(facts(ideas.lesson ?? "", angle, { words }));
      const counted = post.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      expect(Math.abs(counted / words - 1), `angle ${angle}`).toBeLessThanOrEqual(0.15);
    }
  });
});
