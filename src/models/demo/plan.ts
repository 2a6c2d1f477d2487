import { type Chance, createChance, hash, rotated } from "./chance.ts";
import { capitalise, plainWords, shorten } from "./clean.ts";
import { guessFormat } from "./format.ts";
import type { Flavour, Lens, Lexicon } from "./lexicon/types.ts";
import { lexiconFor } from "./lexicons.ts";
import { readSubject, type Subject } from "./subject.ts";
import { titleFrom } from "./title.ts";
import type { DemoFacts, DemoPlacement, DemoPlan, DemoTone } from "./types.ts";
import { audienceWithin, createVoice, type Voice } from "./voice.ts";

/** What the plan and the writing of one post share. */
export interface Outline {
  subject: Subject;
  lexicon: Lexicon;
  /** Set when the text is in another language than the one asked for. */
  insteadOf: string | null;
  flavour: Flavour;
  tone: DemoTone;
  /** 0 for the first way to look at the idea. */
  angle: number;
  audience: string;
  /** Whether the audience was asked for (or named by the idea), and so must be seen. */
  addressed: boolean;
  words: number;
  lenses: Lens[];
  /** Further points of view, for sections so long that they are divided. */
  spare: Lens[];
  voice: Voice;
}

/** Decides everything about a post but its sentences. The same facts give the same outline. */
export function outline(facts: DemoFacts): Outline {
  const subject = readSubject(facts.idea);
  const language = facts.language ?? subject.language;
  const { lexicon, substitute } = lexiconFor(language);
  const text = plainWords(facts.idea);
  const flavour: Flavour =
    subject.shape === "build" || guessFormat(subject, text).format === "code" ? "build" : "essay";
  const personal = /\b(?:i|me|my|we|us|our|you|ich|wir|je|nous|mi|nosotros)\b/iu.test(text);
  const tone = facts.tone ?? (flavour === "build" ? "technical" : personal ? "casual" : "professional");
  const asked = facts.audience ?? (lexicon.language === "en" ? subject.reader : null);
  const audience = audienceWithin(asked ?? lexicon.readers[tone]);
  const words = facts.words ?? 650 + 50 * Math.min(5, Math.round(text.length / 250));
  const chance = createChance(`${lexicon.language} ${text}`);
  const angle = facts.angle ?? 0;
  const { lenses, spare } = chooseLenses(lexicon, flavour, sectionsFor(words), chance, angle);
  const voice = createVoice(lexicon, subject, audience);
  return {
    subject,
    lexicon,
    insteadOf: substitute ? language : null,
    flavour,
    tone,
    angle,
    audience,
    addressed: asked !== null,
    words,
    lenses,
    spare,
    voice,
  };
}

/** The plan of a post, from the idea's own words. */
export function demoPlan(facts: DemoFacts): DemoPlan {
  const { subject, lexicon, tone, angle, audience, words, lenses, voice } = outline(facts);
  const title = titleFrom(subject, lexicon, angle);
  const introduction = introductionWords(words);
  const sections = lenses.map((lens) => ({
    heading: headingOf(lens, tone, voice),
    purpose: lens.purpose,
    points: [...lens.points],
    words: Math.round((words - introduction) / lenses.length),
  }));
  return {
    title,
    sections,
    tone,
    audience,
    words,
    images: placements(facts, lexicon, voice, sections, words),
    style: createChance(`style ${facts.idea}`).pick(styles, "flat editorial illustration, muted colours"),
    metaTitle: shorten(title, 60),
    description: shorten(voice.fill(lexicon.description, { full: true }), 160),
    slug: slugOf(title),
    tags: tagsOf(subject, lexicon),
  };
}

/** How many words stand before the first heading. */
export function introductionWords(words: number): number {
  return Math.min(70, Math.round(words * 0.14));
}

/** A section's heading in the register asked for. */
export function headingOf(lens: Lens, tone: DemoTone, voice: Voice): string {
  return shorten(voice.fill(lens.headings[tone]), 90);
}

