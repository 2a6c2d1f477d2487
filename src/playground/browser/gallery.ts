import { pageTexts } from "../../chat/texts/page.ts";
import { h } from "./dom.ts";
import { icon } from "./icons.ts";

/** A picture to be shown large. */
export interface Picture {
  url: string;
  alt: string;
  caption: string;
}

/** Shows pictures in full, one at a time: arrows lead on, Escape and a click beside them close. */
export function openGallery(pictures: readonly Picture[], first: number): void {
  let shown = first;
  const image = h("img");
  const caption = h("span");
  const count = h("span", { class: "gallery-count" });
  const step = (by: number, label: string, name: "back" | "forward") => {
    const button = h(
      "button",
      { type: "button", class: `icon-button gallery-${name}`, "aria-label": label, title: label },
      icon(name),
    );
    button.addEventListener("click", () => go(by));
    return button;
  };
  const close = h(
    "button",
    { type: "button", class: "icon-button gallery-close", "aria-label": pageTexts.close, title: pageTexts.close },
    icon("close"),
  );
  const more = pictures.length > 1;
  const dialog = h(
    "dialog",
    { class: "gallery", "aria-label": pageTexts.gallery.title },
    h("figure", {}, image, h("figcaption", { "aria-live": "polite" }, count, caption)),
    more && step(-1, pageTexts.gallery.previous, "back"),
    more && step(1, pageTexts.gallery.next, "forward"),
    close,
  );

  const go = (by: number) => {
    shown = (shown + by + pictures.length) % pictures.length;
    const picture = pictures[shown];
    if (!picture) return;
    image.src = picture.url;
    image.alt = picture.alt;
    caption.textContent = picture.caption || picture.alt;
    count.textContent = more ? pageTexts.gallery.count(shown + 1, pictures.length) : "";
  };
  dialog.addEventListener("keydown", ({ key }) => {
    if (more && key === "ArrowLeft") go(-1);
    if (more && key === "ArrowRight") go(1);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest("figure, .gallery-close"))) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  go(0);
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}

/** The pictures that stand around a picture's button, in reading order, and which of them it is. */
export function picturesAround(button: HTMLElement): { pictures: Picture[]; index: number } {
  const buttons = [...(button.closest(".pane")?.querySelectorAll<HTMLElement>("[data-picture]") ?? [button])];
  const pictures = buttons.map((each) => ({
    url: each.dataset.picture ?? "",
    alt: each.querySelector("img")?.alt ?? "",
    caption: each.closest("figure")?.querySelector("figcaption")?.textContent ?? "",
  }));
  return { pictures, index: buttons.indexOf(button) };
}
