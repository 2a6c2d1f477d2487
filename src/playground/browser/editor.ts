import { pageTexts } from "../../chat/texts/page.ts";
import { h } from "./dom.ts";
import type { Editing } from "./state.ts";

/**
 * Where the words of a message are changed, in its place. Enter saves, Escape leaves them as they were; what is typed
 * stays while it is saved and when that fails. Clicks and keys are handled by whoever holds the page.
 */
export function messageEditor(text: string, { saving, problem }: Editing): HTMLElement {
  return h(
    "form",
    { class: "editor", "data-editor": true },
    h("textarea", { "aria-label": pageTexts.edit.field, dir: "auto", rows: 1 }, text),
    problem !== null && h("p", { class: "field-error", role: "alert" }, problem),
    h(
      "div",
      { class: "buttons" },
      h(
        "button",
        {
          type: "submit",
          class: "button primary small",
          "aria-disabled": saving && "true",
          "aria-busy": saving && "true",
        },
        pageTexts.edit.save,
      ),
      h("button", { type: "button", class: "button small", "data-do": "cancel-edit" }, pageTexts.cancel),
      h("span", { class: "editor-hint" }, pageTexts.edit.hint),
    ),
  );
}
