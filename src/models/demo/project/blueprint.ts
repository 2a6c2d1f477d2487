import { capitalise, plainWords, shorten } from "../clean.ts";
import { readSubject } from "../subject.ts";
import type { DemoFacts } from "../types.ts";

/** The languages and kinds of projects that the demo model writes. */
export type DemoLanguage = "python" | "javascript" | "typescript" | "rust";
export type DemoOutput = "notebook" | "cli" | "library" | "webApp" | "api";

/** What a demo project will be, read from the idea's own words. */
export interface Blueprint {
  output: DemoOutput;
  language: DemoLanguage;
  /** What it does at its heart: reads texts, or keeps a list. */
  kernel: "text" | "tracker";
  title: string;
  description: string;
  /** Lower-case words with hyphens; the same with underscores; in capitals. */
  name: string;
  package: string;
  env: string;
  /** What it is about, one and several. */
  noun: string;
  nouns: string;
  /** A type's name for it. */
  type: string;
  /** Languages or kinds that were asked for and that the demo model does not write. */
  instead: string | null;
}

const asksFor: readonly (readonly [DemoOutput, RegExp])[] = [
  ["notebook", /\b(?:jupyter|notebook|ipynb)\b/iu],
  ["api", /\b(?:api|rest|http service|web service|microservice|backend|endpoint|webhook|server)\b/iu],
  ["library", /\b(?:library|package|module|sdk|crate|bibliothek|librería|bibliothèque)\b/iu],
  ["cli", /\b(?:cli|command[- ]line|terminal|script|kommandozeile)\b/iu],
  [
    "webApp",
    /\b(?:web ?app|website|web ?page|web ?site|browser|dashboard|frontend|page|app|application|game|gallery|editor)\b/iu,
  ],
];

const languages: readonly (readonly [DemoLanguage, RegExp])[] = [
  ["typescript", /\btypescript\b|\bdeno\b/iu],
  ["javascript", /\bjavascript\b|\bnode(?:\.?js)?\b|\bjs\b/iu],
  ["rust", /\brust\b|\bcargo\b|\bcrate\b/iu],
  ["python", /\bpython\b|\bflask\b|\bdjango\b|\bfastapi\b|\bpandas\b/iu],
];

const others = /\b(go(?:lang)?|java|kotlin|swift|ruby|php|c\+\+|c#|scala|haskell|elixir|perl|lua|dart)\b/iu;

const reading =
  /\b(?:analy[sz]\w*|sentiment\w*|classif\w*|pars\w*|count\w*|detect\w*|summar\w*|scor\w*|rank\w*|read\w*|text\w*|word\w*|tweet\w*|review\w*|comment\w*|messages?|language|translat\w*|spell\w*|grammar|moods?|emotions?)\b/iu;

/** Reads an idea as something to build. Never fails, whatever the words. */
export function readBlueprint({ idea, angle = 0 }: Pick<DemoFacts, "idea" | "angle">): Blueprint {
  const text = plainWords(idea);
  const { title, topic } = readSubject(idea);
  const output = asksFor.find(([, pattern]) => pattern.test(text))?.[0] ?? "cli";
  const asked = languages.find(([, pattern]) => pattern.test(text))?.[0];
  const foreign = asked === undefined ? others.exec(text)?.[1] : undefined;
  // Where the idea leaves it open, another angle is another language.
  const usual: readonly DemoLanguage[] =
    output === "webApp" ? ["javascript", "typescript", "python"] : ["python", "typescript", "javascript"];
  // A notebook is Python's; a server in Rust would need crates.
  const possible =
    output === "notebook" || (asked === "rust" && output !== "cli" && output !== "library") ? undefined : asked;
  const language = output === "notebook" ? "python" : (possible ?? usual[angle % usual.length] ?? "python");
  const kernel = reading.test(text) ? "text" : "tracker";
  const nouns = nounsOf(text, kernel);
  const words = [...new Set(latinWords(`${topic} ${title}`))].filter((word) => !idle.has(word));
  const name = words.slice(0, 3).join("-").slice(0, 40).replace(/-+$/, "") || `demo-${kernel}`;
  const called =
    capitalise(
      literal(shorten(title.replace(/^(?:building|creating|making|developing)\s+(?:(?:an?|the)\s)?/iu, ""), 70)),
    ) || "A small program";
  const does =
    kernel === "text"
      ? `reads ${nouns.nouns}, scores the mood of their words, and shows those that stand out`
      : `keeps ${nouns.nouns} with tags, marks those that are done, and finds and counts them`;
  return {
    ...{ output, language, kernel, name, ...nouns },
    title: called,
    description: `${called}: ${does}`,
    package: name.replaceAll("-", "_"),
    env: name.replaceAll("-", "_").toUpperCase(),
    type: nouns.noun.charAt(0).toUpperCase() + nouns.noun.slice(1),
    instead: foreign ?? (asked !== undefined && asked !== language ? asked : null),
  };
}

/** What the program is about: before `tracker` and its like, or behind `for` and `of`. */
function nounsOf(text: string, kernel: Blueprint["kernel"]): { noun: string; nouns: string } {
  const kept =
    /\b([a-z]{3,20})s? (?:tracker|journal|diary|planner|log|list|manager|organi[sz]er|keeper|board)\b/iu.exec(
      text,
    )?.[1];
  const about = /\b(?:for|of|from|in) (?:my |our |the |all |daily )?([a-z]{3,20})s\b/iu.exec(text)?.[1];
  const found = (kernel === "text" ? about : (kept ?? about))?.toLowerCase();
  const noun =
    found === undefined || idle.has(found) || reserved.has(found) ? (kernel === "text" ? "text" : "entry") : found;
  const one = noun.replace(/ie$/, "y");
  return { noun: one, nouns: one.endsWith("y") && !/[aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s` };
}

/** Words that name no subject. */
const idle = new Set(
  "a an the build create make develop implement write building creating making my me our us for of and to in on with that which app application tool program project simple small python javascript typescript node please demo is it command line terminal jupyter notebook about cli library package api rest http service web website page".split(
    " ",
  ),
);

/** Words that mean something else where they would stand in code. */
const reserved = new Set(
  "list class type number item map set object string function main test counter answer".split(" "),
);

const latinWords = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z][a-z0-9]*/g) ?? [];

/** Text that can stand in a string, a comment or a page of any language as it is. */
const literal = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N} ,.:;()'’–-]/gu, " ")
    .replace(/['’]/gu, "’")
    .replace(/\s+/gu, " ")
    .replace(/[\s:;,(–-]+$/u, "")
    .trim();
