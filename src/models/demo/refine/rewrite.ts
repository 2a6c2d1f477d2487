import { countWords } from "../clean.ts";
import type { Outline } from "../plan.ts";
import { bodyWords, headingWords, textOf } from "./blocks.ts";
import { type Desk, type Draft, frameOf, wholeOf, withCells, without } from "./draft.ts";
import { nextIntroduction } from "./introductions.ts";
import { lensOf } from "./lenses.ts";
import { createMaterial, type Material } from "./material.ts";
import { cellsAt } from "./places.ts";
import { themeOfHeading } from "./sections.ts";
import type { Wish } from "./wishes.ts";

/** Writes a text, or all of them, anew about the same thing. */
export function rewrite(draft: Draft, { place }: Wish & { kind: "rewrite" }, desk: Desk): Draft {
  const frame = frameOf(draft, desk);
  const at = cellsAt(draft, place, frame);
  if (at.length === 0) return without(draft, "notFound", place.at === "about" ? place.words : "");
  const material = createMaterial(frame, wholeOf(draft), "rewrite");
  return withCells(draft, (text, index) => {
    if (!at.includes(index)) return text;
    return headingWords(text) === "" ? nextIntroduction(text, frame) : anew(text, frame, material);
  });
}

/** A section under the same heading with other paragraphs; as it is, where there are none. */
function anew(text: string, frame: Outline, material: Material): string {
  const { refining } = frame.lexicon;
  const heading = headingWords(text);
  const lens = lensOf(frame, heading);
  const own = lens === undefined ? material.any(refining.leads[frame.tone], themeOfHeading(heading, frame)) : undefined;
  const lead = lens === undefined ? (own ?? "") : frame.voice.fill(lens.lead[frame.tone]);
  const subject = { name: "", phrase: frame.voice.short };
  const story = material.next(refining.body.toReversed(), subject) ?? "";
  const short = bodyWords(text) - countWords(`${lead} ${story}`);
  const others = material.paragraphs(Math.max(30, short));
  const blocks = [lead, story, ...others].filter((block) => block !== "");
  return blocks.length < 2 ? text : textOf({ heading: `## ${heading}`, blocks });
}
