import { KindlingError } from "../../errors.ts";
import { defaultOptions, formats, type IdeaOptions, ideaOptions, tones, wordLimits } from "../../pipelines/options.ts";
import { inline } from "../markdown.ts";
import { languageTag } from "./language.ts";

/** An idea without its flags, and what the flags said. */
export interface ParsedIdea {
  idea: string;
  options: IdeaOptions;
  /** The options that a flag was given for. */
  asked: (keyof IdeaOptions)[];
}

/** The flags as people are told them. */
export const flagNames = [
  "--format",
  "--blog",
  "--code",
  "--tone",
  "--audience",
  "--words",
  "--lang",
  "--no-images",
] as const;

/** Longest description of readers, in characters. */
export const audienceMaxLength = 120;
const anywhere = "(?<=^|\\s)";
/** Two hyphens, or the one dash that phones and chat apps make of them. A dash in prose has no letter right behind it. */
const flag = new RegExp(`${anywhere}(--|[—–―−])(\\p{L}[\\p{L}-]*)`, "u");
/** What is in backticks or quotes is text, whatever it looks like; `--` alone ends the flags. */
const next = new RegExp(`\`[^\`\n]*\`|[“"«„][^“”"«»„\n]*[”"»“]|${anywhere}--(?=\\s)|${flag.source}`, "gu");
const value = /^(?:\s*[=:]\s*|\s+)(?:[“"«„‟]([^“”"«»„‟\n]*)[”"»“‟]|[‘‚']([^‘’'\n]*)[’']|((?!(?:--|[—–―−])\p{L})\S+))/u;

/**
 * Takes the flags out of a text, wherever they stand. Forgiving: any quotes, any dashes, `=` or a space. Throws
 * `option.unknown` or `option.invalid`, naming the flag and what it may be, or the two that exclude each other.
 */
export function parseOptions(text: string): ParsedIdea {
  const options: IdeaOptions = { ...defaultOptions };
  const asked = new Set<string>();
  let idea = "";
  let rest = text;
  for (;;) {
    next.lastIndex = 0;
    const match = next.exec(rest);
    if (match === null) break;
    const [found, dashes, name] = match;
    idea += rest.slice(0, match.index);
    rest = rest.slice(match.index + found.length);
    if (dashes !== undefined && name !== undefined) {
      const apply = flags[name.toLowerCase()];
      if (apply !== undefined) rest = apply(options, rest, asked);
      else if (dashes !== "--") idea += found;
      else throw new KindlingError("option.unknown", { params: { option: `--${name}`, valid: flagNames.join(", ") } });
    } else if (found === "--") {
      idea += rest;
      rest = "";
    } else idea += found;
  }
  return { idea: tidy(idea + rest), options, asked: ideaOptions.keyof().options.filter((key) => asked.has(key)) };
}

/** A number of words as people write it, such as `1,200` or `~800`; undefined beyond what a post may have. */
export function wordCount(given: string): number | undefined {
  const digits = /^~?(\d{1,3}(?:[.,_'’]\d{3})+|\d+)(?:w|words)?$/i.exec(given)?.[1]?.replace(/\D/g, "");
  const count = Number(digits ?? Number.NaN);
  return count >= wordLimits.min && count <= wordLimits.max ? count : undefined;
}

/** A flag reads its value from the text behind it, and returns what is left of that. */
type Apply = (options: IdeaOptions, rest: string, asked: Set<string>) => string;

function assign(options: IdeaOptions, changed: Partial<IdeaOptions>, asked: Set<string>): void {
  Object.assign(options, changed);
  for (const key of Object.keys(changed)) asked.add(key);
}

const set =
  (change: (before: IdeaOptions) => Partial<IdeaOptions>): Apply =>
  (options, rest, asked) => {
    assign(options, change(options), asked);
    return rest.replace(/^[=:]\s*(?:true|yes|on)\b/i, "");
  };

/** What a flag takes, for the sentence about a wrong value. */
type Takes = { values: string } | { max: number; min?: number } | Record<string, never>;

const withValue =
  (
    option: string,
    takes: Takes,
    change: (given: string, before: IdeaOptions) => Partial<IdeaOptions> | undefined,
  ): Apply =>
  (options, rest, asked) => {
    const match = value.exec(rest);
    const given = (match?.[1] ?? match?.[2] ?? match?.[3] ?? "").trim();
    const changed = given === "" ? undefined : change(given, options);
    if (changed === undefined) {
      throw new KindlingError("option.invalid", { params: { option, given: inline(given, 60), ...takes } });
    }
    assign(options, changed, asked);
    return rest.slice(match?.[0].length ?? 0);
  };

const oneOf = <T extends string>(values: readonly T[], given: string): T | undefined =>
  values.find((each) => each === given.toLowerCase().replace(/[.,;]$/, ""));

/** A post and a project exclude each other; `auto` takes back what was said before. */
function formatAs(chosen: IdeaOptions["format"], { format: before }: IdeaOptions): Partial<IdeaOptions> {
  if (before !== "auto" && chosen !== "auto" && chosen !== before) {
    throw new KindlingError("option.invalid", { params: { option: `--${chosen}`, other: `--${before}` } });
  }
  return { format: chosen };
}

const format = withValue("--format", { values: formats.join(", ") }, (given, before) => {
  const chosen = oneOf(formats, given);
  return chosen && formatAs(chosen, before);
});
const tone = withValue("--tone", { values: tones.join(", ") }, (given) => {
  const chosen = oneOf(tones, given);
  return chosen && { tone: chosen };
});
const audience = withValue("--audience", { max: audienceMaxLength }, (given) =>
  [...given].length <= audienceMaxLength ? { audience: given } : undefined,
);
const words = withValue("--words", wordLimits, (given) => {
  const count = wordCount(given);
  return count === undefined ? undefined : { words: count };
});
const language = withValue("--lang", {}, (given) => {
  const tag = languageTag(given);
  return tag === undefined ? undefined : { language: tag };
});
const noImages = set(() => ({ images: false }));

const flags: Readonly<Record<string, Apply>> = {
  format,
  blog: set((before) => formatAs("blog", before)),
  code: set((before) => formatAs("code", before)),
  tone,
  audience,
  words,
  lang: language,
  language,
  "no-images": noImages,
  "no-image": noImages,
  noimages: noImages,
  "no-pictures": noImages,
  images: set(() => ({ images: true })),
};

/** Gaps that the flags left are closed, line breaks stay, and quotes around the whole idea go. */
function tidy(idea: string): string {
  const text = idea
    .replace(/[^\S\n]{2,}/gu, " ")
    .replace(/[^\S\n]*\n[^\S\n]*/gu, "\n")
    .trim();
  const whole = /^(?:"([^"]*)"|“([^“”]*)”|«([^«»]*)»)$/u.exec(text);
  return (whole?.[1] ?? whole?.[2] ?? whole?.[3] ?? text).trim();
}
