import type { RunStatus } from "../../../engine/types.ts";
import type { Task } from "../../../models/types.ts";
import type { Dimension } from "../../../pipelines/blog/post.ts";
import type { ListFilter } from "../../commands/list-filters.ts";

/** Labels of buttons. */
export const buttons = {
  stop: "Stop",
  retry: "Retry",
  connect: "Connect GitHub",
  publish: "Publish",
  publishAnyway: "Publish anyway",
  details: "Details",
  download: "Download",
  show: "Show",
  showIdea: (number: number) => `Show ${number}`,
  expand: "Expand",
  expandIdea: (number: number) => `Expand ${number}`,
  archiveIdea: (number: number) => `Archive ${number}`,
  unarchiveIdea: (number: number) => `Unarchive ${number}`,
  showVersion: (number: number) => `Show version ${number}`,
  refine: "Refine",
  refineFrom: "Refine from here",
  regenerate: "Regenerate",
  expandAgain: "Make it anew",
  otherFormat: "Other format",
  files: "Files",
  versions: "Versions",
  restore: "Restore",
  compare: "Compare",
  compareTwo: "Compare any two",
  good: "Good",
  bad: "Bad",
  older: "Older",
  newest: "Newest",
  delete: "Delete",
  editIdea: "Edit idea",
  archive: "Archive",
  unarchive: "Unarchive",
  deleteIdea: "Delete idea",
  asBlog: "Blog post",
  asCode: "Code project",
  asNone: "No, thanks",
  publishTitle: "Publish this version?",
  publishText: "Others can read it then.",
} as const;

/** The parts of a run as a person follows them; several steps may share one. */
export const phases = {
  intake: "Understanding the idea",
  ask: "Waiting for your answer",
  plan: "Planning",
  write: "Writing",
  pictures: "Making pictures",
  review: "Checking and reviewing",
  revise: "Improving",
  finish: "Delivering",
  edit: "Changing the text",
  answer: "Answering",
  publish: "Publishing",
  unpublish: "Taking it back",
  connect: "Waiting for your GitHub account",
  other: "Another step",
} as const;

/** What models are called for. */
export const tasks = {
  intake: "Understanding the idea",
  plan: "Planning",
  write: "Writing",
  review: "Reviewing",
  refine: "Improving",
  imagePrompt: "Describing pictures",
  "code.plan": "Planning",
  "code.simple": "Writing",
  "code.medium": "Writing",
  "code.complex": "Writing",
  "code.review": "Reviewing",
} satisfies Record<Task, string>;

/** The progress card, by where the run stands. Titles are plain, the rest is markdown. */
export const progress = {
  number: "Idea",
  idea: (number: number) => `Idea ${number}`,
  summary: {
    running: "Working on it",
    waiting: "Waiting for an answer",
    parked: "Waiting for an update of Kindling",
    done: "Done",
    failed: "This did not work",
    stopped: "Stopped",
  } satisfies Record<RunStatus, string>,
  stopping: "Stopping …",
  declined: "Nothing was made",
  round: (round: number) => `round ${round}`,
  of: (done: number, all: number) => `${done} of ${all}`,
  attempt: (attempt: number) => `attempt ${attempt}`,
  costSoFar: "Cost so far",
  cost: "Cost",
  time: "Time",
  failedAt: (phase: string, sentence: string) => `**${phase}** did not work. ${sentence}`,
  spent: (money: string) => `It has cost ${money}. Retry goes on from there; what is done is not paid again.`,
  stopped: (money: string) => `Stopped. It has cost ${money}. Retry goes on from here.`,
  cutOff: (money: string, most: string) => `${money} (and at most ${most} for calls that were cut off)`,
  finished: "Done. The result is in the thread.",
  published: "Published. The thread says where.",
  partial: "It ended early, so the result is the best that was there.",
};

/** The result card. */
export const result = {
  summary: (title: string, score: string) => `${title} is ready (${score})`,
  score: "Score",
  outOf: (score: number) => `${score} / 100`,
  unreviewed: "not reviewed",
  words: "Words",
  wordsOf: (words: string, asked: string) => `${words} (${asked} asked for)`,
  version: "Version",
  versionOf: (version: number) => `version ${version}`,
  beside: (current: number) => `Version ${current} stays the current one. Restore makes this one current.`,
  cost: "Cost",
  tone: "Tone",
  audience: "Audience",
  language: "Language",
  pictures: "Pictures",
  noPictures: "none, as asked",
  published: "Published to",
  more: "The preview ends here. Download holds the whole post.",
  demo: "**Demo text.** The offline demo model wrote this from the idea's own words. Set `ANTHROPIC_API_KEY` or `OPENAI_API_KEY` for real writing.",
  demoShort: "**Demo text**, written by the offline demo model: no model key is set.",
  demoLabel: "demo text",
  noCode: "You asked for a code project. There is nothing to build in this idea, so this is a blog post about it.",
  notReviewed: "Time or money ran out before the review, so this has no score.",
  capped: {
    check: "A check failed, which keeps the score below 60.",
    floor: "One dimension is under 50, which keeps the score below 60.",
  },
  best: (dimension: string, quote: string) => `Strongest is ${dimension}: “${quote}”`,
  weakest: (dimension: string, lacking: string) => `Weakest is ${dimension}. Not shown by the text: ${lacking}`,
};

