import type { ListFilter } from "../../commands/list-filters.ts";

/** Forms: plain text throughout. */
export const forms = {
  expand: {
    title: "A new idea",
    submit: "Make it",
    idea: "Idea",
    ideaHint: "What should it be about? A sentence is enough.",
    format: "Format",
    formats: { auto: "Whatever suits it", blog: "Blog post", code: "Code project" },
    tone: "Tone",
    tones: { professional: "Professional", casual: "Casual", technical: "Technical" },
    anyTone: "Whatever suits it",
    audience: "Who reads it",
    audienceHint: "For example: new parents",
    words: "Words",
    wordsHint: (min: string, max: string) => `From ${min} to ${max}; empty lets the plan decide`,
    language: "Language",
    languageHint: "A name or a code, such as German or pt-BR; empty for the idea's own",
    images: "With pictures",
  },
  refine: {
    title: (version: number) => `Change version ${version}`,
    submit: "Change it",
    change: "What should change?",
    changeHint: "For example: a shorter beginning, and a section about winter",
    branch: (version: number) => `This makes a new version from version ${version}; the others stay.`,
  },
  feedback: {
    title: { good: "What is good about it?", bad: "What is wrong with it?" },
    submit: "Send",
    reason: "Reason (optional)",
    thanks: {
      good: (version: number) => `Noted: version ${version} is good. Details shows it; press again to change it.`,
      bad: (version: number) =>
        `Noted: version ${version} is not good. Details shows it. A reply in the thread says what should change.`,
    },
  },
  editIdea: {
    title: (number: number) => `Edit idea ${number}`,
    submit: "Save",
    idea: "Idea",
    ideaHint: "Versions that are there stay as they are.",
  },
  compare: { title: "Compare two versions", submit: "Compare", from: "From", to: "To" },
  required: "This cannot be empty.",
  tooLong: (max: string) => `At most ${max} characters, please.`,
  invalid: {
    choice: "Choose one of the list.",
    words: (min: string, max: string) => `A number from ${min} to ${max}, please, or nothing.`,
    language: "This is no language that I know. Try a code such as de or pt-BR, or leave it empty.",
    version: "Choose one of the versions.",
  },
} as const;

/** What a list shows, by its filter. */
export const listTitles = {
  all: "Ideas",
  mine: "Your ideas",
  channel: "Ideas of this channel",
  pending: "Ideas that nothing was made of yet",
  running: "Ideas in the works",
  finished: "Finished ideas",
  published: "Published ideas",
  failed: "Ideas that were not finished",
  archived: "Archived ideas",
} satisfies Record<ListFilter, string>;
