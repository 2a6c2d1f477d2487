import { countWords, plainWords, shorten, wordsOf } from "../clean.ts";
import type { Lens } from "../lexicon/types.ts";
import { keyWords } from "../phrases.ts";
import type { Outline } from "../plan.ts";
import { blocksOf, bodyWords, headingWords, textOf } from "./blocks.ts";
import { type Desk, type Draft, frameOf, wholeOf, withCells, without } from "./draft.ts";
import { lensOf } from "./lenses.ts";
import { createMaterial, type Material, type Theme, themeOf } from "./material.ts";
import { cellsAt, stem } from "./places.ts";
import type { Wish } from "./wishes.ts";

/** Adds a section about something: where it was asked for, else before a conclusion, else at the end. */
export function addSection(draft: Draft, wish: Wish & { kind: "section" }, desk: Desk): Draft {
  const frame = frameOf(draft, desk);
  const theme = themeOf(wish.about, frame) ?? {
    name: shorten(plainWords(wish.about), 90),
    phrase: frame.voice.short,
  };
  if (theme.name === "" || draft.cells.length === 0) return without(draft, "notFound", wish.about);
  const sections = draft.cells.slice(1).map(({ text }) => bodyWords(text));
  const words = Math.min(
    180,
    Math.max(70, sections.reduce((sum, each) => sum + each, 0) / Math.max(1, sections.length)),
  );
  const text = sectionAbout(theme, frame, words, createMaterial(frame, wholeOf(draft), `section ${wish.about}`));
  const found = wish.place === null ? undefined : cellsAt(draft, wish.place, frame)[0];
  const at = found === undefined ? beforeConclusion(draft, frame) : found + (wish.side === "after" ? 1 : 0);
  const cells = [...draft.cells];
  cells.splice(Math.max(1, at), 0, { id: null, text });
  return { ...draft, cells };
}

/** A section on anything, in the register of the post. What the demo model knows something about it says so. */
export function sectionAbout(theme: Theme, frame: Outline, words: number, material: Material): string {
  const { lexicon, tone } = frame;
  const lens = lensFor(theme.name, frame);
  const lead =
    (lens && material.next([lens.lead[tone], ...Object.values(lens.lead)])) ??
    material.any(lexicon.refining.leads[tone], theme) ??
    "";
  const blocks = [lead];
  while (lens === undefined && countWords(blocks.join(" ")) < words - 20) {
    const paragraph = material.next(lexicon.refining.body, theme);
    if (paragraph === undefined) break;
    blocks.push(paragraph);
  }
  const short = words - countWords(blocks.join(" "));
  if (short > 25) blocks.push(...material.rest(short, lens));
  const missing = words - countWords(blocks.join(" "));
  if (missing > 25) blocks.push(...material.paragraphs(missing));
  return textOf({ heading: `## ${theme.name}`, blocks });
}

/** The point of view that has all the words of a name in what it is called. */
function lensFor(name: string, { lexicon, voice }: Outline): Lens | undefined {
  const wanted = keyWords(name, lexicon.language).map((word) => stem(word.toLowerCase()));
  if (wanted.length === 0 || wanted.length > 2) return undefined;
  return lexicon.lenses.find((lens) => {
    const called = voice.fill(
      `${lens.about.replace("-", " ")} ${Object.values(lens.headings)
        .join(" ")
        .replace(/\{\w+\}/gu, "")}`,
    );
    const there = new Set(wordsOf(called.toLowerCase()).map(stem));
    return wanted.every((word) => there.has(word));
  });
}

/** Where a section goes that nobody placed. */
function beforeConclusion({ cells }: Draft, frame: Outline): number {
  const heading = headingWords(cells.at(-1)?.text ?? "");
  const closes =
    lensOf(frame, heading)?.about === "conclusion" ||
    /^(?:conclusion|summary|wrapping up|what's next|next steps|fazit|schluss|zusammenfassung|ausblick|résumé|pour conclure|conclusión|resumen)(?!\p{L})/iu.test(
      heading,
    );
  return closes ? cells.length - 1 : cells.length;
}

/** Gives a section another heading. */
export function renameSection(draft: Draft, wish: Wish & { kind: "heading" }, desk: Desk): Draft {
  const frame = frameOf(draft, desk);
  const at = cellsAt(draft, wish.place, frame).find((index) => headingWords(draft.cells[index]?.text ?? "") !== "");
  const heading = shorten(plainWords(wish.heading).replace(/\s+/gu, " "), 110);
  if (at === undefined || heading === "") {
    return without(draft, "notFound", wish.place.at === "about" ? wish.place.words : wish.heading);
  }
  return withCells(draft, (text, index) =>
    index === at ? textOf({ ...blocksOf(text), heading: `## ${heading}` }) : text,
  );
}

/** The theme of a section that has a heading of somebody's own. */
export function themeOfHeading(heading: string, frame: Outline): Theme {
  const theme = themeOf(heading, frame);
  const phrase = theme?.phrase ?? frame.voice.short;
  return { name: heading, phrase: phrase === theme?.name ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase };
}
