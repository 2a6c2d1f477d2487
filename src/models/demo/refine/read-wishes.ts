import { plainWords } from "../clean.ts";
import { detectLanguage } from "../language.ts";
import { createGrammar, type Grammar } from "./grammar.ts";
import { plainReaders, readLoosely } from "./readers.ts";
import { english } from "./vocabulary/english.ts";
import { french } from "./vocabulary/french.ts";
import { german } from "./vocabulary/german.ts";
import { spanish } from "./vocabulary/spanish.ts";
import type { Wish } from "./wishes.ts";

const grammars: Readonly<Record<string, Grammar>> = {
  en: createGrammar(english),
  de: createGrammar(german),
  fr: createGrammar(french),
  es: createGrammar(spanish),
};

/** What is read of a request, in characters: more is hardly a list of wishes. */
const longestRequest = 2_000;

/** Most wishes that one request is taken to hold. */
const mostWishes = 20;

/**
 * Everything that a request asks for, in its order. Words that ask for nothing stand beside a wish as its reason, or as
 * a courtesy; alone they are not understood.
 */
export function readWishes(request: string): Wish[] {
  const text = plainWords(request.slice(0, longestRequest).replace(/[’‘]/gu, "'").replace(/[-=]>/gu, "→"));
  const first = grammars[detectLanguage(text)];
  const order = Object.values(grammars).toSorted((a, b) => Number(b === first) - Number(a === first));
  const wishes = clausesOf(text, order)
    .slice(0, mostWishes)
    .flatMap((clause) => read(clause, order) ?? owed(clause, order) ?? []);
  return wishes.length === 0 && /[\p{L}\p{N}]/u.test(text) ? [{ kind: "unclear", said: text }] : wishes;
}

/** What somebody misses, however they put it, is something to take up. */
function owed(clause: string, order: readonly Grammar[]): Wish | null {
  const grammar = order.find(({ test }) => test("{owed}", clause));
  return grammar === undefined ? null : { kind: "mention", about: withoutCourtesy(clause, grammar) };
}

function read(clause: string, order: readonly Grammar[]): Wish | null {
  for (const grammar of order) {
    const bare = withoutCourtesy(clause, grammar);
    for (const reader of plainReaders) {
      const wish = reader(grammar, bare);
      if (wish !== null)
        return wish.kind === "title" ? { ...wish, title: wish.title + markOf(clause, wish.title) } : wish;
    }
  }
  for (const grammar of order) {
    const wish = readLoosely(grammar, withoutCourtesy(clause, grammar));
    if (wish !== null) return wish;
  }
  return null;
}

/** Emoji, as a piece of a set of characters. */
const emoji = String.raw`\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}\uFE0F`;
const lastMark = new RegExp(String.raw`[!?]$|\s?[${emoji}]+$`, "u");

/** What belongs to a title at the end of a clause: an emoji, or a mark; that of a question only where the title is one. */
function markOf(clause: string, title: string): string {
  const mark = lastMark.exec(clause.trim())?.[0] ?? "";
  const asks =
    /^(?:why|how|what|who|where|when|which|is|are|do|does|warum|wie|was|wer|wo|wann|pourquoi|comment|qui|où|por qué|cómo|qué|quién)(?!\p{L})/iu;
  return mark === "?" && !asks.test(title) ? "" : mark;
}

/** What stands around a request: `could you please … again, thanks`. */
function withoutCourtesy(clause: string, { match }: Grammar): string {
  const found = match(
    String.raw`^(?:{polite}[\s,:]*)*(?<bare>.*?)[\s,${emoji}]*(?:{trailing}[\s,${emoji}]*)*[.!?\s${emoji}]*$`,
    clause,
  );
  return found?.bare || clause;
}

/**
 * A request as its single wishes. Sentences and semicolons always part them; `and` and commas do where a wish begins
 * behind them, for they may as well belong to a name or a list: `a section about wax, honey and pollen`.
 */
function clausesOf(text: string, order: readonly Grammar[]): string[] {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu}|\d)|\s*[;\n]+\s*/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return sentences.flatMap((sentence) => {
    const clauses: string[] = [];
    for (const { piece, glue } of piecesOf(sentence, order)) {
      const before = clauses.at(-1);
      if (before === undefined || (begins(piece, glue, before, order) && !leadsUp(before, order))) clauses.push(piece);
      else clauses[clauses.length - 1] = `${before}${glue}${piece}`;
    }
    return clauses;
  });
}

/** `after the introduction, add …`: a place that waits for its verb. */
function leadsUp(clause: string, order: readonly Grammar[]): boolean {
  return order.some(({ test }) => test(String.raw`^(?:{before}|{after})\s`, clause));
}

/** What stands between commas and `and`s outside quotation marks, each with what stood before it. */
function piecesOf(sentence: string, order: readonly Grammar[]): { piece: string; glue: string }[] {
  const joints = order.map(({ vocabulary }) => vocabulary.and).join("|");
  const splitter = new RegExp(String.raw`(\s*[,.!?]\s+(?:(?:${joints})\s+)?|\s*,\s*|\s+(?:${joints})\s+)(?=\S)`, "giu");
  const quotes = /["“„«][^"”“»]*["”“»]/gu;
  const hidden = sentence.replace(quotes, (text) => "\u0001".repeat(text.length));
  const pieces: { piece: string; glue: string }[] = [];
  let from = 0;
  let glue = "";
  for (const joint of hidden.matchAll(splitter)) {
    pieces.push({ piece: sentence.slice(from, joint.index), glue });
    glue = joint[0];
    from = joint.index + glue.length;
  }
  return [...pieces, { piece: sentence.slice(from), glue }];
}

/** Whether a piece is a wish of its own. After one that takes any words, it needs a verb or a comma and an adjective. */
function begins(piece: string, glue: string, before: string, order: readonly Grammar[]): boolean {
  const wish = order
    .map((grammar) => firstOf(grammar, withoutCourtesy(piece, grammar)))
    .find((found) => found !== null);
  if (wish === undefined) return false;
  const open = read(before, order);
  const takesWords =
    open !== null && ["section", "title", "heading", "mention", "swap", "audience"].includes(open.kind);
  const verb = order.some((grammar) => opensWithVerb(grammar, withoutCourtesy(piece, grammar)));
  return !takesWords || verb || (/[,.!?]/u.test(glue) && wish.kind !== "picture");
}

function firstOf(grammar: Grammar, clause: string): Wish | null {
  const found = plainReaders.map((reader) => reader(grammar, clause)).find((wish) => wish !== null);
  return found ?? (opensWithVerb(grammar, clause) ? readLoosely(grammar, clause) : null);
}

function opensWithVerb({ test }: Grammar, clause: string): boolean {
  return test(
    "^(?:{add}|{remove}|{rename}|{call}|{replace}|{translate}|{rewrite}|{shorten}|{lengthen}|{mention}|{make}|{beyond})",
    clause,
  );
}
