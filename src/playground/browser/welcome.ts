import { pageTexts } from "../../chat/texts/page.ts";
import { h } from "./dom.ts";

/** What an empty place says: what happens here, in three lines, and examples to click. */
export function welcome(kind: "channel" | "direct"): HTMLElement {
  const { title, lines, example, examples, direct } = pageTexts.empty;
  const shown = kind === "direct" ? direct : lines;
  return h(
    "section",
    { class: "empty" },
    h("img", { src: `/playground/assets/${document.body.dataset.build}/icon.svg`, alt: "", width: 56, height: 56 }),
    h("h2", {}, title),
    h("ol", { class: "empty-lines" }, ...shown.map((line) => h("li", { class: "empty-line" }, line))),
    h(
      "div",
      { class: "examples" },
      h("p", {}, example),
      ...examples.map((text) => h("button", { type: "button", class: "example", "data-example": text }, text)),
    ),
  );
}
