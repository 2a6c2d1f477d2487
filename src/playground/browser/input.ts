import { pageTexts } from "../../chat/texts/page.ts";
import type { Actions } from "./actions.ts";
import type { Composers } from "./composers.ts";
import { confirm } from "./dialogs.ts";
import { openGallery, picturesAround } from "./gallery.ts";
import type { Model } from "./state.ts";

/** What clicks and keys need. */
export interface InputParts {
  page: HTMLElement;
  model: Model;
  actions: Actions;
  composers: Composers;
  /** Opens the field that finds everything. */
  search(): void;
  copy(link: string): void;
}

/** One listener for all clicks: what was clicked says, by its data, what it does. */
export function handleClicks({ page, model, actions, composers, search, copy }: InputParts): void {
  const { state, change } = model;
  const menu = (open: boolean) =>
    change((each) => {
      each.menu = open;
    });
  const doing: Readonly<Record<string, () => void>> = {
    menu: () => menu(!state.menu),
    "close-thread": () => closeThread(page, model, actions),
    "cancel-edit": () => endEdit(page, model, actions),
    older: () => void actions.older(false),
    "older-replies": () => void actions.older(true),
    reload: () => location.reload(),
    search() {
      menu(false);
      search();
    },
  };

  /** By the name of the data that a clicked element carries: what to do with its value. */
  const clicked: Readonly<Record<string, (value: string, target: HTMLElement) => void>> = {
    do: (what) => doing[what]?.(),
    open(root, { dataset }) {
      actions.open(dataset.channel ?? state.channel, root);
      queueMicrotask(() => composers.thread.focus());
    },
    channel: (id) => actions.open(id, null),
    example: (text) => composers.channel.fill(text),
    resend: actions.resend,
    discard: actions.discard,
    unfold: (name) => change(({ unfolded }) => (unfolded.has(name) ? unfolded.delete(name) : unfolded.add(name))),
    picture(_url, target) {
      const { pictures, index } = picturesAround(target);
      openGallery(pictures, index);
    },
    react: (emoji, { dataset }) => void actions.react(dataset.of ?? "", emoji),
    edit(message) {
      actions.edit(message);
      focusEditor(page);
    },
    remove: (message) => void remove(message),
    dismiss: (message) => void actions.remove(message),
    copy: (root) => copy(root),
    tools: (message) =>
      change((each) => {
        each.tools = each.tools === message ? null : message;
      }),
    action: (_action, target) => void press(target),
  };

  const remove = async (message: string) => {
    if (await confirm({ ...pageTexts.remove, danger: true })) await actions.remove(message);
  };
  const press = async (button: HTMLElement) => {
    const { message = "", action = "", value = "", confirm: question, danger } = button.dataset;
    if (question !== undefined && !(await confirm({ ...JSON.parse(question), danger: danger !== undefined }))) return;
    await actions.press({ message, action, value, inThread: button.closest(".thread") !== null });
  };

  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button, a, .shade") : null;
    if (!target || target.getAttribute("aria-disabled") === "true") return;
    const name = Object.keys(clicked).find((each) => target.dataset[each] !== undefined);
    if (name === undefined || (target instanceof HTMLAnchorElement && (event.metaKey || event.ctrlKey))) return;
    event.preventDefault();
    clicked[name]?.(target.dataset[name] ?? "", target);
  });
  page.addEventListener("submit", (event) => {
    const field = event.target instanceof Element ? event.target.querySelector("textarea") : null;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.editor === undefined || !field) return;
    event.preventDefault();
    void actions.save(field.value);
  });
  page.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLSelectElement) || event.target.id !== "person") return;
    location.assign(`/?as=${encodeURIComponent(event.target.value)}`);
  });
}

/** Closes the thread and goes back to where it was opened. */
export function closeThread(page: HTMLElement, { state }: Model, actions: Actions): void {
  const root = state.thread;
  actions.open(state.channel, null);
  queueMicrotask(() => page.querySelector<HTMLElement>(`.thread-link[data-open="${root}"]`)?.focus());
}

/** Leaves a message as it was and goes back to it. */
export function endEdit(page: HTMLElement, { state }: Model, actions: Actions): void {
  const edited = state.editing?.message;
  actions.cancelEdit();
  queueMicrotask(() => page.querySelector<HTMLElement>(`article[data-key="${edited}"]`)?.focus());
}

/** Once it is drawn: the caret goes behind the words. */
export function focusEditor(page: HTMLElement): void {
  queueMicrotask(() => {
    const field = page.querySelector<HTMLTextAreaElement>("[data-editor] textarea");
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
    if (field) field.style.height = `${field.scrollHeight}px`;
  });
}
