import type { Cell } from "../post.ts";
import { data } from "./data.ts";

/** The cells of a post with their ids, as reviewers and editors read them. Pictures are shown by what they say. */
export function cellsText(parts: readonly Cell[]): string {
  return parts
    .map((cell) =>
      cell.kind === "markdown"
        ? data("cell", cell.text).replace("<cell>", `<cell id="${cell.id}">`)
        : data("picture", `${cell.alt}\n${cell.caption}`).replace("<picture>", `<picture id="${cell.id}">`),
    )
    .join("\n\n");
}
