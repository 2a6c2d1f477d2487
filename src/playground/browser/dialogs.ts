import { pageTexts } from "../../chat/texts/page.ts";
import { h } from "./dom.ts";
import { icon } from "./icons.ts";

/** Asks before something is done. Resolves to whether it may be. */
export function confirm({ title, text, ok }: { title: string; text: string; ok: string }): Promise<boolean> {
  const yes = h("button", { type: "submit", class: "button primary", value: "ok" }, ok);
  const no = h("button", { type: "submit", class: "button", value: "" }, pageTexts.cancel);
  const form = h(
    "form",
    { method: "dialog" },
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

/** Shows a picture in full until it is clicked or Escape is pressed. */
export function showPicture(url: string, alt: string, caption: string): void {
  const close = h("button", { type: "button", class: "icon-button", "aria-label": pageTexts.close }, icon("close"));
  const figure = h("figure", {}, h("img", { src: url, alt }), h("figcaption", {}, caption));
  const dialog = h("dialog", { class: "picture-dialog", "aria-label": alt }, close, figure);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
