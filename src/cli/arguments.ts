import { parseArgs } from "node:util";
import { cliTexts } from "../chat/texts/cli.ts";

/** What the command line was asked to do. */
export type CliCommand =
  | { name: "start" | "migrate" | "doctor" | "gateway" | "keys:rotate" | "qstash:setup" | "help" }
  | { name: "slack:manifest"; url: string | null; socket: boolean }
  | { name: "discord:register"; guild: string | null; force: boolean }
  | { name: "expand"; idea: string; flags: string; out: string | null; json: boolean };

/** The command line could not be understood; the message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const options = {
  format: { type: "string" },
  blog: { type: "boolean" },
  code: { type: "boolean" },
  tone: { type: "string" },
  audience: { type: "string" },
  words: { type: "string" },
  lang: { type: "string" },
  "no-images": { type: "boolean" },
  out: { type: "string" },
  json: { type: "boolean" },
  url: { type: "string" },
  socket: { type: "boolean" },
  guild: { type: "string" },
  force: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the arguments behind `kindling`. Throws a {@link UsageError}. */
export function readArguments(argv: readonly string[]): CliCommand {
  const [name = "help", ...rest] = argv;
  if (name === "help" || name === "--help" || name === "-h") return { name: "help" };
  if (name === "start" || name === "migrate" || name === "doctor" || name === "gateway") return { name };
  if (name === "keys:rotate" || name === "qstash:setup") return { name };
  if (name === "slack:manifest") return readManifest(rest);
  if (name === "discord:register") return readRegister(rest);
  if (name !== "expand") throw new UsageError(cliTexts.unknownCommand(name));

  const { values, positionals } = parse(rest);
  if (values.help) return { name: "help" };
  const { out, json, help, url, socket, guild, force, ...flags } = values;
  const foreign = Object.entries({ url, socket, guild, force }).find(([, value]) => value !== undefined);
  if (foreign) throw new UsageError(cliTexts.unknownOption(`--${foreign[0]}`));
  return { name, idea: positionals.join(" "), flags: asTyped(flags), out: out ?? null, json: json ?? false };
}

/** Slack calls https addresses only, and the manifest fills in the paths itself. */
function readManifest(args: string[]): CliCommand {
  const { values } = parse(args);
  if (values.help) return { name: "help" };
  const url = values.url?.replace(/\/$/, "") ?? null;
  if (url !== null && !/^https:\/\/[^/@?#\s]+$/.test(url)) throw new UsageError(cliTexts.manifestUrl(url));
  return { name: "slack:manifest", url, socket: values.socket ?? false };
}

function readRegister(args: string[]): CliCommand {
  const { values } = parse(args);
  if (values.help) return { name: "help" };
  const guild = values.guild ?? null;
  if (guild !== null && !/^\d{15,20}$/.test(guild)) throw new UsageError(cliTexts.guildId(guild));
  return { name: "discord:register", guild, force: values.force ?? false };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(cliTexts.unknownOption(error instanceof Error ? error.message : ""));
  }
}

/** The flags as a person would type them in a chat, so that one parser reads both. */
const asTyped = (flags: Readonly<Record<string, string | boolean | undefined>>): string =>
  Object.entries(flags)
    .map(([flag, value]) => (value === true ? `--${flag}` : `--${flag}="${String(value).replaceAll('"', "'")}"`))
    .join(" ");
