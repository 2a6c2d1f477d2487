import { createChance, rotated } from "./chance.ts";
import { countWords, sentencesOf } from "./clean.ts";
import type { Lens } from "./lexicon/types.ts";
import { headingOf, introductionWords, type Outline, outline } from "./plan.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import type { DemoFacts, DemoPlan } from "./types.ts";

/** A paragraph that may be cut after any sentence, or a block that stands or falls as a whole. */
type Block = { sentences: string[] } | { whole: string };

/** From this length on a section is divided, in words. */
const dividedFrom = 240;

/** Shorter posts have neither lists nor quotations. */
const plainBelow = 300;

/**
 * The text of a post: an introduction, then one `##` section per planned one. Its length is within 15 % of the
 * target for 150 to 4,000 words.
 */
export function demoPost(
  facts: DemoFacts,
  plan?: { sections: Pick<DemoPlan["sections"][number], "heading">[] },
): string {
  const frame = outline(facts);
  const own = frame.lenses.map((lens) => headingOf(lens, frame.tone, frame.voice));
  const headings = plan?.sections.map(({ heading }) => heading) ?? own;
  const chosen = headings.map(
    (heading, index) => frame.lenses[own.includes(heading) ? own.indexOf(heading) : index % own.length],
  );
  const spare = frame.spare.slice();
  const shelf = createShelf(frame, createChance(`post ${facts.idea}${frame.angle === 0 ? "" : ` ${frame.angle}`}`));
  const note = noteOnLanguage(frame);
  const pieces = [...(note === null ? [] : [note]), introduction(frame)];
  let spent = countWords(pieces.join("\n"));
  headings.forEach((heading, index) => {
    const lens = chosen[index];
    if (lens === undefined) return;
    // What one section is short or long of, the next ones make up for.
    const target = (frame.words - spent) / (headings.length - index) - countWords(heading);
    const place = { index, last: index === headings.length - 1 };
    const wanted = Math.ceil(target / dividedFrom) - 1;
    const fair = Math.ceil(spare.length / (headings.length - index));
    const lenses = [lens, ...spare.splice(0, Math.min(wanted, fair))];
    const body = divided(frame, lenses, shelf, place, target);
    const section = `## ${heading}\n\n${body}`;
    spent += countWords(section);
    pieces.push(section);
  });
  return `${pieces.join("\n\n")}\n`;
}

/** The body of a section: its own material and, where it is long, further points of view under headings of their own. */
export function divided(frame: Outline, lenses: Lens[], shelf: Shelf, place: Place, target: number): string {
  let left = target;
  const pieces = lenses.map((lens, index) => {
    const heading = index === 0 ? "" : `### ${headingOf(lens, frame.tone, frame.voice)}\n\n`;
    const share = left / (lenses.length - index) - countWords(heading);
    const piece = `${heading}${sized(script(frame, lens, shelf, { ...place, last: place.last && index === 0 }), share, shelf)}`;
    left -= countWords(piece);
    return piece;
  });
  return pieces.join("\n\n");
}

function noteOnLanguage({ insteadOf }: Outline): string | null {
  if (insteadOf === null) return null;
  return `*The offline demo model writes English, German, French and Spanish, so this text is in English and not in ${languageName(insteadOf)}.*`;
}

function languageName(language: string): string {
  const unknown = "the language asked for";
  try {
    return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(language) ?? unknown;
  } catch {
    return unknown;
  }
}

/** The paragraph before the first heading. */
export function introduction(frame: Outline): string {
  const { lexicon, flavour, tone, angle, voice, addressed, words, subject } = frame;
  const others = lexicon.angles.intros[tone];
  const template = angle === 0 ? undefined : others[(angle - 1) % others.length];
  const sentences = sentencesOf(voice.fill(template ?? lexicon.intro[flavour][tone], { full: angle === 0 }));
  const native = lexicon.language === "en" && subject.language === "en";
  const opening =
    subject.teacher !== null && native
      ? [`${voice.fill("{topic}")} and ${subject.teacher}: the two have more in common than one would think.`]
      : [];
  const address = addressed ? [voice.fill(lexicon.audience[tone][0])] : [];
  const most = introductionWords(words);
  const kept: string[] = [];
  for (const sentence of [...opening, ...sentences]) {
    if (kept.length > 0 && countWords([...kept, ...address, sentence].join(" ")) > most) break;
    kept.push(sentence);
  }
  return [...kept, ...address].join(" ");
}

