#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { styleText } from "node:util";
import { textsFor } from "./chat/texts/catalogue.ts";
import { cliTexts, usage } from "./chat/texts/cli.ts";
import { configProblemsText } from "./chat/texts/operator.ts";
import { errorLine } from "./chat/texts/wording.ts";
import { readArguments, UsageError } from "./cli/arguments.ts";
import type { Terminal } from "./cli/expand.ts";
import { ConfigError } from "./config/problems.ts";
import { type Config, readConfig, secretsOf } from "./config.ts";
import { KindlingError } from "./errors.ts";
import { createLog, type Log } from "./log.ts";

// What is loaded below is compiled once a version, not once a start.
enableCompileCache();

/** `kindling …`: reads what is asked for, loads what that needs, does it, and ends with an exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const command = readArguments(argv);
  if (command.name === "help") {
    terminal.out(usage);
    return 0;
  }
  if (command.name === "slack:manifest") {
    const { manifestJson } = await import("./cli/slack-manifest.ts");
    terminal.out(manifestJson(command));
    return 0;
  }
  const config = readConfig(process.env);
  const log = createLog({ level: levelFor(command.name, config), secrets: secretsOf(config), write: note });
  if (command.name === "expand") {
    const { expand } = await import("./cli/expand.ts");
    return expand(command, { config, log, terminal });
  }
  if (command.name === "discord:register") {
    const { registerCommands } = await import("./cli/discord-register.ts");
    terminal.out(await registerCommands(config, command));
    return 0;
  }
  if (command.name === "qstash:setup") {
    const { setupQstash } = await import("./cli/qstash-setup.ts");
    const { text, ok } = await setupQstash(config);
    terminal.out(text);
    return ok ? 0 : 1;
  }
  if (command.name === "gateway") return gateway(config, log);
  if (command.name === "migrate") return migrate(config);
  if (command.name === "keys:rotate") return rotate(config);
  if (command.name === "doctor") return doctor(config);
  return start(config, log);
}

const note = (text: string): void => void process.stderr.write(`${text}\n`);
const interrupted = new AbortController();
const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  note,
  stop: interrupted.signal,
};

/** A person at a terminal reads sentences; a server's log is for machines. */
const levelFor = (name: string, config: Config): Config["logLevel"] =>
  name !== "start" && name !== "gateway" && process.env.LOG_LEVEL === undefined ? "error" : config.logLevel;

async function start(config: Config, log: Log): Promise<number> {
  const { serve } = await import("./node.ts");
  const server = await serve(config, log);
  terminal.out(cliTexts.ready(server.url));
  const { anthropic, openai, compatible } = config.models;
  if (!anthropic && !openai && compatible.length === 0) terminal.out(cliTexts.demo);
  await new Promise<void>((resolve) => interrupted.signal.addEventListener("abort", () => resolve()));
  note(cliTexts.stopping);
  await server.close();
  return 0;
}

/** Ends by itself only where Discord refuses it for good. */
async function gateway(config: Config, log: Log): Promise<number> {
  const { startGateway } = await import("./node/gateway.ts");
  const running = await startGateway(config, log);
  terminal.out(cliTexts.gatewayReady(config.discord?.gateway?.receiverUrl ?? ""));
  const asked = new Promise<"asked">((resolve) => interrupted.signal.addEventListener("abort", () => resolve("asked")));
  const ended = await Promise.race([asked, running.refused]);
  await running.close();
  return ended === "asked" ? 0 : 1;
}

async function migrate(config: Config): Promise<number> {
  const { openDatabase } = await import("./node/parts.ts");
  const database = await openDatabase(config);
  try {
    terminal.out(cliTexts.migrated((await database.store.health()).schemaVersion));
    return 0;
  } finally {
    await database.close();
  }
}

/** Ends with 1 where something stays sealed with a key that is gone. */
async function rotate(config: Config): Promise<number> {
  const { encryptionKey } = config;
  if (encryptionKey === null) throw new KindlingError("config.invalid", { params: { variable: "ENCRYPTION_KEY" } });
  const [{ rotateKeys }, { createVault }, { openDatabase }] = await Promise.all([
    import("./accounts/rotate.ts"),
    import("./accounts/vault.ts"),
    import("./node/parts.ts"),
  ]);
  const database = await openDatabase(config);
  try {
    const { resealed, unreadable } = await rotateKeys({
      store: database.store,
      vault: await createVault(encryptionKey),
    });
    terminal.out(cliTexts.rotated(resealed));
    if (unreadable > 0) note(cliTexts.unreadable(unreadable));
    return unreadable === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

async function doctor(config: Config): Promise<number> {
  const [{ runDoctor }, { openDatabase }] = await Promise.all([import("./doctor.ts"), import("./node/parts.ts")]);
  const { lines, ok } = await runDoctor(config, { openEmbedded: () => openDatabase(config), fetch });
  for (const line of lines) terminal.out(line);
  return ok ? 0 : 1;
}

/** What went wrong, as a person at a terminal can use it. */
function sentence(error: unknown): string {
  if (error instanceof ConfigError) return configProblemsText(error.problems);
  if (error instanceof UsageError) return error.message;
  if (error instanceof KindlingError) return errorLine(textsFor(undefined), error, "terminal");
  const unforeseen = errorLine(textsFor(undefined), { code: "internal", params: {} }, "terminal");
  const technical =
    error instanceof Error ? (process.env.LOG_LEVEL === "debug" && error.stack) || error.message : error;
  return `${unforeseen}\n${technical}`;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The second one is from somebody who will not wait.
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  });
}
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  note(styleText("red", sentence(error), { stream: process.stderr }));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
