import { listFilters } from "../../chat/commands/list-filters.ts";
import { pageTexts } from "../../chat/texts/page.ts";

/** Something that can stand where the caret is. */
export interface Suggestion {
  label: string;
  hint: string;
  /** What is put in; null for what only tells what may follow. */
  insert: string | null;
}

/** Suggestions, and the stretch of the text that one of them replaces. */
export interface Completion {
  from: number;
  to: number;
  suggestions: Suggestion[];
  /** Whether Enter takes the first one: something was begun that is nothing by itself. */
  begun: boolean;
  /** What stands behind the command, where only the server knows the ideas that it may mean. */
  asks?: string;
}

const none: Completion = { from: 0, to: 0, suggestions: [], begun: false };
const commandName = "/expand";
/** Commands that take the number of an idea. */
const ofIdeas = /^(show|versions|edit|archive|unarchive|delete|stop)\s+\S*$/i;

/** What may be typed next: the command, one of its subcommands, what that takes, or a flag that is not there yet. */
export function complete(text: string, caret: number, inThread = false): Completion {
  const before = text.slice(0, caret);
  if (!before.startsWith("/")) return none;
  if (!/\s/.test(before)) {
    if (!commandName.startsWith(before) || before === commandName) return none;
    const hint = pageTexts.idea.hint;
    return { from: 0, to: caret, suggestions: [{ label: commandName, hint, insert: `${commandName} ` }], begun: true };
  }
  const tail = /^\/expand\s+([\s\S]*)$/.exec(before)?.[1];
  if (tail === undefined) return none;
  const word = /\S*$/.exec(tail)?.[0] ?? "";
  const from = caret - word.length;
  if (word === tail && !word.startsWith("-")) return firstWord(word, from, caret, inThread);
  if (ofIdeas.test(tail)) return { ...none, from: caret - tail.length, to: caret, asks: tail };
  if (/^list\s+\S*$/i.test(tail)) return filter(word, from, caret);
  return word.startsWith("-") ? flag(word, text, from, caret) : none;
}

function firstWord(word: string, from: number, to: number, inThread: boolean): Completion {
  const known: Suggestion[] = inThread ? [...pageTexts.threadCommands, ...pageTexts.commands] : [...pageTexts.commands];
  const suggestions = known.filter(({ insert }) => insert?.startsWith(word.toLowerCase()));
  if (word === "") suggestions.unshift({ ...pageTexts.idea, insert: null });
  const whole = suggestions.some(({ insert }) => insert?.trim() === word.toLowerCase());
  return whole ? none : { from, to, suggestions, begun: word !== "" };
}

function filter(word: string, from: number, to: number): Completion {
  const fitting = listFilters.filter((name) => name.startsWith(word.toLowerCase()) && name !== word.toLowerCase());
  const suggestions = fitting.map((name) => ({ label: name, hint: pageTexts.filters[name], insert: name }));
  return { from, to, suggestions, begun: false };
}

function flag(word: string, text: string, from: number, to: number): Completion {
  const given = new Set(text.match(/--[a-z-]+/g) ?? []);
  const suggestions = pageTexts.flags.filter(({ label }) => {
    const name = label.split(" ")[0] ?? label;
    return label.startsWith(word.toLowerCase()) && (name === word || !given.has(name));
  });
  const whole = suggestions.some(({ insert }) => insert.trim() === word);
  return { from, to, suggestions, begun: suggestions.length > 0 && !whole };
}
