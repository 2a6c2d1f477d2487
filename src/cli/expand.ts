import { mkdir, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readIdea } from "../chat/commands/parse-command.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import { cliTexts, progressText, resultText } from "../chat/texts/cli.ts";
import type { ProgressStep } from "../chat/vocabulary.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { expandBeside } from "../node/beside.ts";
import { type Expanded, type ExpansionRequest, expandIdea, type Watch } from "../node/expansion.ts";
import { openNode } from "../node/open.ts";
import type { PublishedFile } from "../pipelines/publish/folder.ts";
import { asPublishError, createPublishFolder } from "../pipelines/publish/folder-node.ts";
import { runningServer } from "../store/lock.ts";
import { type CliCommand, UsageError } from "./arguments.ts";

/** Where a command writes: `out` is stdout, `note` a line on stderr. */
export interface Terminal {
  out: (text: string) => void;
  note: (text: string) => void;
  /** Aborted by Ctrl-C. */
  stop: AbortSignal;
}

/**
 * `kindling expand`: makes one idea into files. Beside a running server the server does the work, because the embedded
 * database belongs to it. Returns the exit code.
 */
export async function expand(
  command: Extract<CliCommand, { name: "expand" }>,
  { config, log, terminal }: { config: Config; log: Log; terminal: Terminal },
): Promise<number> {
  if (command.idea.trim() === "") throw new UsageError(cliTexts.noIdea);
  const { text: idea, options } = readIdea(`${command.idea} ${command.flags}`);
  const request: ExpansionRequest = { idea, options, person: userName() };
  const formats = textsFor(undefined).formats;
  const watch: Watch = {
    stop: terminal.stop,
    onProgress: newLines((step) => terminal.note(progressText(step, formats))),
  };

  const expanded = await anywhere(config, log, terminal, request, watch);
  const { report, files, name, owner, demo } = expanded;
  const outDir = files.length === 0 ? null : await write(config, command.out, { name, owner, files });
  if (options.format === "code" && report.format === "blog") terminal.note(cliTexts.noSoftware);
  if (demo) terminal.note(cliTexts.demoText);
  if (command.json) terminal.out(JSON.stringify({ ...report, outDir }));
  if (report.error) terminal.note(cliTexts.failed(report.error.message));
  if (!command.json && report.title !== null && outDir !== null) {
    const { title, score, costUsd } = report;
    terminal.out(resultText({ title, score, demo, costUsd, outDir }, formats));
  }
  return report.title === null ? 1 : 0;
}

async function anywhere(config: Config, log: Log, terminal: Terminal, request: ExpansionRequest, watch: Watch) {
  const server = config.databaseUrl === null ? await runningServer(config.dataDir) : undefined;
  if (server) {
    terminal.note(cliTexts.beside(server.pid));
    return expandBeside(server, request, watch);
  }
  // What is asked for here is made here, whoever wakes the steps of a server.
  const node = await openNode({ ...config, qstash: null }, log);
  try {
    return await expandIdea(node.app, request, watch);
  } finally {
    await node.close();
  }
}

/** Calls back for each step that has got to a new state, once. */
function newLines(say: (step: ProgressStep) => void): Watch["onProgress"] {
  const said = new Map<string, string>();
  return (steps) => {
    for (const step of steps) {
      if (step.state === "pending" || said.get(step.label) === step.state) continue;
      said.set(step.label, step.state);
      say(step);
    }
  };
}

type Files = Pick<Expanded, "name" | "owner"> & { files: PublishedFile[] };

/** Writes into the folder that was asked for, or into one of its own below the data directory. */
async function write(config: Config, out: string | null, { name, owner, files }: Files): Promise<string> {
  if (out === null) return createPublishFolder(resolve(config.dataDir, "expanded")).write({ name, owner, files });
  const folder = resolve(out);
  try {
    for (const { path, bytes } of files) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
  } catch (error) {
    throw asPublishError(error);
  }
  return folder;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the machine's list of users, as in some containers.
    return "operator";
  }
}
