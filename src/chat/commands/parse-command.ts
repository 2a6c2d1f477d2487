import { KindlingError } from "../../errors.ts";
import { type IdeaOptions, ideaMaxLength } from "../../pipelines/options.ts";
import type { SettingScope } from "../../store/settings.ts";
import { inline } from "../markdown.ts";
import { type ListFilter, listFilters } from "./list-filters.ts";
import { type DigestCommand, readDigest } from "./parse-digest.ts";
import { parseOptions } from "./parse-options.ts";

/** Commands about one idea: by its number, or in its thread without one. */
export const ideaCommands = [
  "show",
  "details",
  "versions",
  "download",
  "edit",
  "archive",
  "unarchive",
  "delete",
  "stop",
] as const;
type IdeaCommand = (typeof ideaCommands)[number];

/** Commands about one version of the thread's idea. */
const versionCommands = ["publish", "regenerate", "restore"] as const;

/** Commands that take neither. */
const otherCommands = [
  "help",
  "status",
  "usage",
  "undo",
  "compare",
  "settings",
  "digest",
  "connect",
  "disconnect",
] as const;

/** Every first word that is a command: platforms that list commands offer these. */
export const subcommands = [...ideaCommands, ...versionCommands, ...otherCommands, "list", "later"] as const;
export type Subcommand = (typeof subcommands)[number];

/** What a text behind `/expand`, a mention, a direct message or a reply asks for. */
export type Command =
  | { kind: "form" }
  | { kind: "help" }
  | { kind: "status" }
  /** What the person has spent. */
  | { kind: "usage" }
  /** Of the person's own account on GitHub. */
  | { kind: "connect" | "disconnect" }
  /** `text`: words to look for; empty for none. */
  | { kind: "list"; filter: ListFilter; text: string }
  /** `number` null: the idea of the thread. */
  | { [K in IdeaCommand]: { kind: K; number: number | null } }[IdeaCommand]
  /** Of the thread's idea; these mean nothing outside of one. */
  | { kind: "compare"; from: number; to: number }
  | { kind: "restore"; version: number }
  /** Restores what the current version was made from. */
  | { kind: "undo" }
  /** `version` null: the current one. */
  | { kind: "regenerate" | "publish"; version: number | null }
  /** `asked`: the options that a flag was given for. */
  | { kind: "idea"; text: string; options: IdeaOptions; asked: readonly (keyof IdeaOptions)[] }
  /** An idea that is kept, and nothing made of it yet. */
  | { kind: "later"; text: string; options: IdeaOptions; asked: readonly (keyof IdeaOptions)[] }
  | ({ kind: "digest" } & DigestCommand)
  /** `scope` null: all that is in force, and whose forms there are. */
  | { kind: "settings"; scope: SettingScope | null };

/**
 * Reads a command. A first word that is a subcommand counts only with nothing (or what it takes) behind it, so that
 * "show me how to bake bread" is an idea; one wrong word behind it is a slip, and throws `command.misused`. In a thread
 * ("publish it") it may be a remark. Throws a KindlingError that names what is wrong with the idea or its flags.
 */
export function parseCommand(typed: string, { inThread = false } = {}): Command {
  const text = withoutSlash(typed);
  if (text === "") return { kind: "form" };
  const later = inThread ? null : laterWords.exec(text);
  if (later !== null) return { ...readIdea(text.slice(later[0].length)), kind: "later" };
  const command = subcommand(text);
  if (command !== undefined) return command;
  const [, word, given] = /^(\S+)\s+(\S+)$/.exec(text) ?? [];
  if (!inThread && word !== undefined && isCommand(word.toLowerCase())) throw misused(word.toLowerCase(), given ?? "");
  return readIdea(text);
}

/** A reply in a thread that is a command; undefined for everything else that people write to each other. */
export function parseReply(typed: string): Exclude<Command, { kind: "idea" | "later" }> | undefined {
  const text = withoutSlash(typed);
  return text === "" ? { kind: "help" } : subcommand(text);
}

/** What an idea that is kept for later begins with. */
const laterWords = /^later(?::\s*|\s+|$)/i;

