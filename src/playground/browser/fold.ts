import { pageTexts } from "../../chat/texts/page.ts";
import { h } from "./dom.ts";

/** What is longer than this, in characters, is folded. */
const foldAt = 3000;

/** The texts that a reader unfolded, by the name each was given. */
export type Unfolded = ReadonlySet<string>;

/** An element whose text is long shows its beginning and a button for the rest. `name` is the text's own on the page. */
export function foldable(content: HTMLElement, length: number, name: string, unfolded: Unfolded): HTMLElement {
  if (length <= foldAt) return content;
  const open = unfolded.has(name);
  content.classList.toggle("folded", !open);
  const button = h(
    "button",
    { type: "button", class: "fold", "data-unfold": name, "aria-expanded": String(open) },
    open ? pageTexts.showLess : pageTexts.showMore,
  );
  return h("div", { class: "foldable" }, content, button);
}
