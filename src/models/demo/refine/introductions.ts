import { sentencesOf } from "../clean.ts";
import type { Outline } from "../plan.ts";
import { audienceWithin } from "../voice.ts";
import { introduction } from "../write.ts";
import { blocksOf, textOf } from "./blocks.ts";
import { type Desk, type Draft, frameOf, withCells } from "./draft.ts";
import type { Wish } from "./wishes.ts";

/** How many introductions there are in each register. */
const introductions = 4;

/** Which of its introductions a text is; 0 where it is none of them. */
export function variantOf(text: string, frame: Outline): number {
  const all = Array.from({ length: introductions }, (_, angle) => sentencesOf(introduction({ ...frame, angle })));
  const same = all.findIndex((sentences) =>
    sentences.some((sentence) => sentence.length > 30 && text.includes(sentence)),
  );
  return Math.max(0, same);
}

/** Another introduction than this one. */
export function nextIntroduction(text: string, frame: Outline): string {
  return introduction({ ...frame, angle: (variantOf(text, frame) + 1) % introductions });
}

/** Says whom the post is for. */
export function changeAudience(draft: Draft, wish: Wish & { kind: "audience" }, desk: Desk): Draft {
  const audience = audienceWithin(wish.audience);
  const addressed = { ...draft, audience };
  const { lexicon, tone, voice } = frameOf(addressed, desk);
  const [template] = lexicon.audience[tone];
  const opening = template.split("{audience}")[0] ?? template;
  return withCells(addressed, (text, index) => {
    if (index > 0) return text;
    const { heading, blocks } = blocksOf(text);
    const kept = blocks.map((block) =>
      sentencesOf(block)
        .filter((sentence) => !sentence.startsWith(opening))
        .join(" "),
    );
    return textOf({
      heading,
      blocks: [[...kept.slice(0, 1), voice.fill(template)].join(" ").trim(), ...kept.slice(1)],
    });
  });
}
