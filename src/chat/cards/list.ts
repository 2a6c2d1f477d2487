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
  const hint = more && text !== "" ? answers.listMoreFound : answers.listHint;
  return {
    title,
    summary: title,
    parts: [
      ...(looked === null ? [] : [{ type: "text", markdown: looked, tone: "muted" } as const]),
      ...(ideas.length === 0 ? [nothing(view)] : [linesOf(view)]),
      ...buttonRows(ideas.flatMap((idea) => showButton(texts, idea))),
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

const showButton = ({ buttons }: Texts, { id, number, headVersion }: ListedIdea): Button[] =>
  headVersion === null ? [] : [button(buttons.showIdea(number), { action: "show", idea: id })];

/** What was looked for by words does not fit into a button, so that its further pages are had by more words. */
function pages({ texts: { buttons }, filter, text, ideas, more, first }: ListView): Button[] {
  const last = ideas.at(-1);
  if (text !== "") return [];
  return [
    ...(more && last ? [button(buttons.older, { action: "list", filter, before: last.number })] : []),
    ...(first ? [] : [button(buttons.newest, { action: "list", filter, before: newest })]),
  ];
}
