import { z } from "zod";
import type { Fault } from "./finding.ts";

const source = z
  .union([z.string(), z.array(z.string())])
  .transform((text) => (Array.isArray(text) ? text.join("") : text));
const cell = z.discriminatedUnion("cell_type", [
  z.object({
    cell_type: z.literal("markdown"),
    id: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()),
    source,
  }),
  z.object({
    cell_type: z.literal("raw"),
    id: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()),
    source,
  }),
  z.object({
    cell_type: z.literal("code"),
    id: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()),
    source,
    execution_count: z.number().int().nullable(),
    outputs: z.array(z.object({ output_type: z.enum(["stream", "display_data", "execute_result", "error"]) })),
  }),
]);

/** The notebook format 4: https://nbformat.readthedocs.io/en/latest/format_description.html */
const notebook = z.object({
  nbformat: z.literal(4),
  nbformat_minor: z.number().int().min(0),
  metadata: z.record(z.string(), z.unknown()),
  cells: z.array(cell).min(1),
});

/** A code cell of a notebook. `number` counts all cells, from 1. */
export interface CodeCell {
  number: number;
  text: string;
}

/** Reads a notebook: what is wrong with it as a file, and its code as Python (magics and shell lines are blanked). */
export function readNotebook(text: string): { faults: Fault[]; cells: CodeCell[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { faults: [{ rule: "syntax", line: null, params: { message: "JSON" } }], cells: [] };
  }
  const read = notebook.safeParse(json);
  if (!read.success)
    return {
      faults: [{ rule: "notebook", line: null, params: { where: read.error.issues[0]?.path.join(".") ?? "" } }],
      cells: [],
    };
  const { cells, nbformat_minor } = read.data;
  const ids = cells.map(({ id }) => id);
  const unnamed = nbformat_minor >= 5 && ids.findIndex((id) => id === undefined || !/^[\w-]{1,64}$/.test(id));
  const faults: Fault[] = [];
  if (unnamed !== false && unnamed >= 0)
    faults.push({ rule: "notebook", line: null, params: { where: `cells.${unnamed}.id` } });
  const twice = ids.findIndex((id, i) => id !== undefined && ids.indexOf(id) < i);
  if (twice >= 0) faults.push({ rule: "notebook", line: null, params: { where: `cells.${twice}.id` } });
  return {
    faults,
    cells: cells.flatMap((each, i) =>
      each.cell_type === "code" ? [{ number: i + 1, text: asPython(each.source) }] : [],
    ),
  };
}

/** A cell with a `%%` magic is another language; lines of `%` and `!` are IPython's. */
function asPython(text: string): string {
  if (/^\s*%%(?!time|capture)/.test(text)) return "";
  return text
    .split("\n")
    .map((line) =>
      /^\s*(?:[%!]|\?)/.test(line) || /^\s*\w+\s*=\s*!/.test(line) ? line.replace(/\S.*$/, "pass") : line,
    )
    .join("\n");
}
