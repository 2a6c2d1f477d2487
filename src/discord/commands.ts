import { type ListFilter, listFilters } from "../chat/commands/list-filters.ts";
import { audienceMaxLength } from "../chat/commands/parse-options.ts";
import { ownCommand } from "../chat/commands/spelling.ts";
import type { DiscordAppTexts, DiscordCommandName, DiscordOptionName } from "../chat/texts/discord-app.ts";
import { formats, ideaMaxLength, tones, wordLimits } from "../pipelines/options.ts";

/** What an option takes. `ideas` and `languages` are completed while they are typed. */
export type OptionKind =
  | { type: "text"; max: number; complete?: "ideas" | "languages" | "commands" }
  | { type: "number"; min: number; max: number }
  | { type: "switch" }
  | { type: "choice"; values: readonly string[]; words: "formats" | "tones" | "filters" | "scopes" | "verbs" };

/** An option of a command. */
export interface CommandOptionSpec {
  name: DiscordOptionName;
  kind: OptionKind;
  required?: true;
  /** How the bot reads it: behind the command, or as this flag of an idea. */
  flag?: string;
  /** Of a switch that is on: as this word. */
  says?: string;
}

/** A command of the bot as one of Discord's. */
export interface CommandSpec {
  /** As Discord shows it. */
  name: string;
  /** As the bot reads it; `expand` is the idea itself. */
  command: DiscordCommandName;
  options: readonly CommandOptionSpec[];
}

const versions = { type: "number", min: 1, max: 1_000_000 } as const;
const number: CommandOptionSpec = { name: "number", kind: { type: "text", max: 100, complete: "ideas" } };
const version: CommandOptionSpec = { name: "version", kind: versions };
const choice = <T extends string>(values: readonly T[], words: Extract<OptionKind, { type: "choice" }>["words"]) =>
  ({ type: "choice", values, words }) as const;

const expandOptions: readonly CommandOptionSpec[] = [
  { name: "idea", kind: { type: "text", max: ideaMaxLength, complete: "commands" } },
  { name: "format", kind: choice(formats, "formats"), flag: "--format" },
  { name: "tone", kind: choice(tones, "tones"), flag: "--tone" },
  { name: "audience", kind: { type: "text", max: audienceMaxLength }, flag: "--audience" },
  { name: "words", kind: { type: "number", ...wordLimits }, flag: "--words" },
  { name: "language", kind: { type: "text", max: 35, complete: "languages" }, flag: "--lang" },
  { name: "images", kind: { type: "switch" }, flag: "--no-images" },
];

const own: Readonly<Record<Exclude<DiscordCommandName, "expand">, readonly CommandOptionSpec[]>> = {
  help: [],
  list: [
    { name: "filter", kind: choice<ListFilter>(listFilters, "filters") },
    { name: "search", kind: { type: "text", max: 100 } },
  ],
  status: [],
  show: [number],
  details: [number],
  versions: [number],
  download: [number],
  edit: [number],
  archive: [number],
  unarchive: [number],
  delete: [number],
  stop: [number],
  publish: [version],
  regenerate: [version],
  restore: [{ ...version, required: true }],
  undo: [],
  usage: [],
  settings: [{ name: "scope", kind: choice(["mine", "channel", "workspace"], "scopes") }],
  digest: [
    { name: "action", kind: choice(["on", "off", "now", "preview"], "verbs") },
    { name: "when", kind: { type: "text", max: 60 } },
    { name: "channel", kind: { type: "switch" }, says: "channel" },
  ],
  connect: [],
  disconnect: [],
  later: [{ name: "idea", kind: { type: "text", max: ideaMaxLength }, required: true }],
  compare: [
    { name: "from", kind: versions, required: true },
    { name: "to", kind: versions, required: true },
  ],
};

/**
 * Every command of the app, the one list: the registration is made of it, and what comes is read by it. Discord allows no
 * subcommands beside plain options, so that each has a name that stands beside `/expand` in the picker.
 */
export const discordCommands: readonly CommandSpec[] = [
  { name: "expand", command: "expand", options: expandOptions },
  ...Object.entries(own).map(([command, options]) => ({
    name: ownCommand(command),
    command: command as DiscordCommandName,
    options,
  })),
];

/** The one entry in a message's menu, by the name that it is registered under. */
export const isMessageMenu = (name: string, { expandMessage }: Pick<DiscordAppTexts, "expandMessage">): boolean =>
  name === expandMessage;