const withoutSlash = (typed: string): string =>
  cleaned(typed)
    .replace(/^\/?expand(?=\s|$)/i, "")
    .trim();

function subcommand(text: string): Exclude<Command, { kind: "idea" | "later" }> | undefined {
  const bare = text.replace(/^(?:--|—|\/)(?=\S)/, "").replace(/[.!?]+$/, "");
  const [word = "", ...behind] = bare.toLowerCase().split(/\s+/);
  if (bare === "") return text === "?" ? { kind: "help" } : undefined;
  if (word === "digest") return digest(behind);
  if (word === "settings") return settings(behind);
  if (word === "list") return list(bare.slice(word.length).trim());
  if (behind.length === 0) return alone(word);
  if ((word === "connect" || word === "disconnect") && behind.join(" ") === "github") return { kind: word };
  return withNumber(word, behind) ?? (word === "compare" ? compare(behind) : backwards(bare.toLowerCase()));
}

const alone = (word: string): ReturnType<typeof subcommand> => {
  if (word === "connect" || word === "disconnect") return { kind: word };
  if (word === "help" || word === "status" || word === "usage" || word === "undo") return { kind: word };
  if (word === "publish" || word === "regenerate") return { kind: word, version: null };
  const kind = ideaCommands.find((each) => each === word);
  return kind && { kind, number: null };
};

/** What takes the number of an idea or of a version; before the latter the word `version` may stand. */
function withNumber(word: string, behind: readonly string[]): ReturnType<typeof subcommand> {
  const ofVersion = versionCommands.find((each) => each === word);
  const ofIdea = ideaCommands.find((each) => each === word);
  const [given = "", ...more] = ofVersion !== undefined && behind[0] === "version" ? behind.slice(1) : behind;
  if (more.length > 0 || (ofVersion ?? ofIdea) === undefined) return undefined;
  const number = digits(given);
  if (number === undefined && given.startsWith("#")) throw misused(word, given);
  if (number === undefined) return undefined;
  return ofVersion === undefined ? ofIdea && { kind: ofIdea, number } : { kind: ofVersion, version: number };
}

const digest = (behind: readonly string[]): ReturnType<typeof subcommand> => {
  const read = readDigest(behind);
  return read && { kind: "digest", ...read };
};

/** `settings`, with whose they are behind it. */
function settings([whose = "", ...more]: readonly string[]): ReturnType<typeof subcommand> {
  const scope = settingScopes[whose];
  return more.length > 0 || (whose !== "" && scope === undefined)
    ? undefined
    : { kind: "settings", scope: scope ?? null };
}

const settingScopes: Readonly<Record<string, SettingScope>> = {
  ...{ mine: "person", my: "person", me: "person", person: "person" },
  ...{ channel: "channel", workspace: "workspace", team: "workspace", server: "workspace" },
};

/** Two versions, however they are put together: "1 2", "version 1 with version 2". */
function compare(behind: readonly string[]): ReturnType<typeof subcommand> {
  const told = behind.filter((each) => !/^versions?$/.test(each));
  const [from, to] = told.filter((each) => each !== "and" && each !== "with").map(digits);
  return from !== undefined && to !== undefined && told.length <= 3 ? { kind: "compare", from, to } : undefined;
}

/** The ways back that people ask for in words of their own. */
function backwards(bare: string): ReturnType<typeof subcommand> {
  if (/^undo (?:it|that|this|the last change)$/.test(bare)) return { kind: "undo" };
  const [, version = ""] = /^(?:(?:(?:go|roll|switch) )?back|revert) to (?:version )?(\S+)$/.exec(bare) ?? [];
  const number = digits(version);
  return number === undefined ? undefined : { kind: "restore", version: number };
}

const isCommand = (word: string): boolean =>
  [...ideaCommands, ...versionCommands, ...otherCommands].some((each) => each === word);

const misused = (command: string, given: string): KindlingError =>
  new KindlingError("command.misused", { params: { command, given: inline(given, 60) } });

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
  const { idea, ...flags } = parseOptions(text);
  return { kind: "idea", text: ideaText(idea), ...flags };
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
