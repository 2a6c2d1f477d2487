import { inline, plain, withinLine } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Button, Card, CardPart } from "../vocabulary.ts";
import { button } from "./button.ts";
import { type Request, requestLines, scoreText } from "./changes.ts";
import { deleteIdeaButton } from "./delete-idea.ts";
import { publishButton } from "./publish.ts";
import { buttonRows } from "./rows.ts";

/** A version as a line of the list. */
export interface ListedVersion {
  number: number;
  /** The version that it was made from; null for none. */
  parent: number | null;
  /** The kind of the run that made it. */
  kind: string;
  /** Null where there was no review. */
  score: number | null;
  words: number;
  /** Files of a project; null of a post. */
  files: number | null;
  /** Whether the offline demo model wrote it. */
  demo: boolean;
  by: string;
  at: Date;
  publishedTo: string | null;
  requests: readonly Request[];
}

/** The versions of an idea, for one who may see them. */
export interface VersionsView {
  texts: Texts;
  idea: { id: string; number: number; title: string; archived: boolean; head: number | null };
  /** Whether it is theirs: only then are there buttons that change something. */
  mine: boolean;
  /** The newest first. */
  versions: readonly ListedVersion[];
  /** Only those below this number; for the further pages. */
  before?: number;
  now: Date;
}

/** Versions on one page: on Discord a message holds forty pieces, buttons included. */
const pageLength = 5;

/** The versions with what made them, and what can be done with each and with the idea. */
export function versionsCard(view: VersionsView): Card {
  const { texts, idea, versions: all, before = Number.POSITIVE_INFINITY } = view;
  const { versions } = texts;
  const left = all.filter(({ number }) => number < before);
  const page = left.slice(0, pageLength);
  const title = versions.title(idea.number);
  const count = versions.page(texts.formats.number(page.length), texts.formats.number(all.length));
  return {
    title,
    summary: title,
    parts: [
      { type: "text", markdown: `**${plain(inline(idea.title, 120)) || title}**` },
      ...(all.length === 0 ? [text(versions.none)] : page.flatMap((each) => lineParts(view, each))),
      ...(page.length < all.length ? [text(count, "muted")] : []),
      { type: "divider" },
      ...buttonRows(pageButtons(view, page, left.length > page.length)),
    ],
  };
}

const text = (markdown: string, tone?: "muted"): CardPart => ({ type: "text", markdown, ...(tone && { tone }) });

function lineParts(view: VersionsView, each: ListedVersion): CardPart[] {
  const { texts, idea, now } = view;
  const { versions, formats } = texts;
  const from = each.parent !== null && isThere(view, each.parent) ? versions.from : versions.fromDeleted;
  const facts = [
    ...(each.number === idea.head ? [versions.current] : []),
    ...(each.parent === null ? [] : [from(each.parent)]),
    scoreText(texts, each.score),
    each.files === null
      ? versions.words(formats.number(each.words))
      : texts.projects.versionFiles(formats.number(each.files)),
    ...(each.demo ? [texts.result.demoLabel] : []),
    formats.ago(each.at, now),
    versions.by(plain(inline(each.by, 60))),
    ...(each.publishedTo === null ? [] : [versions.published(withinLine(inline(each.publishedTo, 120)))]),
  ];
  const why = each.requests.length > 0 ? requestLines(texts, each.requests) : [versions.why[each.kind] ?? ""];
  const lines = [versions.line(each.number, facts), ...why.filter((line) => line !== "").map((line) => `> ${line}`)];
  return [text(lines.join("\n\n")), ...buttonRows(versionButtons(view, each))];
}

const isThere = ({ versions }: VersionsView, number: number) => versions.some((each) => each.number === number);

function versionButtons(view: VersionsView, each: ListedVersion): Button[] {
  const { texts, idea, mine } = view;
  const { buttons } = texts;
  const of = { idea: idea.id, version: each.number };
  const isHead = each.number === idea.head;
  const other = isHead ? each.parent : idea.head;
  const compare = other === null || !isThere(view, other) ? [] : [compareButton(texts, idea.id, each.number, other)];
  return [
    button(buttons.show, { action: "version", ...of }),
    ...compare,
    button(isHead ? buttons.refine : buttons.refineFrom, { action: "refine", ...of }),
    ...(mine && !isHead ? [button(buttons.restore, { action: "restore", ...of })] : []),
    ...(mine && each.publishedTo === null ? [publishButton(texts, of, { primary: isHead })] : []),
    ...(mine ? [deleteButton(texts, of, each.publishedTo)] : []),
  ];
}

/** The older of two versions first. */
const compareButton = ({ buttons }: Texts, idea: string, one: number, other: number) =>
  button(buttons.compare, { action: "compare", idea, from: Math.min(one, other), to: Math.max(one, other) });

/** Delete, asked before it acts; of a published version with what that means. */
export function deleteButton(
  { buttons, versions }: Texts,
  of: { idea: string; version: number },
  publishedTo: string | null,
): Button {
  const asked = publishedTo === null ? versions.deleteText : versions.deletePublishedText(inline(publishedTo, 120));
  const confirm = { title: versions.deleteTitle(of.version), text: asked, ok: buttons.delete };
  const action = publishedTo === null ? "deleteVersion" : "deletePublished";
  return button(buttons.delete, { action, ...of }, { style: "danger", confirm });
}

/** Older and newest pages, any two versions, and for its owner the idea itself. */
function pageButtons(
  { texts, idea, mine, versions, before }: VersionsView,
  page: readonly ListedVersion[],
  more: boolean,
) {
  const { buttons } = texts;
  const last = page.at(-1);
  const newest = versions[0];
  return [
    ...(more && last ? [button(buttons.older, { action: "olderVersions", idea: idea.id, version: last.number })] : []),
    ...(before !== undefined && newest
      ? [button(buttons.newest, { action: "olderVersions", idea: idea.id, version: newest.number + 1 })]
      : []),
    ...(versions.length > 2 && idea.head !== null
      ? [button(buttons.compareTwo, { action: "compareWith", idea: idea.id, version: idea.head })]
      : []),
    ...(mine
      ? [
          button(buttons.editIdea, { action: "editIdea", idea: idea.id }),
          idea.archived
            ? button(buttons.unarchive, { action: "unarchive", idea: idea.id })
            : button(buttons.archive, { action: "archive", idea: idea.id }),
          deleteIdeaButton(texts, idea, versions.length),
        ]
      : []),
  ];
}
