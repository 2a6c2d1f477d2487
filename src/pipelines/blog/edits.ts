import { inert } from "../../checks/inert.ts";
import { splitCells } from "./cells.ts";
import type { Plan } from "./plan.ts";
import type { Cell, TextCell } from "./post.ts";
import type { Edit } from "./prompts/revise.ts";

/** A post after its edits. What was not changed is the same object, byte for byte. */
export interface Edited {
  parts: Cell[];
  /** Ids of cells that were replaced, inserted or deleted. */
  changed: string[];
  /** Edits that were not followed, and why. */
  ignored: { edit: Edit; why: "unknown cell" | "cell not concerned" | "no text" | "planned section" | "second edit" }[];
}

/**
 * Applies a model's edits to the cells that were to be mended (`concerned`), and to no other. What is deleted goes last:
 * something may have been inserted behind it.
 */
export function applyEdits(
  parts: readonly Cell[],
  edits: readonly Edit[],
  concerned: ReadonlySet<string>,
  plan: Pick<Plan, "sections" | "language">,
): Edited {
  const result: Edited = { parts: [...parts], changed: [], ignored: [] };
  const inserted = new Map<string, string>();
  for (const edit of [...edits].sort((a, b) => Number(a.op === "delete") - Number(b.op === "delete"))) {
    const why = objection(edit, result, concerned, plan);
    if (why) result.ignored.push({ edit, why });
    else if (edit.op === "insert") inserted.set(edit.cell, insert(edit, result, plan, inserted.get(edit.cell)));
    else change(edit, result);
  }
  return result;
}

function objection(
  edit: Edit,
  { parts, changed }: Edited,
  concerned: ReadonlySet<string>,
  plan: Pick<Plan, "sections">,
): Edited["ignored"][number]["why"] | undefined {
  const cell = parts.find((candidate) => candidate.id === edit.cell);
  if (cell?.kind !== "markdown") return "unknown cell";
  if (!concerned.has(edit.cell)) return "cell not concerned";
  if (edit.op === "delete") return plan.sections.some(({ id }) => id === edit.cell) ? "planned section" : undefined;
  if ((edit.text ?? "").trim() === "") return "no text";
  return edit.op === "replace" && changed.includes(edit.cell) ? "second edit" : undefined;
}

const textOf = (edit: Edit) => inert((edit.text ?? "").replace(/\r\n?/g, "\n")).trim();

/** Puts a new cell behind the named one, or behind the last one that was put there. Returns its id. */
function insert(edit: Edit, result: Edited, plan: Pick<Plan, "sections" | "language">, last = edit.cell): string {
  const { parts, changed } = result;
  const cell = insertion(textOf(edit), [...parts.map(({ id }) => id), ...changed], plan);
  const at = parts.findIndex(({ id }) => id === last);
  // pictures belong to the cell before them
  const next = parts.findIndex((part, i) => i > at && part.kind === "markdown");
  parts.splice(next === -1 ? parts.length : next, 0, cell);
  changed.push(cell.id);
  return cell.id;
}

function change(edit: Edit, { parts, changed }: Edited): void {
  const at = parts.findIndex((cell) => cell.id === edit.cell);
  const cell = parts[at];
  if (cell?.kind !== "markdown") return;
  const text = withHeading(textOf(edit), cell);
  if (edit.op === "replace" && text === cell.text) return;
  parts.splice(at, 1, ...(edit.op === "replace" ? [{ ...cell, text }] : []));
  changed.push(cell.id);
}

/** A planned section that was missing gets the id it was planned with, anything else one that was never used. */
function insertion(text: string, ids: readonly string[], plan: Pick<Plan, "sections" | "language">): TextCell {
  const used = new Set(ids);
  const missing = plan.sections.filter((section) => !used.has(section.id));
  const [split] = splitCells(text, { ...plan, sections: missing });
  if (split && missing.some((section) => section.id === split.id)) return { id: split.id, kind: "markdown", text };
  return { id: freshId("s", [...used, `s${plan.sections.length}`]), kind: "markdown", text };
}

/** An id of this letter with the number after the highest that is in use. */
export function freshId(letter: "s" | "p", used: readonly string[]): string {
  const numbers = used.map((id) => (id.startsWith(letter) ? Number(id.slice(1)) : 0)).filter(Number.isInteger);
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

/** A section that lost its heading gets it back. */
function withHeading(text: string, before: TextCell): string {
  const heading = before.text.split("\n")[0] ?? "";
  return heading.startsWith("## ") && !text.startsWith("## ") ? `${heading}\n\n${text}` : text;
}
