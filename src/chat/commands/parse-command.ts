import { KindlingError } from "../../errors.ts";
import { type IdeaOptions, ideaMaxLength } from "../../pipelines/options.ts";
import { inline } from "../markdown.ts";
import { parseOptions } from "./parse-options.ts";

/** What a text behind `/expand`, a mention or a direct message asks for. */
export type Command =
  | { kind: "help" }
  | { kind: "list" }
  | { kind: "status" }
  | { kind: "show"; number: number }
  | { kind: "stop"; number: number | null }
  | { kind: "idea"; text: string; options: IdeaOptions };

/**
 * Reads a command. A first word that is a subcommand counts only with nothing (or its number) behind it, so that
 * "show me how to bake bread" is an idea. Throws a KindlingError that names what is wrong with the idea or its flags.
 */
export function parseCommand(typed: string): Command {
  const text = cleaned(typed)
    .replace(/^\/?expand(?=\s|$)/i, "")
    .trim();
  return subcommand(text) ?? readIdea(text);
}

/** A reply in a thread that is a command; undefined for everything else that people write to each other. */
export function parseReply(typed: string): Command | undefined {
  return subcommand(
    cleaned(typed)
      .replace(/^\/?expand(?=\s|$)/i, "")
      .trim(),
  );
}

function subcommand(text: string): Command | undefined {
  if (text === "" || text === "?") return { kind: "help" };
  const [word = "", second, ...more] = text
    .toLowerCase()
    .replace(/^(--|—|\/)/, "")
    .replace(/[.!?]+$/, "")
    .split(/\s+/);
  if (more.length > 0) return undefined;
  if (second === undefined) {
    if (word === "help" || word === "list" || word === "status") return { kind: word };
    if (word === "show") return { kind: "list" };
    return word === "stop" ? { kind: "stop", number: null } : undefined;
  }
  if (word !== "show" && word !== "stop") return undefined;
  const number = /^(?:#|no\.?)?(\d{1,9})$/.exec(second)?.[1];
  if (number !== undefined) return { kind: word, number: Number(number) };
  if (!second.startsWith("#")) return undefined;
  throw new KindlingError("option.invalid", { params: { option: word, given: inline(second, 60) } });
}

/** An idea with its flags, and nothing else. Throws a KindlingError that names what is wrong with it. */
export function readIdea(text: string): Extract<Command, { kind: "idea" }> {
  const { idea, options } = parseOptions(text);
  const length = [...idea].length;
  if (length === 0) throw new KindlingError("idea.empty");
  if (length > ideaMaxLength) throw new KindlingError("idea.too_long", { params: { length, max: ideaMaxLength } });
  if (!/[\p{L}\p{N}]/u.test(withoutMentions(idea))) throw new KindlingError("idea.no_words");
  return { kind: "idea", text: idea, options };
}

/** Keycaps (1️⃣) are emoji with a digit inside, and a mention alone says nothing to write about. */
const withoutMentions = (idea: string) => idea.replace(/[\d#*]\uFE0F?\u20E3/gu, "").replace(/<[@#!][^>\s]*>/g, "");

/** What no text needs and a database refuses: control characters and halves of characters. */
function cleaned(typed: string): string {
  return (
    typed
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "")
      .replace(/\r\n?/g, "\n")
      .trim()
  );
}
