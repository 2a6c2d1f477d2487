import { pageTexts } from "../../chat/texts/page.ts";
import { h } from "./dom.ts";

/** A question, and what its button says. `danger`: what was done cannot be undone. */
export interface Question {
  title: string;
  text: string;
  ok: string;
  danger?: boolean;
}

/** Asks before something is done. Resolves to whether it may be. */
export function confirm({ title, text, ok, danger = false }: Question): Promise<boolean> {
  const look = danger ? "button danger-filled" : "button primary";
  const yes = h("button", { type: "submit", class: look, value: "ok" }, ok);
  const no = h("button", { type: "submit", class: "button", value: "" }, pageTexts.cancel);
  const form = h(
    "form",
    { method: "dialog", class: "question" },
    h("h2", {}, title),
    h("p", {}, text),
    h("div", { class: "buttons" }, yes, no),
  );
  const dialog = h("dialog", { class: "dialog", "aria-label": title }, form);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "ok");
    });
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  });
}
