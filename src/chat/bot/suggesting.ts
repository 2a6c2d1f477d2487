import { listIdeas } from "../../store/ideas.ts";
import { ideaCommands } from "../commands/parse-command.ts";
import { inline } from "../markdown.ts";
import type { Ack, Incoming, Suggestion } from "../vocabulary.ts";
import { accepting, type BotParts } from "./accepting.ts";

/** What autocompletion asks. `search` finds ideas by words; every other command completes what follows `/expand`. */
type Asking = Extract<Incoming, { type: "autocomplete" }>;

const suggestionsMax = 10;
/** Longest label of a choice, on Discord. */
const labelMaxLength = 100;

const commands = [
  "help",
  "later ",
  "digest",
  "list",
  "settings",
  "status",
  "usage",
  "connect github",
  "disconnect github",
  ...ideaCommands.map((each) => (each === "stop" ? each : `${each} `)),
];
const withIdea = new RegExp(`^(${ideaCommands.join("|")})\\s+(.*)$`, "i");

/** Completes subcommands, and ideas by their words or their number behind those that take one. */
export async function acceptAutocomplete(parts: BotParts, incoming: Asking): Promise<Ack> {
  const typed = incoming.partial.trimStart();
  if (incoming.command === "search") return ideasFor(parts, incoming, "show", typed);
  const [, command, words] = withIdea.exec(typed) ?? [];
  if (command !== undefined) return ideasFor(parts, incoming, command.toLowerCase(), words ?? "");
  const begun = commands.filter((each) => each.startsWith(typed.toLowerCase()));
  return suggest(begun.map((each) => ({ label: each.trim(), value: each })));
}

/** Ideas with these words, or whose number begins so; the latest where there are none. */
function ideasFor(parts: BotParts, incoming: Asking, command: string, words: string): Promise<Ack> {
  const text = words.trim().replace(/^#/, "");
  const number = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  return accepting(parts, incoming, async ({ tx, scope }) => {
    const [byNumber, byWords] = await Promise.all([
      number === undefined ? [] : listIdeas(tx, scope.workspace, { before: number + 1, limit: 1 }),
      listIdeas(tx, scope.workspace, { ...(text !== "" && { text }), limit: suggestionsMax }),
    ]);
    const exact = byNumber.filter(({ idea }) => idea.number === number);
    const others = byWords.filter(({ idea }) => idea.number !== number);
    const suggestions = [...exact, ...others].slice(0, suggestionsMax).map(
      ({ idea }): Suggestion => ({
        label: inline(`${idea.number} ${idea.title ?? idea.text}`, labelMaxLength),
        value: `${command} ${idea.number}`,
        ...(idea.thread !== null && { thread: idea.thread }),
      }),
    );
    return { ack: suggest(suggestions) };
  });
}

const suggest = (suggestions: Suggestion[]): Extract<Ack, { type: "suggestions" }> => ({
  type: "suggestions",
  suggestions,
});
