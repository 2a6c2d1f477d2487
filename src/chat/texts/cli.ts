import type { ProgressStep } from "../vocabulary.ts";
import type { Formats } from "./formats.ts";

/** What `kindling help` prints. */
export const usage = `Kindling turns raw ideas into finished work.

  kindling start                  open the playground and work on what is asked there
  kindling expand "<idea>"        make one idea into a post, here and now
      --format auto|blog|code     what to make of it (also --blog, --code)
      --tone professional|casual|technical
      --audience "<who reads it>"
      --words <150 to 4000>
      --lang <language>           such as de, pt-BR or French
      --no-images                 no pictures
      --out <folder>              where the files go
      --json                      one line of JSON on stdout, progress on stderr
  kindling migrate                bring the database up to date
  kindling doctor                 check what is configured
  kindling slack:manifest         print the manifest to make a Slack app from
      --url <https address>       for HTTP; without it for Socket Mode (also --socket)
  kindling keys:rotate            seal stored secrets anew with the first key of ENCRYPTION_KEY
  kindling gateway                hear Discord's messages and forward them to a server (RECEIVER_URL)
  kindling discord:register       tell Discord the list of commands, if it has changed
      --guild <id>                only in this server, where it shows at once
      --force                     also if nothing has changed
  kindling qstash:setup           have QStash call this server once a minute

Variables of the environment: see the README.`;

/** What the command line says beside the progress and the result. */
export const cliTexts = {
  ready: (address: string) => `Kindling is ready: ${address}`,
  demo: "No model provider is configured, so an offline demo model writes. Set ANTHROPIC_API_KEY or OPENAI_API_KEY for real posts.",
  stopping: "Stopping. Work in progress goes on at the next start.",
  migrated: (schemaVersion: string) => `The database is up to date, schema ${schemaVersion}.`,
  rotated: (resealed: number) =>
    resealed === 0
      ? "Everything is sealed with the first key already."
      : `${resealed} secrets are sealed with the first key now.`,
  unreadable: (count: number) =>
    `${count} secrets cannot be opened with any key that is here. Put the key back that sealed them, or have them entered again.`,
  beside: (pid: number) => `A server is running (process ${pid}); it does the work.`,
  unknownCommand: (command: string) =>
    `There is no command "${command}". Run kindling help to see those that there are.`,
  unknownOption: (message: string) => `${message.split(". ")[0]}. Run kindling help to see the options.`,
  manifestUrl: (url: string) =>
    `Slack cannot call "${url}". Give an https address without a path: --url https://kindling.example.com`,
  registered: (count: number, guild: string | null) =>
    `Discord knows ${count} commands now${guild === null ? "; everywhere they show within a few minutes" : ` in the server ${guild}`}.`,
  registeredBefore: "Discord knows these commands already. With --force they are told again.",
  guildId: (given: string) =>
    `"${given}" is not the id of a server: 15 to 20 digits. Switch on Developer Mode in Discord, then right-click the server and copy its ID.`,
  scheduled: (destination: string) => `QStash calls ${destination} once a minute.`,
  notScheduled: (reason: string) =>
    `QStash did not take the schedule (${reason}). Check QSTASH_TOKEN and QSTASH_URL, then try again.`,
  gatewayReady: (receiver: string) => `The Gateway process forwards to ${receiver}`,
  noIdea: 'There is no idea here. Put it in quotes: kindling expand "How to keep bees on a balcony"',
  demoText: "Demo text, written by the offline demo model: no model key is set.",
  noSoftware: "There is nothing to build in this idea, so this became a blog post about it.",
  failed: (sentence: string) => `Not finished: ${sentence}`,
} as const;

const marks: Readonly<Record<ProgressStep["state"], string>> = {
  pending: " ",
  working: "…",
  waiting: "…",
  done: "✓",
  failed: "✗",
  skipped: "-",
  stopped: "■",
};

/** One line of progress for a terminal. */
export const progressText = ({ label, state, ms, note }: ProgressStep, formats: Formats): string =>
  `${marks[state]} ${label}${note ? ` (${note})` : ""}${ms !== undefined && state === "done" ? ` ${formats.duration(ms)}` : ""}`;

/** What `expand` prints at its end, without `--json`. */
export const resultText = (
  result: { title: string; score: number | null; demo: boolean; costUsd: number; outDir: string },
  formats: Formats,
): string =>
  `${result.title}\n${result.score === null ? "Not reviewed" : `Score ${formats.number(result.score)} of 100`}${result.demo ? " (demo text)" : ""}, cost ${formats.money(result.costUsd)}\n${result.outDir}`;