/** Where a section stands. */
export interface Place {
  index: number;
  last: boolean;
}

/** A section at its natural length. */
function script(frame: Outline, lens: Lens, shelf: Shelf, place: Place): Block[] {
  const { tone, voice, lexicon, addressed, words, angle } = frame;
  const say = (text: string) => sentencesOf(voice.fill(text));
  const rich = words >= plainBelow;
  // The paragraphs of a conclusion stand in any order.
  const [first = "", second = "", ...more] = lens.about === "conclusion" ? rotated(lens.body, angle) : lens.body;
  const quote = rich ? shelf.quote() : undefined;
  const rhythm = { professional: [3, 0], casual: [2, 1], technical: [2, 0] } as const;
  const [every, offset] = rhythm[tone];
  const listed = rich && lens.listed && place.index % every === offset;
  const marks = lens.points.map((point, index) => (tone === "technical" ? `${index + 1}. ${point}.` : `- ${point}.`));
  return [
    { sentences: say(lens.lead[tone]) },
    ...(quote === undefined ? [] : [{ whole: quote }]),
    { sentences: [...say(first), ...present(rich ? shelf.aside() : undefined)] },
    ...(listed ? [{ whole: `${shelf.listing()}\n\n${marks.join("\n")}` }] : []),
    ...(addressed && place.last && rich ? [{ sentences: [voice.fill(lexicon.audience[tone][1])] }] : []),
    { sentences: [...say(second), ...present(rich && shelf.phrases > 0 ? shelf.frame() : undefined)] },
    ...more.map((paragraph) => ({ sentences: say(paragraph) })),
  ];
}

/** Cuts a script to the target, or stretches it with sentences from the shelf. */
function sized(blocks: Block[], target: number, shelf: Shelf): string {
  const stretch = target - blocks.reduce((sum, block) => sum + countWords(textOf(block)), 0);
  const ordered = stretch > 12 ? [...blocks.slice(0, -1), ...fillers(shelf, stretch), ...blocks.slice(-1)] : blocks;
  const paragraphs: string[] = [];
  let words = 0;
  const room = (text: string) => words === 0 || words + countWords(text) / 2 <= target;
  for (const block of ordered) {
    if ("whole" in block) {
      if (!room(block.whole)) continue;
      paragraphs.push(block.whole);
      words += countWords(block.whole);
      continue;
    }
    const kept: string[] = [];
    for (const sentence of block.sentences) {
      if (!room([...kept, sentence].join(" "))) break;
      kept.push(sentence);
    }
    // The first sentence alone of a cut paragraph promises something that does not come.
    const complete = kept.length === block.sentences.length;
    if (kept.length > 0 && (complete || kept.length > 1 || paragraphs.length < 1)) {
      paragraphs.push(kept.join(" "));
      words += countWords(kept.join(" "));
    }
    if (!complete) break;
  }
  return paragraphs.join("\n\n");
}

/** Paragraphs of four sentences: phrases of the idea, with a remark in between. */
function fillers(shelf: Shelf, target: number): Block[] {
  const blocks: Block[] = [];
  for (let words = 0; words < target - 8; ) {
    const sentences = [
      ...present(shelf.frame()),
      ...present(shelf.frame()),
      ...present(shelf.aside()),
      ...present(shelf.frame()),
    ];
    if (sentences.length === 0) break;
    words += countWords(sentences.join(" "));
    blocks.push({ sentences });
  }
  return blocks;
}

function present(sentence: string | undefined): string[] {
  return sentence === undefined ? [] : [sentence];
}

function textOf(block: Block): string {
  return "whole" in block ? block.whole : block.sentences.join(" ");
}
