import { detectLanguage } from "../language.ts";
import { bodyWords, headingWords } from "./blocks.ts";
import { type Desk, type Draft, frameOf, wholeOf, withCells, without } from "./draft.ts";
import { lengthened } from "./lengths.ts";
import { createMaterial, gistOf, type Theme } from "./material.ts";
import { bestCell, cellsAt } from "./places.ts";
import type { Wish } from "./wishes.ts";

/** Takes something up in a short paragraph, in the section that fits it best; where nothing is named, gives an example. */
export function mention(draft: Draft, { about, place }: Wish & { kind: "mention" }, desk: Desk): Draft {
  const frame = frameOf(draft, desk);
  const theme = gistOf(about, frame, detectLanguage(about));
  if (theme === null) return example(draft, { kind: "example", place: { at: "all" } }, desk);
  const { mentions } = frame.lexicon.refining;
  const asked = place === undefined ? undefined : cellsAt(draft, place, frame)[0];
  return put(draft, desk, asked ?? bestCell(draft, about, frame) ?? leastCell(draft), (material) =>
    material.any(mentions[frame.tone], theme),
  );
}

/** Adds an example to a section: the one asked for, or the shortest. */
export function example(draft: Draft, { place }: Wish & { kind: "example" }, desk: Desk): Draft {
  const frame = frameOf(draft, desk);
  const found = place.at === "all" ? [leastCell(draft)] : cellsAt(draft, place, frame);
  if (place.at === "about" && found.length === 0) return mention(draft, { kind: "mention", about: place.words }, desk);
  const words = place.at === "about" ? place.words : frame.subject.short;
  const theme: Theme | null = gistOf(words, frame, draft.language);
  return put(draft, desk, found[0] ?? leastCell(draft), (material) =>
    material.any(frame.lexicon.refining.examples, theme ?? undefined),
  );
}

type Writer = (material: ReturnType<typeof createMaterial>) => string | undefined;

/** Puts a paragraph into a text; sentences of the shelf where its own words have all been used. */
function put(draft: Draft, desk: Desk, at: number, write: Writer): Draft {
  const material = createMaterial(frameOf(draft, desk), wholeOf(draft), `put ${at}`);
  const paragraph = write(material) ?? material.paragraphs(40).join("\n\n");
  if (paragraph === "") return without(draft, "longest");
  return withCells(draft, (text, index) => (index === at ? lengthened(text, [paragraph]) : text));
}

/** The shortest section but the last, which closes the post; the introduction only where there is no section. */
function leastCell({ cells }: Draft): number {
  const sections = cells.map(({ text }, index) => ({ index, text })).filter(({ text }) => headingWords(text) !== "");
  const open = sections.length > 1 ? sections.slice(0, -1) : sections;
  const shortest = open.toSorted((a, b) => bodyWords(a.text) - bodyWords(b.text))[0];
  return shortest?.index ?? 0;
}
