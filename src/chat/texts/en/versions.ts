import type { Formats } from "../formats.ts";

/** The list of an idea's versions. Markdown where nothing else is said; what is foreign comes escaped. */
export const versions = {
  title: (number: number) => `Versions of idea ${number}`,
  none: "There is no version yet.",
  line: (number: number, facts: readonly string[]) => [`**Version ${number}**`, ...facts].join(" · "),
  current: "current",
  from: (parent: number) => `from version ${parent}`,
  fromDeleted: (parent: number) => `from version ${parent} (deleted)`,
  words: (words: string) => `${words} words`,
  by: (name: string) => `by ${name}`,
  published: (where: string) => `published to ${where}`,
  why: { expand: "written from the idea", restore: "an older version again", refine: "changed" } as Readonly<
    Record<string, string>
  >,
  request: (by: string, text: string) => `${by}: “${text}”`,
  moreRequests: (count: string) => `and ${count} more`,
  page: (shown: string, all: string) => `${shown} of ${all} versions.`,
  alreadyCurrent: (number: number) => `Version ${number} is what the current version says already.`,
  nothingBefore: "The current version was made from no other that is still here, so there is nothing to undo.",
  restoring: (number: number, idea: number) =>
    `Version ${number} is being brought back as a new version. \`/expand show ${idea}\` shows it.`,
  waits: "Something is being made in this thread. Your change waits, and is made right after it.",
  deleted: (number: number, head: number | null) =>
    head === null
      ? `Version ${number} is deleted. No version is left.`
      : `Version ${number} is deleted. Version ${head} is the current one.`,
  deleteTitle: (number: number) => `Delete version ${number}?`,
  deleteText: "It cannot be brought back. The other versions stay.",
  deletePublishedText: (where: string) =>
    `It is published: ${where} stays as it is, but this version cannot be brought back.`,
  isPublished: (number: number, where: string) =>
    `Version ${number} is published (${where}), so it was not deleted. Deleting it leaves what is published as it is.`,
};

/** What changed from one version to another. */
export const compare = {
  title: (number: number, from: number, to: number) => `Idea ${number}: version ${from} and version ${to}`,
  since: (version: number) => `What changed since version ${version}`,
  same: (version: number) => `The same as version ${version}.`,
  nothing: "These two say the same.",
  titleChanged: "Title",
  intro: "The beginning",
  cell: {
    changed: (heading: string) => `Changed: ${heading}`,
    added: (heading: string) => `New: ${heading}`,
    removed: (heading: string) => `Removed: ${heading}`,
  },
  picture: {
    changed: (alt: string) => `Changed picture: ${alt}`,
    added: (alt: string) => `New picture: ${alt}`,
    removed: (alt: string) => `Picture removed: ${alt}`,
  },
  undone: (note: string) => `Not everything could be done: ${note}`,
  unchanged: (count: number, f: Formats) =>
    count === 1 ? "1 part stayed as it was." : `${f.number(count)} parts stayed as they were.`,
  more: (count: number, f: Formats) =>
    count === 1 ? "1 more part is different." : `${f.number(count)} more parts are different.`,
  words: "Words",
  score: "Score",
  fromTo: (before: string, after: string) => (before === after ? after : `${before} → ${after}`),
  twice: "Choose two different versions.",
};
