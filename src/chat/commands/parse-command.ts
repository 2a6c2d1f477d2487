import { KindlingError } from "../../errors.ts";
import { type IdeaOptions, ideaMaxLength } from "../../pipelines/options.ts";
import { inline } from "../markdown.ts";
import { type ListFilter, listFilters } from "./list-filters.ts";
import { parseOptions } from "./parse-options.ts";

/** Commands about one idea: by its number, or in its thread without one. */
const ideaCommands = ["show", "versions", "edit", "archive", "unarchive", "delete", "stop"] as const;
type IdeaCommand = (typeof ideaCommands)[number];

/** What a text behind `/expand`, a mention, a direct message or a reply asks for. */
export type Command =
  | { kind: "form" }
  | { kind: "help" }
  | { kind: "status" }
  /** `text`: words to look for; empty for none. */
  | { kind: "list"; filter: ListFilter; text: string }
  /** `number` null: the idea of the thread. */
  | { [K in IdeaCommand]: { kind: K; number: number | null } }[IdeaCommand]
  /** Of the thread's idea; these mean nothing outside of one. */
  | { kind: "compare"; from: number; to: number }
  | { kind: "restore"; version: number }
  | { kind: "regenerate" }
  | { kind: "publish" }
  | { kind: "idea"; text: string; options: IdeaOptions };

/**
 * Reads a command. A first word that is a subcommand counts only with nothing (or what it takes) behind it, so that
 * "show me how to bake bread" is an idea. Throws a KindlingError that names what is wrong with the idea or its flags.
 */
export function parseCommand(typed: string): Command {
  const text = withoutSlash(typed);
  return text === "" ? { kind: "form" } : (subcommand(text) ?? readIdea(text));
}

/** A reply in a thread that is a command; undefined for everything else that people write to each other. */
export function parseReply(typed: string): Exclude<Command, { kind: "idea" }> | undefined {
  const text = withoutSlash(typed);
  return text === "" ? { kind: "help" } : subcommand(text);
}

const withoutSlash = (typed: string): string =>
  cleaned(typed)
    .replace(/^\/?expand(?=\s|$)/i, "")
    .trim();

function subcommand(text: string): Exclude<Command, { kind: "idea" }> | undefined {
  const bare = text.replace(/^(?:--|—|\/)(?=\S)/, "").replace(/[.!?]+$/, "");
  const [word = "", ...behind] = bare.toLowerCase().split(/\s+/);
  if (bare === "") return text === "?" ? { kind: "help" } : undefined;
  if (word === "list") return list(bare.slice(word.length).trim());
  const [first, second] = behind;
  if (first === undefined) return alone(word);
  if (second === undefined) return withOne(word, first);
  const [from, to] = behind.filter((each) => each !== "and" && each !== "with").map(digits);
  return word === "compare" && from !== undefined && to !== undefined && behind.length <= 3
    ? { kind: "compare", from, to }
    : undefined;
}

const alone = (word: string): ReturnType<typeof subcommand> => {
  if (word === "help" || word === "status" || word === "regenerate" || word === "publish") return { kind: word };
  const kind = ideaCommands.find((each) => each === word);
  return kind && { kind, number: null };
};

function withOne(word: string, given: string): ReturnType<typeof subcommand> {
  const kind = ideaCommands.find((each) => each === word);
  if (kind === undefined && word !== "restore") return undefined;
  const number = digits(given);
  if (number !== undefined) return kind === undefined ? { kind: "restore", version: number } : { kind, number };
  if (!given.startsWith("#")) return undefined;
  throw new KindlingError("option.invalid", { params: { option: word, given: inline(given, 60) } });
}

const digits = (given: string): number | undefined => {
  const number = /^(?:#|no\.?|v)?(\d{1,9})$/.exec(given)?.[1];
  return number === undefined ? undefined : Number(number);
};

/**
 * `list`, with a filter and words to look for. One word behind it, two behind a filter, or any number in quotes: more
 * is the beginning of an idea, such as "list of the ten best loaves".
 */
function list(behind: string): ReturnType<typeof subcommand> {
  const [, quoted] = /["“«„]([^"”»“]+)["”»“]$/.exec(behind) ?? [];
  const words = (quoted === undefined ? behind : behind.slice(0, behind.search(/["“«„]/))).split(/\s+/).filter(Boolean);
  const filter = listFilters.find((each) => each === words[0]?.toLowerCase());
  const rest = filter === undefined ? words : words.slice(1);
  if (quoted !== undefined) {
    return rest.length > 0 ? undefined : { kind: "list", filter: filter ?? "all", text: quoted.trim() };
  }
  return rest.length > (filter === undefined ? 1 : 2)
    ? undefined
    : { kind: "list", filter: filter ?? "all", text: rest.join(" ") };
}

/** An idea with its flags, and nothing else. Throws a KindlingError that names what is wrong with it. */
export function readIdea(text: string): Extract<Command, { kind: "idea" }> {
  const { idea, options } = parseOptions(text);
  return { kind: "idea", text: ideaText(idea), options };
}

/** The text of an idea as it may be kept. Throws a KindlingError where it is empty, too long, or has no words. */
export function ideaText(typed: string): string {
  const idea = cleaned(typed);
  const length = [...idea].length;
  if (length === 0) throw new KindlingError("idea.empty");
  if (length > ideaMaxLength) throw new KindlingError("idea.too_long", { params: { length, max: ideaMaxLength } });
  if (!/[\p{L}\p{N}]/u.test(withoutMentions(idea))) throw new KindlingError("idea.no_words");
  return idea;
}

/** Keycaps (1️⃣) are emoji with a digit inside, and a mention alone says nothing to write about. */
const withoutMentions = (idea: string) => idea.replace(/[\d#*]\uFE0F?\u20E3/gu, "").replace(/<[@#!][^>\s]*>/g, "");

/** What no text needs and a database refuses: control characters and halves of characters. */
export function cleaned(typed: string): string {
  return (
    typed
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "")
      .replace(/\r\n?/g, "\n")
      .trim()
  );
}
