import { inert } from "../../checks/inert.ts";
import { parseMarkdown } from "../../checks/markdown.ts";
import { words } from "../../checks/words.ts";
import type { Plan } from "./plan.ts";
import type { Cell, ImageCell, TextCell } from "./post.ts";

/** Share of words that a written heading must have in common with a planned one to stand for it. */
const sameHeading = 0.5;

/**
 * What the writer wrote as cells: `intro` for the text before the first heading, and one per section with the id of
 * the section that was planned there. A section nobody planned gets the next free id. Everything is made inert.
 */
export function splitCells(text: string, plan: Pick<Plan, "sections" | "language">): TextCell[] {
  const { intro, sections } = splitSections(inert(text.replace(/\r\n?/g, "\n")));
  const ids = matchSections(
    sections.map((section) => section.heading),
    plan,
  );
  const cells = sections.map((section, i): TextCell => ({ id: ids[i] ?? "", kind: "markdown", text: section.text }));
  return intro === "" ? cells : [{ id: "intro", kind: "markdown", text: intro }, ...cells];
}

/** Sections begin at a top-level `##` heading, never inside code; a title before the text is dropped, for the post has one. */
export function splitSections(text: string): { intro: string; sections: { heading: string; text: string }[] } {
  const lines = text.split("\n");
  const blocks = parseMarkdown(text);
  const starts: { line: number; heading: string }[] = [];
  blocks.forEach((block, i) => {
    if (block.type !== "heading_open" || block.level !== 0 || !block.map) return;
    if (block.tag === "h2") starts.push({ line: block.map[0], heading: blocks[i + 1]?.content ?? "" });
    if (block.tag === "h1" && starts.length === 0) lines.fill("", block.map[0], block.map[1]);
  });
  const piece = (from: number, to: number | undefined) => lines.slice(from, to).join("\n").trim();
  return {
    intro: piece(0, starts[0]?.line),
    sections: starts.map(({ line, heading }, i) => ({ heading, text: piece(line, starts[i + 1]?.line) })),
  };
}

/** In order: a planned heading that is the same or nearly so, not used before; else a fresh id. */
function matchSections(headings: readonly string[], plan: Pick<Plan, "sections" | "language">): string[] {
  const free = new Map(plan.sections.map((section) => [section.id, wordSet(section.heading, plan.language)]));
  let fresh = plan.sections.length;
  return headings.map((heading) => {
    const written = wordSet(heading, plan.language);
    let best: { id: string; likeness: number } | undefined;
    for (const [id, planned] of free) {
      const likeness = dice(written, planned);
      if (likeness >= sameHeading && likeness > (best?.likeness ?? 0)) best = { id, likeness };
    }
    if (!best) return `s${++fresh}`;
    free.delete(best.id);
    return best.id;
  });
}

function wordSet(heading: string, language: string): Set<string> {
  const found = words(heading, language).map((word) => word.toLowerCase());
  return new Set(found.length > 0 ? found : [heading.trim()]);
}

/** Dice's coefficient: 1 for the same words, 0 for none in common. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return (2 * common) / (a.size + b.size);
}

/** The pictures put behind the sections they follow; one whose section was not written comes last. */
export function placePictures(
  texts: readonly TextCell[],
  pictures: readonly ImageCell[],
  plan: Pick<Plan, "images">,
): Cell[] {
  const after = new Map(plan.images.map((image) => [image.id, image.after]));
  const written = new Set(texts.map((cell) => cell.id));
  const followers = (id: string) => pictures.filter((picture) => after.get(picture.id) === id);
  const homeless = pictures.filter((picture) => !written.has(after.get(picture.id) ?? ""));
  return [...texts.flatMap((cell) => [cell, ...followers(cell.id)]), ...homeless];
}
