import type { DemoTone } from "../types.ts";

/** What kind of post: thoughts on a subject, or the account of something to be built. */
export type Flavour = "essay" | "build";

/** A value for each register. */
export type ByTone<T> = Record<DemoTone, T>;

/** What a section can be about. */
export type LensSubject =
  | "origin"
  | "goal"
  | "motivation"
  | "today"
  | "words"
  | "model"
  | "parts"
  | "scope"
  | "data"
  | "screen"
  | "example"
  | "effects"
  | "order"
  | "edges"
  | "mistakes"
  | "cost"
  | "people"
  | "objection"
  | "difficult"
  | "testing"
  | "measure"
  | "passing-on"
  | "questions"
  | "ahead"
  | "first-step"
  | "conclusion";

/**
 * One way to look at any subject: the material of a section. Slots: `{topic}` the subject in full, `{short}` its
 * head words, `{phrase}` one of the idea's key phrases, `{audience}`; capitalised names start a sentence.
 */
export interface Lens {
  /** The same in every language, so that a section keeps its subject when it is put into another one. */
  about: LensSubject;
  for: Flavour | "both";
  headings: ByTone<string>;
  purpose: string;
  /** Short imperatives for the plan. */
  points: readonly [string, string, string];
  /** Whether the points are advice to the reader, and so may stand in the text as a list. */
  listed: boolean;
  /** The first paragraph, in the register asked for. */
  lead: ByTone<string>;
  /** Further paragraphs, in any register. */
  body: readonly string[];
}

/** Further ways into a subject, taken in turn: a title, and an introduction in the register asked for. Slot: `{topic}`. */
export interface Angles {
  titles: readonly string[];
  intros: ByTone<readonly string[]>;
}

/** Why a request was not followed. */
export type Undone =
  | "notFound"
  | "shortest"
  | "longest"
  | "onlySection"
  | "foreign"
  | "already"
  | "noPicture"
  | "beyond"
  | "unclear";

/** What is written when somebody asks for a change. `{phrase}` is what they asked for, `{topic}` the post's subject. */
export interface Refining {
  /** For a post on an idea of another language. */
  title: string;
  /** First paragraphs of a section about anything, and further ones in any register. */
  leads: ByTone<readonly string[]>;
  body: readonly string[];
  /** A short paragraph that takes something up. */
  mentions: ByTone<readonly string[]>;
  examples: readonly string[];
  /** Sentences to the person who asked. Slot: `{name}`. */
  undone: Record<Undone, string>;
}

/** Answers to questions about a post. Pairs are for one and for several (`{n}`). */
export interface Answers {
  /** `{words}`, `{sections}`, `{minutes}` */
  words: string;
  minutes: readonly [string, string];
  /** `{cost}` */
  cost: string;
  free: string;
  /** `{list}` */
  models: string;
  demo: string;
  /** `{version}`, `{score}`, `{list}` */
  score: string;
  unreviewed: string;
  /** `{dimension}` */
  weakest: string;
  /** `{dimension}`, `{score}`, `{count}`; a list of the review's questions follows. */
  lacking: string;
  lackingCount: readonly [string, string];
  /** `{dimension}`, `{score}` */
  complete: string;
  /** `{quote}` */
  shown: string;
  /** `{count}`; a list follows. */
  sections: string;
  /** `{heading}`; a quotation follows. */
  part: string;
  /** `{name}` */
  absent: string;
  /** `{count}`, `{version}`; a list follows. */
  versions: string;
  /** `{version}` */
  onlyVersion: string;
  /** `{number}`, `{words}`, `{score}` */
  versionItem: string;
  /** `{score}` */
  points: string;
  noPoints: string;
  noFindings: string;
  /** `{count}` */
  findings: string;
  findingsCount: readonly [string, string];
  published: string;
  unpublished: string;
  /** `{language}`, `{tone}` */
  voice: string;
  /** `{title}` */
  title: string;
  /** `{name}` */
  audience: string;
  /** `{count}` */
  pictures: string;
  picturesCount: readonly [string, string];
  noPictures: string;
  unknown: string;
  /** The review's questions by id, where they are not asked in this language already. */
  questions: Readonly<Record<string, string>>;
  dimensions: Readonly<Record<string, string>>;
  tones: Record<DemoTone, string>;
  /** What the tasks of models are called. */
  tasks: Readonly<Record<string, string>>;
}

/** Everything that the demo model can say in one language. */
export interface Lexicon {
  language: string;
  /** In reading order: the first of a flavour opens a post, the last closes it. */
  lenses: readonly Lens[];
  angles: Angles;
  refining: Refining;
  answers: Answers;
  /** The paragraph before the first heading. */
  intro: Record<Flavour, ByTone<string>>;
  /** Sentences to whom the post speaks; `{audience}`. The first stands in the introduction. */
  audience: ByTone<readonly [string, string]>;
  /** Sentences that fit into any section. */
  asides: ByTone<readonly string[]>;
  /** Sentences about a phrase of the idea: `{phrase}`. */
  frames: readonly string[];
  /** Stand in for key phrases in long posts on ideas that have few. */
  themes: readonly string[];
  /** What introduces a sentence of the idea itself. */
  quoting: readonly string[];
  /** What introduces a list of three points. */
  listing: ByTone<readonly string[]>;
  /** Audience when none was asked for. */
  readers: ByTone<string>;
  quotes: readonly [string, string];
  /** `{topic}` in a sentence of at most 160 characters. */
  description: string;
  alt: string;
  captions: readonly string[];
  /** What stands for the subject when the idea has no words. */
  unnamed: string;
}