/** The names of the five dimensions. */
export const dimensions: Readonly<Record<Dimension, string>> = {
  clarity: "Clarity",
  engagement: "Engagement",
  structure: "Structure",
  accuracy: "Accuracy",
  completeness: "Completeness",
};

/** The Details card. */
export const details = {
  title: (number: number, version: number) => `Details of idea ${number}, version ${version}`,
  noVersion: (number: number) => `Details of idea ${number}`,
  scores: "Scores",
  dimension: (name: string, score: number) => `**${name} ${score}**`,
  yes: "yes",
  no: "no",
  noQuote: "nothing in the text shows it",
  requests: "Asked for",
  feedback: "What people think",
  verdict: (name: string, verdict: string) => `${name}: ${verdict}`,
  reason: (verdict: string, reason: string) => `${verdict}, “${reason}”`,
  good: "good",
  bad: "not good",
  checks: "Checks",
  checked:
    "Checked without a model: planned sections, length, markdown, links and addresses, pictures, placeholders, HTML, mentions, keys, repetition",
  moreFindings: (count: string) => `and ${count} more`,
  logged: (since: string, message: string) => `${since}: ${message}`,
  level: { warn: "Warning", error: "Error" },
  allPassed: "All of it holds.",
  models: "Models",
  rounds: (rounds: number) => (rounds === 1 ? "improved once" : `improved ${rounds} times`),
  steps: "Steps",
  step: (name: string, facts: string[]) => `${name}: ${facts.join(", ")}`,
  tokens: (tokens: string) => `${tokens} tokens`,
  attempts: (attempts: number) => `${attempts} attempts`,
  total: (facts: string[]) => `In all: ${facts.join(", ")}`,
  log: "What happened on the way",
};

/** States in `list` and `show`. */
export const ideaStatus = {
  pending: "waiting to start",
  expanding: "in the works",
  expanded: "done",
  failed: "not finished",
  archived: "archived",
} as const;

/** The cards that answer commands. */
export const answers = {
  listNothing: (filter: ListFilter) =>
    filter === "all" || filter === "mine"
      ? "There are no ideas yet. Send the first: `/expand how to keep bees on a balcony`"
      : "There is none. `/expand list` shows the others.",
  listFor: (words: string) => `With the words ${words}`,
  listNotFound: (command: string) => `No idea has these words. To have a post made of them: ${command}`,
  listLine: ({ number, title, facts }: { number: number; title: string; facts: readonly string[] }) =>
    [`**${number}** ${title}`, ...facts].join(" · "),
  listPublished: "published",
  listMoreFound: "There are more; add a word to narrow it down.",
  listHint: "`/expand show <number>` shows one again.",

  threadGone: (number: number) =>
    `The thread of idea ${number} was deleted. The work is kept: \`/expand show ${number}\``,

  statusTitle: "Status",
  statusIdle: "Nothing is being made right now.",
  statusRunning: (line: { number: number; title: string; state: string; time: string; cost: string }) =>
    `**${line.number}** ${line.title} · ${line.state} · ${line.time} · ${line.cost}`,
  statusModels: "Writing model",
  statusReviewer: "Reviewing model",
  statusDemo: "offline demo model (no key is set)",
  statusIdeas: "Ideas",
  statusDone: "Finished",

  showUnfinished: (status: string) => `There is no result yet: ${status}.`,
  stopped: (number: number) => `Stopping idea ${number}.`,
  nothingToStop: "Nothing of yours is being made right now.",
  whichToStop: (numbers: string) => `Several are being made: ${numbers}. Say which: \`/expand stop <number>\``,
  alreadyEnded: (number: number) => `Idea ${number} is not being made right now, so there is nothing to stop.`,

  yourText: "What you wrote, ready to copy:",

  ask: {
    format: {
      title: "A blog post or a code project?",
      text: (likelier: string, wait: string) =>
        `The idea can be read both ways. Without an answer I go on with **${likelier}** in ${wait}.`,
    },
    notSoftware: {
      title: "A blog post instead?",
      text: (likelier: string, wait: string) =>
        `I see nothing to build in this idea, but a blog post about it can be made. Without an answer I go on with **${likelier}** in ${wait}.`,
    },
  },
  choices: { blog: "a blog post", code: "a code project", none: "nothing" },
  answered: (choice: string) => `Going on with **${choice}**.`,
  answeredNone: "Nothing will be made. The idea is kept.",
  answeredBefore: "This question is settled already: the work has gone on.",

  downloadTitle: (title: string) => `${title}, as files`,
  download:
    "The text as markdown, the post as one page to open in a browser, and everything with its pictures in a zip.",
  publishedTitle: (title: string) => `Published: ${title}`,
  published: (where: string) => `The post is in ${where}`,
};
