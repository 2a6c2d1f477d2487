import { createChance } from "../chance.ts";
import { capitalise, plainWords, shorten } from "../clean.ts";
import { captionFor, type Outline } from "../plan.ts";
import type { DemoPart, DemoPictureEdit } from "../types.ts";
import { headingWords } from "./blocks.ts";
import { type Desk, type Draft, frameOf, without } from "./draft.ts";
import type { Wish } from "./wishes.ts";

type Picture = DemoPart & { kind: "image" };

/** Ways to look at a subject, so that a new picture is another one. */
const scenes = [
  "seen from close by, with one detail in the foreground",
  "seen from above, early in the morning",
  "as a quiet scene indoors, with light from one side",
  "from far away, with much sky and a single figure",
  "as a still life on a wooden table",
  "at dusk, with long shadows",
];

/** Asks for other, further or fewer pictures. */
export function changePictures(draft: Draft, { op, about, place }: Wish & { kind: "picture" }, desk: Desk): Draft {
  const pictures = picturesOf(draft, desk);
  const n = place.at === "nth" ? place.n : null;
  const concerned = n === null ? pictures : pictures.slice(n < 0 ? n : n - 1).slice(0, 1);
  if (op === "delete") {
    if (concerned.length === 0) return without(draft, "noPicture");
    const edits = concerned.map(({ id }) => ({ op, cell: id, subject: null, alt: null, caption: null }));
    return { ...draft, pictures: [...draft.pictures, ...edits] };
  }
  const frame = frameOf(draft, desk);
  const wanted =
    op === "insert" || concerned.length === 0
      ? [{ op: "insert" as const, cell: homeFor(draft, desk) }]
      : concerned.map(({ id }) => ({ op: "replace" as const, cell: id }));
  const edits = wanted.flatMap(({ op: edit, cell }): DemoPictureEdit[] =>
    cell === null ? [] : [{ op: edit, cell, ...toldAs(about, headingFor(draft, desk, cell), frame, desk, cell) }],
  );
  return { ...draft, pictures: [...draft.pictures, ...edits] };
}

/**
 * The draft with the words of its pictures in its language, and by the headings that their sections have now. The
 * pictures stay; so do words that somebody asked for.
 */
export function withPictureWords(draft: Draft, before: Draft, desk: Desk): Draft {
  const { lexicon, voice } = frameOf(draft, desk);
  const [opening = ""] = frameOf(before, desk).lexicon.alt.split("{");
  const told = new Set(draft.pictures.map(({ cell }) => cell));
  const edits = picturesOf(draft, desk).flatMap(({ id, alt }, index): DemoPictureEdit[] => {
    const heading = headingFor(draft, desk, id);
    const same = heading === headingFor(before, desk, id) && draft.language === before.language;
    if (same || told.has(id) || !alt.startsWith(opening)) return [];
    const caption = captionFor(heading, index, lexicon, voice);
    return [{ op: "replace", cell: id, subject: null, alt: voice.fill(lexicon.alt, { heading }), caption }];
  });
  return { ...draft, pictures: [...draft.pictures, ...edits] };
}

function toldAs(about: string, heading: string, { lexicon, voice }: Outline, { post }: Desk, cell: string) {
  const chance = createChance(
    `picture ${cell} ${about} ${post.parts.map((part) => ("alt" in part ? part.alt : "")).join()}`,
  );
  const asked = shorten(plainWords(about).replace(/\s+/gu, " "), 160);
  const scene = chance.pick(scenes, "");
  return {
    subject: asked === "" ? `${voice.fill("{topic}")}, ${scene}` : `${voice.fill("{topic}")}: ${asked}`,
    alt: asked === "" ? voice.fill(lexicon.alt, { heading }) : capitalise(asked),
    caption: captionFor(asked === "" ? heading : capitalise(asked), chance.below(9), lexicon, voice),
  };
}

/** The pictures that the post still has. */
function picturesOf({ cells, pictures }: Draft, { post }: Desk): Picture[] {
  const gone = new Set(pictures.filter(({ op }) => op === "delete").map(({ cell }) => cell));
  const kept = new Set(cells.map(({ id }) => id));
  return post.parts.filter(
    (part): part is Picture =>
      part.kind === "image" &&
      !gone.has(part.id) &&
      (ownerOf(part.id, post.parts) === null || kept.has(ownerOf(part.id, post.parts))),
  );
}

/** The text that a picture follows. */
function ownerOf(id: string, parts: readonly DemoPart[]): string | null {
  const at = parts.findIndex((part) => part.id === id);
  return parts.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === "markdown")?.id ?? null;
}

/** The text that a further picture goes behind: the first section without one. */
function homeFor(draft: Draft, desk: Desk): string | null {
  const owners = new Set(picturesOf(draft, desk).map(({ id }) => ownerOf(id, desk.post.parts)));
  const texts = draft.cells.filter(({ id }) => id !== null);
  const sections = texts.filter(({ text }) => headingWords(text) !== "");
  return (sections.find(({ id }) => !owners.has(id)) ?? sections[0] ?? texts[0])?.id ?? null;
}

/** The heading of the section that a picture (or a new one behind this text) belongs to; else the post's title. */
function headingFor({ cells, title }: Draft, { post }: Desk, cell: string): string {
  const owner = post.parts.some(({ id, kind }) => id === cell && kind === "image") ? ownerOf(cell, post.parts) : cell;
  const heading = headingWords(cells.find(({ id }) => id === owner)?.text ?? "");
  return heading === "" ? title : heading;
}
