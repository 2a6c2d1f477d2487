import { countWords } from "../clean.ts";
import { bodyWords, headingWords } from "./blocks.ts";
import { type Desk, type Draft, frameOf, wholeOf, withCells, without } from "./draft.ts";
import { lengthened, shortened } from "./lengths.ts";
import { lensOf } from "./lenses.ts";
import { createMaterial } from "./material.ts";
import { mention } from "./mention.ts";
import { cellsAt } from "./places.ts";
import type { Wish } from "./wishes.ts";

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
  const changed = withCells(draft, (text, index) => {
    if (!at.includes(index)) return text;
    if (factor < 1) return shortened(text, factor);
    const heading = headingWords(text);
    // An introduction stays one, unless it was meant.
    if (heading === "" && wish.place.at === "all" && draft.cells.length > 1) return text;
    const words = bodyWords(text) * (factor - 1);
    const further = material.rest(words, lensOf(frame, heading));
    return lengthened(text, material.paragraphs(words - countWords(further.join(" "))), further);
  });
  const same = changed.cells.every((cell, index) => cell === draft.cells[index]);
  return same ? without(draft, factor < 1 ? "shortest" : "longest") : changed;
}
