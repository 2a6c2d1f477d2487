import { createChance } from "../chance.ts";
import { shorten } from "../clean.ts";
import type { Lens } from "../lexicon/types.ts";
import { lexiconFor } from "../lexicons.ts";
import { headingOf, type Outline } from "../plan.ts";
import { createShelf } from "../shelf.ts";
import { titles } from "../title.ts";
import { divided, introduction } from "../write.ts";
import { blocksOf, bodyWords, headingWords, isProse, textOf } from "./blocks.ts";
import { type Desk, type Draft, frameOf, wholeOf, withCells, without } from "./draft.ts";
import { nextIntroduction, variantOf } from "./introductions.ts";
import { lensOf } from "./lenses.ts";
import { createMaterial } from "./material.ts";
import { cellsAt } from "./places.ts";
import { sectionAbout, themeOfHeading } from "./sections.ts";
import type { Wish } from "./wishes.ts";

/** Puts a text, or the whole post, into another register. */
export function changeTone(draft: Draft, { tone, place }: Wish & { kind: "tone" }, desk: Desk): Draft {
  const from = frameOf(draft, desk);
  const to = frameOf({ ...draft, tone }, desk);
  const at = cellsAt(draft, place, from);
  if (tone === draft.tone) return moreOfIt(draft, from, at);
  const spoken = withCells(draft, retold(draft, from, to, at));
  return place.at === "all" ? { ...spoken, tone } : spoken;
}

/** A text that has the register already gets another remark in it, and the post another introduction. */
function moreOfIt(draft: Draft, frame: Outline, at: readonly number[]): Draft {
  const material = createMaterial(frame, wholeOf(draft), "more of it");
  return withCells(draft, (text, index) => {
    if (!at.includes(index)) return text;
    if (headingWords(text) === "") return nextIntroduction(text, frame);
    const remark = material.aside();
    const { heading, blocks } = blocksOf(text);
    const last = blocks.findLastIndex(isProse);
    const said = blocks.map((block, each) => (each === last && remark !== undefined ? `${block} ${remark}` : block));
    return textOf({ heading, blocks: said });
  });
}

/** Writes the post in another language that the demo model can write: its texts, its title and its description. */
export function changeLanguage(draft: Draft, { language, name }: Wish & { kind: "language" }, desk: Desk): Draft {
  if (language === null || lexiconFor(language).substitute) return without(draft, "foreign", language ?? name);
  if (draft.language.split("-")[0] === language) return without(draft, "already", language);
  const from = frameOf(draft, desk);
  const to = frameOf({ ...draft, language }, desk);
  const all = draft.cells.map((_, index) => index);
  const told = withCells({ ...draft, language }, retold(draft, from, to, all));
  const own = from.subject.title === draft.title ? 0 : titlesIn(from).indexOf(draft.title);
  return {
    ...told,
    title: titlesIn(to)[own] ?? draft.title,
    description: shorten(to.voice.fill(to.lexicon.description, { full: true }), 160),
  };
}

/** All titles of the idea in a language, by angle. One of another language is spoken of instead of repeated. */
function titlesIn({ subject, lexicon, voice }: Outline): string[] {
  const [own = "", ...others] = titles(subject, lexicon);
  const first = subject.language === lexicon.language ? own : voice.fill(lexicon.refining.title, { full: true });
  return [first, ...others];
}

/** How each of these texts reads in another language or register, at its length. */
function retold(draft: Draft, from: Outline, to: Outline, at: readonly number[]) {
  const shelf = createShelf(to, createChance(`retold ${wholeOf(draft)}`));
  const material = createMaterial(to, "", "retold");
  const taken = new Set<string>();
  return (text: string, index: number): string => {
    if (!at.includes(index)) return text;
    const heading = headingWords(text);
    if (heading === "") return introduction({ ...to, angle: variantOf(text, from) });
    const place = { index: index - 1, last: index === draft.cells.length - 1 };
    const known = lensOf(from, heading);
    const words = bodyWords(text);
    if (known === undefined) return sectionAbout(themeOfHeading(heading, to), to, words, material);
    const lens = sameLens(known, to, taken);
    return `## ${headingOf(lens, to.tone, to.voice)}\n\n${divided(to, [lens, ...innerLenses(text, from, to, taken)], shelf, place, words)}`;
  };
}

/** The same point of view in another language; where it has none, the first that nobody has taken. */
function sameLens(lens: Lens, { lexicon, lenses, spare }: Outline, taken: Set<string>): Lens {
  const free = [...spare, ...lenses].find(
    ({ about }) => !taken.has(about) && about !== "conclusion" && about !== "origin",
  );
  const found = lexicon.lenses.find(({ about }) => about === lens.about) ?? free ?? lens;
  taken.add(found.about);
  return found;
}

/** The points of view of a long section's own subsections. */
function innerLenses(text: string, from: Outline, to: Outline, taken: Set<string>): Lens[] {
  const headings = [...text.matchAll(/^### +(.*)$/gmu)].map(([, heading = ""]) => heading.trim());
  return headings.flatMap((heading) => {
    const lens = lensOf(from, heading);
    return lens === undefined ? [] : [sameLens(lens, to, taken)];
  });
}
