import type { CodeDimension, OutputType } from "../../../pipelines/code/project.ts";
import type { Formats } from "../formats.ts";

/** Code projects: their card, their files, what differs between two of them. Foreign text comes escaped. */
export const projects = {
  demo: "**Demo project.** The offline demo model made this from its templates and the idea's own words; it runs. Set `ANTHROPIC_API_KEY` or `OPENAI_API_KEY` for real work.",
  kind: "Project",
  kindOf: (type: string, language: string) => `${type} in ${language}`,
  types: {
    notebook: "Notebook",
    cli: "Command line program",
    library: "Library",
    webApp: "Web app",
    api: "API service",
  } satisfies Record<OutputType, string>,
  languages: {
    python: "Python",
    javascript: "JavaScript",
    typescript: "TypeScript",
    rust: "Rust",
    go: "Go",
  },
  files: "Files",
  filesOf: (count: string, size: string) => `${count}, ${size}`,
  size: (bytes: number, f: Formats) =>
    bytes < 1000 ? `${f.number(bytes)} B` : `${f.number(Math.max(1, Math.round(bytes / 1000)))} kB`,
  moreFiles: (count: string) => `and ${count} more`,
  readme: "From the README",
  needsWork: "**Needs work.** It is the best that was reached; what is open stands below.",
  notApproved: "The reviewer would not let it go out as it is.",
  capped: {
    check: "A check failed, which keeps the score below 60.",
    secret: "Something in it looks like a key or a password, which keeps the score below 60.",
    floor: "One dimension is under 50, which keeps the score below 60.",
  },
  open: "Open",
  at: (place: string, sentence: string) => `${place}: ${sentence}`,
  moreFindings: (count: string) => `and ${count} more; Details has them`,
  best: (dimension: string, item: string, place: string) => `Strongest is ${dimension}: ${item}, ${place}`,
  weakest: (dimension: string, lacking: string) => `Weakest is ${dimension}. Not shown by the code: ${lacking}`,
  noPlace: "nothing in the code shows it",
  checked:
    "Checked without a model: paths, syntax, imports, the manifest, planned files and features, the README's commands, keys, dangerous calls, unfinished code",
  filesTitle: (title: string) => `Files of ${title}`,
  filesHint: "Each button shows one file, to you alone. Download has all of them.",
  fileLine: (path: string, size: string, purpose: string) =>
    purpose === "" ? `${path} · ${size}` : `${path} · ${size} · ${purpose}`,
  cut: (shown: string, all: string) => `The first ${shown} of ${all} lines. Download has the whole file.`,
  emptyFile: "The file is empty, as it should be.",
  download: "The whole project as a zip.",
  downloadWithDiff: (version: number) =>
    `The whole project as a zip, and what changed since version ${version} as a diff.`,
  otherKind: "One of these is a blog post and the other a code project, so there is nothing to compare.",
  lines: (added: number, removed: number, f: Formats) => `+${f.number(added)} −${f.number(removed)}`,
  changedFile: (path: string, lines: string) => `Changed: ${path} (${lines})`,
  addedFile: (path: string, lines: string) => `New: ${path} (${lines})`,
  removedFile: (path: string) => `Removed: ${path}`,
  unchangedFiles: (count: number, f: Formats) =>
    count === 1 ? "1 file stayed as it was." : `${f.number(count)} files stayed as they were.`,
  moreChanged: (count: number, f: Formats) =>
    count === 1 ? "1 more file is different." : `${f.number(count)} more files are different.`,
  publishNeedsWork: (version: number) =>
    `Version ${version} needs work: it did not pass its review or its checks, so it was not published. Details says what is open.`,
  publishAnywayText: "It did not pass its review or its checks.",
  published: (where: string) => `The project is in ${where}`,
  versionFiles: (count: string) => `${count} files`,
};

/** The names of the five dimensions of code. */
export const codeDimensions: Readonly<Record<CodeDimension, string>> = {
  correctness: "Correctness",
  security: "Security",
  quality: "Code quality",
  completeness: "Completeness",
  documentation: "Documentation",
};

/** The questions of the review of code as a person reads them, by their ids in `pipelines/code/items.ts`. */
export const codeItems: Readonly<Record<string, string>> = {
  "correctness.core": "The main function does what was asked for",
  "correctness.wiring": "The parts fit together",
  "correctness.edges": "Empty and wrong input is handled",
  "correctness.tests": "The tests check results",
  "correctness.runs": "The documented command starts it",
  "security.input": "What comes from outside is checked",
  "security.secrets": "Keys are kept out of the code",
  "security.access": "Files, commands and queries are made of trusted values",
  "security.errors": "Failures end in a safe state",
  "quality.names": "Names say what things are",
  "quality.size": "Functions do one thing",
  "quality.repetition": "Nothing is written twice",
  "quality.idiom": "It is written as the language is written",
  "completeness.features": "Every planned feature is there",
  "completeness.finished": "Nothing is left open",
  "completeness.errors": "Errors are told in words that help",
  "documentation.purpose": "The README says what it is",
  "documentation.usage": "The README shows how to use it",
  "documentation.code": "Public functions say what they take and give",
};
