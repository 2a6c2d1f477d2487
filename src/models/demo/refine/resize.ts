import { countWords } from "../clean.ts";
import type { Lens } from "../lexicon/types.ts";
import { headingOf, type Outline } from "../plan.ts";
import { demoTones } from "../types.ts";
import { bodyWords, headingWords } from "./blocks.ts";
import { type Desk, type Draft, frameOf, wholeOf, withCells, without } from "./draft.ts";
import { lengthened, shortened } from "./lengths.ts";
import { lensOf } from "./lenses.ts";
import { createMaterial, type Material } from "./material.ts";
import { mention } from "./mention.ts";
import { cellsAt } from "./places.ts";
import type { Wish } from "./wishes.ts";

/** From so many words on, what is added to a section is divided. */
const subdividedFrom = 110;

/** Makes texts shorter or longer. What is not in the post yet cannot be said at more length: it is taken up instead. */
export function resize(draft: Draft, wish: Wish & { kind: "resize" }, desk: Desk): Draft {
  const frame = frameOf(draft, desk);
  const at = cellsAt(draft, wish.place, frame);
  const words = at.reduce((sum, index) => sum + bodyWords(draft.cells[index]?.text ?? ""), 0);
  const factor = "factor" in wish.to ? wish.to.factor : wish.to.words / Math.max(1, words);
  if (at.length === 0) {
    const about = wish.place.at === "about" ? wish.place.words : "";
    return factor < 1 ? without(draft, "notFound", about) : mention(draft, { kind: "mention", about }, desk);
  }
  const material = createMaterial(frame, wholeOf(draft), `resize ${factor}`);
  const unused = spareLenses(frame, wholeOf(draft));
  const changed = withCells(draft, (text, index) => {
    if (!at.includes(index)) return text;
    if (factor < 1) return shortened(text, factor);
    const heading = headingWords(text);
    // An introduction stays one, unless it was meant.
    if (heading === "" && wish.place.at === "all" && draft.cells.length > 1) return text;
    const words = bodyWords(text) * (factor - 1);
    const own = lensOf(frame, heading);
    const further = material.rest(words, own);
    if (own?.about !== "conclusion")
      further.push(...subsections(words - countWords(further.join(" ")), unused, frame, material));
    return lengthened(text, material.paragraphs(words - countWords(further.join(" "))), further);
  });
  const same = changed.cells.every((cell, index) => cell === draft.cells[index]);
  return same ? without(draft, factor < 1 ? "shortest" : "longest") : changed;
}

/** Further points of view, each under a heading of its own, for a text that is to grow by many words. */
function subsections(words: number, unused: Lens[], frame: Outline, material: Material): string[] {
  const blocks: string[] = [];
  for (let left = words; left >= subdividedFrom; left = words - countWords(blocks.join(" "))) {
    const lens = unused.shift();
    if (lens === undefined) break;
    const lead = frame.voice.fill(lens.lead[frame.tone]);
    blocks.push(`### ${headingOf(lens, frame.tone, frame.voice)}`, lead, ...material.rest(left, lens));
  }
  return blocks;
}

/** The points of view that a post of this kind could have and does not, without those that open or close one. */
function spareLenses({ lexicon, flavour, voice }: Outline, text: string): Lens[] {
  const edges = ["origin", "goal", "first-step", "conclusion"];
  const known = (lens: Lens) => demoTones.some((tone) => text.includes(voice.fill(lens.lead[tone])));
  return lexicon.lenses.filter(
    (lens) => (lens.for === "both" || lens.for === flavour) && !edges.includes(lens.about) && !known(lens),
  );
}
