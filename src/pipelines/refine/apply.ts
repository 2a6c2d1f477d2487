import { withoutSecrets } from "../../checks/secrets.ts";
import { canonicalLanguage } from "../../checks/words.ts";
import { splitSections } from "../blog/cells.ts";
import { applyEdits, type Edited, freshId } from "../blog/edits.ts";
import { limits, type PlannedImage, settleTags } from "../blog/plan.ts";
import type { Cell, ImageCell, Post } from "../blog/post.ts";
import { shorten } from "../blog/shorten.ts";
import { slugOf } from "../blog/slug.ts";
import type { EditAnswer, PictureEdit } from "./prompts/edit.ts";

/** A post after its edits. Cells that no edit named are the same objects. */
export interface Applied {
  content: Post;
  /** Ids of texts that were replaced or inserted. */
  touched: string[];
  /** Pictures to be made. */
  wanted: PlannedImage[];
  ignored: Edited["ignored"];
}

/** Most edits of pictures that one run follows: each may cost money. */
const mostPictures = 6;

/** Longest language tag, as the options of an idea take it, in characters. */
const tagMaxLength = 35;

/** Makes an editor's answer come true, as far as it fits the post. A post that would lose all its text stays as it is. */
export function applyAnswer(post: Post, answer: EditAnswer): Applied {
  const told = answer.language ?? "";
  const language = told === "" || told.length > tagMaxLength ? post.language : canonicalLanguage(told);
  const texts = new Set(post.parts.filter(({ kind }) => kind === "markdown").map(({ id }) => id));
  const edited = applyEdits(post.parts, answer.edits, texts, { sections: [], language });
  const { ignored } = edited;
  if (!edited.parts.some(({ kind }) => kind === "markdown")) return { content: post, touched: [], wanted: [], ignored };

  const whole = withoutOrphans(post.parts, edited.parts);
  const { parts, touched } = oneSectionEach(whole, new Set(edited.changed));
  const pictures = applyPictures(parts, answer.pictures);
  // A language or a tone is the text's: without new text there is none.
  const voice = touched.length > 0 ? { language, tone: answer.tone ?? post.tone } : {};
  const content = { ...post, ...headOf(post, answer), ...voice, parts: pictures.parts };
  return { content, touched, wanted: pictures.wanted, ignored };
}

/** What stands above the text. The address stays, unless the title changed. */
function headOf(post: Post, answer: EditAnswer): Partial<Post> {
  const line = (text: string | null, limit: number) => shorten(withoutSecrets(text ?? ""), limit);
  const title = line(answer.title, limits.title);
  const description = line(answer.description, limits.description);
  const tags = settleTags((answer.tags ?? []).map(withoutSecrets));
  const renamed = title !== "" && title !== post.title;
  return {
    ...(renamed && { title, metaTitle: shorten(title, limits.metaTitle), slug: slugOf(title, post.slug) }),
    ...(description !== "" && { description }),
    ...(tags.length > 0 && { tags }),
  };
}

/** Pictures belong to the text before them and go with it. */
function withoutOrphans(before: readonly Cell[], after: readonly Cell[]): Cell[] {
  const left = new Set(after.map(({ id }) => id));
  const orphans = new Set<string>();
  let owner: string | undefined;
  for (const cell of before) {
    if (cell.kind === "markdown") owner = cell.id;
    else if (owner !== undefined && !left.has(owner)) orphans.add(cell.id);
  }
  return after.filter(({ id }) => !orphans.has(id));
}

/** A changed text that has grown a second section becomes two cells, so that each can be edited for itself. */
function oneSectionEach(parts: readonly Cell[], changed: ReadonlySet<string>): { parts: Cell[]; touched: string[] } {
  const ids = [...parts.map(({ id }) => id), ...changed];
  const touched: string[] = [];
  const split = parts.flatMap((cell): Cell[] => {
    if (cell.kind !== "markdown" || !changed.has(cell.id)) return [cell];
    const { intro, sections } = splitSections(cell.text);
    const texts = [intro, ...sections.map(({ text }) => text)].filter((text) => text !== "");
    if (texts.length < 2) {
      touched.push(cell.id);
      return [cell];
    }
    return texts.map((text, i) => {
      const id = i === 0 ? cell.id : freshId("s", ids);
      ids.push(id);
      touched.push(id);
      return { id, kind: "markdown", text };
    });
  });
  return { parts: split, touched };
}

/** Deletes pictures and changes their words; those that are to be made are only named. */
function applyPictures(
  before: readonly Cell[],
  edits: readonly PictureEdit[],
): Pick<Applied, "wanted"> & { parts: Cell[] } {
  let parts = [...before];
  const wanted: PlannedImage[] = [];
  for (const edit of edits.slice(0, mostPictures)) {
    const cell = parts.find(({ id }) => id === edit.cell);
    if (!cell || (edit.op !== "insert" && wanted.some(({ id }) => id === cell.id))) continue;
    const after = ownerOf(parts, cell);
    if (edit.op === "insert") {
      const id = freshId(
        "p",
        [...before, ...wanted].map((used) => used.id),
      );
      wanted.push({ id, after, ...toldBy(edit, { alt: "", caption: "" }) });
    } else if (cell.kind === "image" && edit.op === "delete") {
      parts = parts.filter((part) => part !== cell);
    } else if (cell.kind === "image") {
      const { subject, alt, caption } = toldBy(edit, cell);
      if (edit.subject !== null) wanted.push({ id: cell.id, after, subject, alt, caption });
      else parts = parts.map((part) => (part === cell ? { ...cell, alt, caption } : part));
    }
  }
  return { parts, wanted };
}

/** The text that a cell belongs to: itself, or the last one before a picture. */
function ownerOf(parts: readonly Cell[], cell: Cell): string {
  const before = parts.slice(0, parts.indexOf(cell) + 1);
  return before.findLast(({ kind }) => kind === "markdown")?.id ?? "";
}

/** What a picture shows and is called. A new picture is not called what the old one was; without a word it keeps its. */
function toldBy(edit: PictureEdit, old: Pick<ImageCell, "alt" | "caption">): Omit<PlannedImage, "id" | "after"> {
  const line = (text: string | null) => shorten(withoutSecrets(text ?? ""), limits.alt);
  const subject = line(edit.subject);
  const alt = line(edit.alt) || subject || old.alt;
  return { subject: subject || alt, alt, caption: line(edit.caption) || (edit.subject === null ? old.caption : alt) };
}
