import type { Envelope } from "../vocabulary.ts";
import { subcommands } from "./parse-command.ts";

/** A subcommand where each is a command of its own, as on Discord. */
export const ownCommand = (command: string): string => (command === "settings" ? "expand-config" : `expand-${command}`);

/** A command as it is typed on a platform; `typed`: as in most places. */
export function spelledOn(platform: Envelope["platform"], typed: string): string {
  if (platform !== "discord") return typed;
  return typed.replace(/^\/expand (\S+)/, (whole, word: string) => {
    if (word.startsWith("<")) return `/expand idea:${word}`;
    return subcommands.some((each) => each === word) ? `/${ownCommand(word)}` : whole;
  });
}
