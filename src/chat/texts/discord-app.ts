import type { ListFilter } from "../commands/list-filters.ts";
import type { Subcommand } from "../commands/parse-command.ts";

/** What Discord shows of the app's commands in its picker, in one language. */
export interface DiscordAppTexts {
  commands: Readonly<Record<DiscordCommandName, string>>;
  options: Readonly<Record<DiscordOptionName, string>>;
  /** In a message's menu, at most 32 letters. */
  expandMessage: string;
  tones: Readonly<Record<"professional" | "casual" | "technical", string>>;
  formats: Readonly<Record<"auto" | "blog" | "code", string>>;
  filters: Readonly<Record<ListFilter, string>>;
  scopes: Readonly<Record<"mine" | "channel" | "workspace", string>>;
  verbs: Readonly<Record<"on" | "off" | "now" | "preview", string>>;
}

/** Subcommands, each a command of its own on Discord; `expand` is the bare one. */
export type DiscordCommandName = "expand" | Subcommand;

/** Options by their name and, where one name means two things, by command. */
export type DiscordOptionName =
  | "idea"
  | "format"
  | "tone"
  | "audience"
  | "words"
  | "language"
  | "images"
  | "number"
  | "filter"
  | "search"
  | "version"
  | "from"
  | "to"
  | "scope"
  | "channel"
  | "action"
  | "when";

/** English, which Discord shows wherever there is no translation. */
export const discordAppTexts: DiscordAppTexts = {
  commands: {
    expand: "Turn an idea into finished work; alone it opens a form",
    help: "How to begin, and in a thread what can be said there",
    list: "Ideas, yours and those shared with you",
    status: "What is going on, and which models are at work",
    show: "Show the result of an idea again",
    details: "How a result was made, its scores and what it cost",
    versions: "All versions of an idea, to show, compare, restore or publish",
    download: "Get the files of an idea's current version",
    edit: "Change the text of an idea",
    archive: "Put an idea away",
    unarchive: "Bring an idea back",
    delete: "Delete an idea with all that was made of it",
    stop: "Stop what is being made; what is finished is kept",
    publish: "In an idea's thread: publish a version of it",
    regenerate: "In an idea's thread: the same idea from another angle",
    restore: "In an idea's thread: make an older version the current one",
    usage: "What you have spent",
    settings: "Defaults for your ideas, for this channel and for the server",
    digest: "A daily digest of what was made, failed or was kept, for you or for this channel",
    connect: "Connect your account on GitHub, to publish there",
    disconnect: "Disconnect your account on GitHub",
    later: "Keep an idea without making anything of it yet",
    undo: "In an idea's thread: go back to the version before",
    compare: "In an idea's thread: what changed between two versions",
  },
  options: {
    idea: "What it should be about",
    format: "What to make of it",
    tone: "How it should sound",
    audience: "Who reads it, such as: new parents",
    words: "How long it should be, in words",
    language: "In which language, as a name or a code",
    images: "With pictures or without",
    number: "Which idea: its number or words in it; in its thread not needed",
    filter: "Which ideas",
    search: "Words to look for",
    version: "Which version; the current one without it",
    from: "The version before",
    to: "The version after",
    scope: "Whose settings; all that is in force without it",
    channel: "The channel's digest instead of your own",
    action: "What to do; how it is without it",
    when: "With on: a time, days and a time zone, such as 09:00 weekdays Europe/Paris",
  },
  expandMessage: "Expand this message",
  tones: { professional: "Professional", casual: "Casual", technical: "Technical" },
  formats: { auto: "Whatever suits it", blog: "Blog post", code: "Code project" },
  filters: {
    all: "All",
    mine: "Mine",
    channel: "This channel's",
    pending: "Not begun",
    running: "Being made",
    finished: "Finished",
    published: "Published",
    failed: "Failed",
    archived: "Archived",
  },
  scopes: { mine: "Mine", channel: "This channel's", workspace: "The server's" },
  verbs: { on: "On", off: "Off", now: "Send it now", preview: "Preview" },
};

/** Translations by Discord's locales. https://docs.discord.com/developers/reference#locales */
export type DiscordAppTranslations = Readonly<Partial<Record<string, DiscordAppTexts>>>;
export const discordAppTranslations: DiscordAppTranslations = Object.freeze({});
