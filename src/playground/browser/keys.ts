import { closeThread, endEdit, type InputParts } from "./input.ts";

/** Keys that work anywhere on the page; fields handle their own. */
export function handleKeys({ page, model, actions, search }: InputParts): void {
  const { state, change } = model;

  const leave = () => {
    if (state.menu)
      change((each) => {
        each.menu = false;
      });
    else if (state.tools !== null)
      change((each) => {
        each.tools = null;
      });
    else if (state.thread !== null) closeThread(page, model, actions);
  };

  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      search();
      return;
    }
    if (!(target instanceof HTMLElement)) return;
    const editor = target.closest<HTMLFormElement>("[data-editor]");
    if (editor && key === "Escape") endEdit(page, model, actions);
    else if (editor && key === "Enter" && !event.shiftKey && target instanceof HTMLTextAreaElement)
      editor.requestSubmit();
    else if (key === "Escape") leave();
    else if (!(key in steps) || !walk(target, key)) return;
    event.preventDefault();
  });
  page.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || !target.closest("[data-editor]")) return;
    target.style.height = "auto";
    target.style.height = `${target.scrollHeight}px`;
  });
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** From a list of messages to its last one, and from one message to another. */
function walk(from: HTMLElement, key: string): boolean {
  if (!from.matches(".messages, article.message")) return false;
  const articles = [...(from.closest(".pane")?.querySelectorAll<HTMLElement>("article.message[tabindex]") ?? [])];
  const last = articles.length - 1;
  const at = articles.indexOf(from);
  const wanted = at < 0 ? last : Math.min(last, Math.max(0, at + (steps[key] ?? 0)));
  articles[wanted]?.focus();
  return last >= 0;
}