function sectionsFor(words: number): number {
  if (words <= 450) return 3;
  if (words <= 750) return 4;
  return Math.min(8, Math.round(words / 190));
}

/**
 * The first and the last of the flavour, and in between a choice in reading order. Another angle keeps only the last,
 * and chooses from where the one before it stopped.
 */
function chooseLenses(lexicon: Lexicon, flavour: Flavour, count: number, chance: Chance, angle: number) {
  const fitting = lexicon.lenses.filter((lens) => lens.for === "both" || lens.for === flavour);
  const [first, ...others] = fitting;
  const last = others.pop();
  const own = chance.shuffle(others.filter((lens) => lens.for === flavour));
  const common = chance.shuffle(others.filter((lens) => lens.for === "both"));
  const mixed = own
    .flatMap((lens, index) => [lens, ...common.slice(index, index + 1)])
    .concat(common.slice(own.length));
  const between = Math.max(0, count - 2);
  const unused = between + (angle - 1) * (between + 1);
  const choice = angle === 0 ? [first, ...mixed.slice(0, between)] : rotated(mixed, unused).slice(0, between + 1);
  const chosen = new Set<Lens | undefined>([...choice, last]);
  const spare = fitting.filter((lens) => lens !== first && !chosen.has(lens));
  return { lenses: fitting.filter((lens) => chosen.has(lens)), spare };
}

function placements(
  facts: DemoFacts,
  lexicon: Lexicon,
  voice: Voice,
  sections: { heading: string }[],
  words: number,
): DemoPlacement[] {
  const wanted = facts.images === true ? (words < 400 ? 1 : words < 1500 ? 2 : 3) : Number(facts.images);
  const count = Math.max(0, Math.min(wanted, sections.length));
  return Array.from({ length: count }, (_, index) => {
    const section = Math.floor((index * sections.length) / count);
    const heading = sections[section]?.heading ?? "";
    return {
      section,
      subject: voice.fill("{topic}: {heading}", { heading }),
      alt: voice.fill(lexicon.alt, { heading }),
      caption: captionFor(heading, index, lexicon, voice),
    };
  });
}

/** One line below a picture. A heading that is a question stands at the end of it, or in quotation marks. */
export function captionFor(heading: string, index: number, { captions }: Lexicon, voice: Voice): string {
  const fitting = /[?!…]$/u.test(heading) ? captions.filter((caption) => !caption.startsWith("{heading}")) : captions;
  const caption = fitting[index % fitting.length] ?? "{heading}";
  return voice.fill(caption, { heading }).replace(/([?!])(”?)[.]/gu, "$1$2");
}

const styles = [
  "flat editorial illustration, overlapping paper shapes, muted teal and amber, soft grain",
  "risograph print, two spot colours, bold silhouettes, visible halftone",
  "isometric line drawing, thin ink lines, one warm accent colour, generous white space",
  "gouache painting, soft light, calm blues and terracotta, visible brush strokes",
  "mid-century poster, geometric shapes, cream background, strong diagonal",
];

function slugOf(title: string): string {
  const slug = title
    .replace(/ß/gu, "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  const short =
    slug.length <= 60
      ? slug
      : slug
          .slice(0, 61)
          .replace(/-[^-]*$/u, "")
          .slice(0, 60);
  return short.length >= 3 ? short : `post-${hash(title).toString(36)}`;
}

function tagsOf(subject: Subject, lexicon: Lexicon): string[] {
  const words = [
    subject.short.replace(/^(?:the|a|an|our|my|your)\s+/iu, ""),
    ...subject.phrases.map(({ bare }) => bare),
  ];
  const tags = words
    .map((word) => word.toLowerCase().replace(/[“”?]/gu, "").trim())
    .filter((word) => word.length > 1 && word.length <= 30 && word !== "the question");
  return [...new Set(tags)].slice(0, 5).concat(tags.length === 0 ? [capitalise(lexicon.unnamed).toLowerCase()] : []);
}
