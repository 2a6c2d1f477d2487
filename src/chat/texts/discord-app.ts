/** What Discord shows of the app's commands in its picker, in one language. */
export interface DiscordAppTexts {
  commands: Readonly<Record<DiscordCommandName, string>>;
  options: Readonly<Record<DiscordOptionName, string>>;
  /** In a message's menu, at most 32 letters. */
  expandMessage: string;
  tones: Readonly<Record<"professional" | "casual" | "technical", string>>;
  formats: Readonly<Record<"auto" | "blog" | "code", string>>;
  filters: Readonly<
    Record<"all" | "mine" | "pending" | "running" | "finished" | "published" | "failed" | "archived", string>
  >;
}

/** Subcommands, each a command of its own on Discord; `expand` is the bare one. */
export type DiscordCommandName =
  | "expand"
  | "help"
  | "list"
  | "status"
  | "show"
  | "details"
  | "versions"
  | "download"
  | "edit"
  | "archive"
  | "unarchive"
  | "delete"
  | "stop"
  | "publish"
  | "regenerate"
  | "restore"
  | "undo"
  | "compare";

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
  | "to";

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
  },
  expandMessage: "Expand this message",
  tones: { professional: "Professional", casual: "Casual", technical: "Technical" },
  formats: { auto: "Whatever suits it", blog: "Blog post", code: "Code project" },
  filters: {
    all: "All",
    mine: "Mine",
    pending: "Not begun",
    running: "Being made",
    finished: "Finished",
    published: "Published",
    failed: "Failed",
    archived: "Archived",
  },
};

/** Translations by Discord's locales. https://docs.discord.com/developers/reference#locales */
export type DiscordAppTranslations = Readonly<Partial<Record<string, DiscordAppTexts>>>;
export const discordAppTranslations: DiscordAppTranslations = Object.freeze({});
