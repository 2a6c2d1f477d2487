import { pageTexts } from "../../chat/texts/page.ts";
import type { DiffPiece } from "../../chat/vocabulary.ts";
import { h } from "./dom.ts";
import type { Unfolded } from "./fold.ts";

/** Of a longer unchanged stretch, in characters, only its two ends are shown. */
const foldAt = 360;
const endLength = 140;

/**
 * What changed between two texts: what is new and what went stand out by colour and by a sign, and screen readers hear
 * it. `name` is the part's own on the page.
 */
export function renderDiff(pieces: readonly DiffPiece[], name: string, unfolded: Unfolded): HTMLElement {
  return h(
    "div",
    { class: "diff", dir: "auto" },
    ...pieces.flatMap(({ text, change }, index) => {
      if (change === "same") return same(text, `${name} same ${index}`, unfolded);
      const said = h("span", { class: "sr" }, ` ${pageTexts.diff[change]} `);
      // Space at its ends would be drawn as marks without words.
      const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
      return words === "" ? [text] : [before, h(change === "added" ? "ins" : "del", {}, said, words), after];
    }),
  );
}

function same(text: string, name: string, unfolded: Unfolded): (HTMLElement | string)[] {
  if (text.length <= foldAt || unfolded.has(name)) return [text];
  const words = pageTexts.diff.unchanged;
  const resumes = text.indexOf(" ", text.length - endLength);
  return [
    text.slice(0, text.lastIndexOf(" ", endLength) + 1 || endLength),
    h("button", { type: "button", class: "diff-fold", "data-unfold": name, "aria-label": words, title: words }, "···"),
    text.slice(resumes < 0 ? -endLength : resumes),
  ];
}
