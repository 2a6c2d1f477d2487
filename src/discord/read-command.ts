import { languageNames } from "../chat/commands/language.ts";
import type { Suggestion } from "../chat/vocabulary.ts";
import { type CommandOptionSpec, type CommandSpec, discordCommands } from "./commands.ts";
import type { CommandOption, InteractionOf } from "./payloads.ts";

type CommandData = InteractionOf<2>["data"];

/** The command that an interaction is of; undefined for one that is registered no more. */
export const commandCalled = (name: string): CommandSpec | undefined =>
  discordCommands.find((each) => each.name === name);

/** Options of an idea that were chosen without one, as the fields of the form that asks for it. */
export const fieldsGiven = ({ options }: CommandSpec, data: CommandData): Map<string, string> =>
  new Map(
    data.options
      .filter(({ name, value }) => value !== undefined && options.some((each) => each.name === name))
      .map(({ name, value }) => [name, String(value)]),
  );

/** What was chosen and typed, as the text that the bot reads behind `/expand`. */
export function textOfCommand({ command, options }: CommandSpec, data: CommandData): string {
  const said = new Map(data.options.map(({ name, value }) => [name, value]));
  const given = options.flatMap((option) => {
    const value = said.get(option.name);
    return value === undefined ? [] : [{ option, value }];
  });
  // Without an idea there is nothing to give flags to: a form asks for it.
  if (command === "expand" && !String(said.get("idea") ?? "").trim()) return "";
  const flags = given.flatMap(({ option, value }) => (option.flag === undefined ? [] : flag(option.flag, value)));
  const words = given.flatMap(({ option, value }) => (isWord(option) ? word(option, value) : []));
  const switched = given.flatMap(({ option, value }) =>
    option.says !== undefined && value === true ? [option.says] : [],
  );
  return [...(command === "expand" ? [] : [command]), ...switched, ...flags, ...words].join(" ");
}

/** A value in quotes holds none: the flags have no escape for them. */
function flag(name: string, value: NonNullable<CommandOption["value"]>): string[] {
  if (name.startsWith("--no-")) return value === false ? [name] : [];
  return [`${name} "${String(value).replace(/["“”«»„‟\n]/g, "'")}"`];
}

const isWord = ({ flag, says }: CommandOptionSpec) => flag === undefined && says === undefined;

const word = ({ name }: CommandOptionSpec, value: NonNullable<CommandOption["value"]>): string[] => {
  const text = String(value);
  return [name === "search" ? `"${text.replace(/["“”«»„]/g, " ")}"` : text];
};

/** What is being typed: what the bot is asked to complete, or choices that need nobody to be asked. */
export type Completion = { partial: string; prefix: string } | { suggestions: Suggestion[] };

const languagesMax = 25;

/** Undefined where nothing is to be completed. */
export function completionOf(
  spec: CommandSpec,
  { options }: CommandData,
  locale: string | undefined,
): Completion | undefined {
  const focused = options.find(({ focused }) => focused);
  const kind = spec.options.find(({ name }) => name === focused?.name)?.kind;
  if (focused === undefined || kind?.type !== "text") return undefined;
  const typed = String(focused.value ?? "");
  switch (kind.complete) {
    case "commands":
      return { partial: typed, prefix: "" };
    case "ideas":
      return { partial: `${spec.command} ${typed}`, prefix: `${spec.command} ` };
    case "languages": {
      const begun = typed.trim().toLowerCase();
      const found = languageNames(locale).filter(
        ({ tag, name }) => name.toLowerCase().startsWith(begun) || tag.startsWith(begun),
      );
      return { suggestions: found.slice(0, languagesMax).map(({ tag, name }) => ({ label: name, value: tag })) };
    }
    default:
      return undefined;
  }
}

/** The bot's suggestions as values of the option that was typed in. */
export const withoutPrefix = (suggestions: readonly Suggestion[], prefix: string): Suggestion[] =>
  suggestions.map(({ label, value }) => ({
    label,
    value: value.startsWith(prefix) ? value.slice(prefix.length) : value,
  }));
