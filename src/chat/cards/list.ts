import type { Press } from "../actions.ts";
import type { ListFilter } from "../commands/list-filters.ts";
import { codeSpan, inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Button, Card, CardPart } from "../vocabulary.ts";
import { button } from "./button.ts";
import { buttonRows } from "./rows.ts";

/** An idea as a line of the list. */
export interface ListedIdea {
  id: string;
  number: number;
  text: string;
  title: string | null;
  /** `asking`: what is made of it waits for an answer. */
  status: keyof Texts["ideaStatus"] | "asking";
  headVersion: number | null;
  /** The total of its head version; null where there is none, or it was not reviewed. */
  score: number | null;
  demo: boolean;
  published: boolean;
  mine: boolean;
  ownerName: string;
  createdAt: Date;
}

/** A page of ideas, the newest first. */
export interface ListView {
  texts: Texts;
  filter: ListFilter;
  /** Words that were looked for; empty for none. */
  text: string;
  ideas: readonly ListedIdea[];
  /** There are older ones. */
  more: boolean;
  /** The first page. */
  first: boolean;
  now: Date;
}

const titleMaxLength = 80;
/** Above every number that an idea has: the first page. */
const newest = 1_000_000;

/** Ideas that a person may see, with a button for each that has a result, and to the next page. */
export function listCard(view: ListView): Card {
  const { texts, filter, text, ideas, more } = view;
  const { answers, listTitles } = texts;
  const title = listTitles[filter];
  const looked = text === "" ? null : answers.listFor(codeSpan(text));
  const hint = more && !fitsInButton(text) ? answers.listMoreFound : answers.listHint;
  return {
    title,
    summary: title,
    parts: [
      ...(looked === null ? [] : [{ type: "text", markdown: looked, tone: "muted" } as const]),
      ...(ideas.length === 0 ? [nothing(view)] : [linesOf(view)]),
      ...buttonRows(ideas.flatMap((idea) => mainButton(texts, idea))),
      ...buttonRows(ideas.flatMap((idea) => shelfButton(texts, idea))),
      ...(ideas.length === 0 ? [] : [{ type: "text", markdown: hint, tone: "muted" } as const]),
      ...buttonRows(pages(view)),
    ],
  };
}

const nothing = ({ texts: { answers }, filter, text }: ListView): CardPart => ({
  type: "text",
  markdown: text !== "" ? answers.listNotFound(codeSpan(`/expand -- list ${text}`)) : answers.listNothing(filter),
});

function linesOf({ texts, ideas, now }: ListView): CardPart {
  const { answers, formats, result } = texts;
  const lines = ideas.map((idea) =>
    answers.listLine({
      number: idea.number,
      title: plain(inline(idea.title ?? idea.text, titleMaxLength)),
      facts: [
        stateOf(texts, idea),
        ...(idea.score === null ? [] : [result.outOf(idea.score)]),
        ...(idea.demo ? [result.demoLabel] : []),
        ...(idea.mine ? [] : [plain(inline(idea.ownerName, 60))]),
        formats.ago(idea.createdAt, now),
      ],
    }),
  );
  return { type: "text", markdown: lines.map((line) => `- ${line}`).join("\n") };
}

function stateOf({ answers, ideaStatus, progress }: Texts, { status, published }: ListedIdea): string {
  if (status === "asking") return progress.summary.waiting.toLowerCase();
  return published ? answers.listPublished : ideaStatus[status];
}

/** What was made of it; for its owner, where nothing was, the making. */
function mainButton({ buttons }: Texts, { id, number, headVersion, status, mine }: ListedIdea): Button[] {
  if (headVersion !== null) return [button(buttons.showIdea(number), { action: "show", idea: id })];
  const idle = status === "pending" || status === "failed";
  return mine && idle ? [button(buttons.expandIdea(number), { action: "expandAgain", idea: id })] : [];
}

/** Out of the way and back, for its owner, while nothing works on it. */
function shelfButton({ buttons }: Texts, { id, number, status, mine }: ListedIdea): Button[] {
  if (!mine || status === "expanding" || status === "asking") return [];
  return status === "archived"
    ? [button(buttons.unarchiveIdea(number), { action: "unarchive", idea: id })]
    : [button(buttons.archiveIdea(number), { action: "archive", idea: id })];
}

/** What was looked for by many words does not fit into a button: its further pages are had by more words. */
function pages({ texts: { buttons }, filter, text, ideas, more, first }: ListView): Button[] {
  const last = ideas.at(-1);
  if (!fitsInButton(text)) return [];
  const page = (before: number): Press =>
    text === "" ? { action: "list", filter, before } : { action: "search", filter, before, text };
  return [
    ...(more && last ? [button(buttons.older, page(last.number))] : []),
    ...(first ? [] : [button(buttons.newest, page(newest))]),
  ];
}

/** Beside an action, a filter and a number a button of Discord's holds 100 characters. */
const fitsInButton = (text: string) => encodeURIComponent(text).length <= 60;
