import { pageTexts } from "../../chat/texts/page.ts";
import type { Suggestion } from "./completion.ts";
import { h } from "./dom.ts";

/** The list above a composer. Only suggestions that can be put in are counted; the others tell what may follow. */
export interface SuggestionList {
  element: HTMLElement;
  draw(suggestions: readonly Suggestion[], active: number, open: boolean): void;
  /** One was clicked. */
  onTake(take: (index: number) => void): void;
}

/** `id` names the list; its options are `id-0` and so on. */
export function createSuggestionList(id: string): SuggestionList {
  const element = h("ul", {
    id,
    class: "suggestions",
    role: "listbox",
    "aria-label": pageTexts.suggestions,
    hidden: true,
  });

  const option = ({ label, hint, insert }: Suggestion, index: number, active: number) => {
    const chosen = insert !== null && index === active;
    const attributes = insert === null ? { "aria-disabled": "true" } : { id: `${id}-${index}`, "data-index": index };
    return h(
      "li",
      { role: "option", ...attributes, "aria-selected": String(chosen), class: chosen && "active" },
      h("span", { class: "suggestion-label", dir: "auto" }, label),
      h("span", { class: "suggestion-hint" }, hint),
    );
  };

  return {
    element,
    draw(suggestions, active, open) {
      const before = suggestions.map(
        (_, at) => suggestions.slice(0, at).filter(({ insert }) => insert !== null).length,
      );
      element.replaceChildren(...suggestions.map((each, at) => option(each, before[at] ?? 0, active)));
      element.hidden = !open;
      element.querySelector(".active")?.scrollIntoView({ block: "nearest" });
    },
    onTake: (take) =>
      element.addEventListener("pointerdown", (event) => {
        // Keeps the focus in the field.
        event.preventDefault();
        const clicked = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
        if (clicked) take(Number(clicked.dataset.index));
      }),
  };
}
