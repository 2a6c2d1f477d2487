import type { NotebookAnswer } from "./prompts/notebook.ts";
import { fileTextOf } from "./text.ts";

/**
 * Cells as a notebook of the format 4.5, laid out as Jupyter saves it, with ids that code gives. A cell without text is
 * left out. https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function notebookText({ cells }: NotebookAnswer): string {
  const written = cells.filter(({ source }) => source.trim() !== "");
  const document = {
    cells: written.map(({ kind, source }, at) => ({
      cell_type: kind,
      ...(kind === "code" && { execution_count: null }),
      id: `cell-${at + 1}`,
      metadata: {},
      ...(kind === "code" && { outputs: [] }),
      source: linesOf(source),
    })),
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** Every line keeps its break, but for the last one. */
const linesOf = (source: string): string[] =>
  unfenced(fileTextOf(source))
    .replace(/\s+$/, "")
    .split(/(?<=\n)/);

/** A model may wrap a cell of code as it would in a chat. */
function unfenced(source: string): string {
  const inner = /^\s*```(?:python|py)?\n([\s\S]*?)\n```\s*$/.exec(source)?.[1];
  return inner !== undefined && !inner.includes("```") ? inner : source;
}
