import { pageTexts } from "../../chat/texts/page.ts";
import { type Completion, complete, type Suggestion } from "./completion.ts";
import { h } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Memory } from "./memory.ts";
import { createSuggestionList } from "./suggestion-list.ts";

/** Where words are typed. */
export interface Composer {
  element: HTMLElement;
  /** Moves to another place, whose draft it shows. */
  place(key: string, placeholder: string): void;
  /** Puts a text in and the caret behind it. */
  fill(text: string): void;
  focus(): void;
  /** Shows who else is at the keyboard here. */
  typing(names: readonly string[]): void;
}

/** What becomes of what is done in a composer. */
export interface ComposerParts {
  /** Keeps drafts, so that a reload loses none. */
  memory: Memory;
  send(text: string): void;
  /** A key was pressed. */
  typed(): void;
  /** Arrow up in the empty field. */
  editLast(): boolean;
  /** The ideas that may be meant by what stands behind the command. */
  suggest(behind: string): Promise<Suggestion[]>;
}

/** A text field that grows, sends on Enter and completes commands. `name` tells two of them on one page apart. */
export function createComposer(name: string, { memory, send, typed, editLast, suggest }: ComposerParts): Composer {
  const listId = `${name}-suggestions`;
  const field = h("textarea", {
    rows: 1,
    dir: "auto",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
    "aria-describedby": `${name}-hint`,
    autocomplete: "off",
    enterkeyhint: "send",
  });
  const button = h("button", { type: "submit", class: "send", "aria-label": pageTexts.send, title: pageTexts.send });
  button.append(icon("send"));
  const list = createSuggestionList(listId);
  const problem = h("p", { class: "composer-problem", role: "alert", hidden: true });
  const hint = h("p", { class: "composer-hint", id: `${name}-hint` }, pageTexts.composer.hint);
  const typing = h("p", { class: "typing" });
  const form = h(
    "form",
    { class: "composer" },
    list.element,
    problem,
    h("div", { class: "composer-box" }, field, button),
    h("div", { class: "composer-foot" }, typing, hint),
  );

  let place = "";
  let completion: Completion = complete("", 0);
  let active = -1;
  let dismissed = "";

  const choices = () => completion.suggestions.filter(({ insert }) => insert !== null);

  const drawSuggestions = () => {
    const open = completion.suggestions.length > 0 && dismissed !== field.value && document.activeElement === field;
    list.draw(completion.suggestions, active, open);
    field.setAttribute("aria-expanded", String(open));
    if (open && active >= 0) field.setAttribute("aria-activedescendant", `${listId}-${active}`);
    else field.removeAttribute("aria-activedescendant");
  };

  /** The server's suggestions, once they are here and still wanted. */
  const ask = async ({ asks }: Completion) => {
    if (asks === undefined) return;
    const { value } = field;
    const found = await suggest(asks).catch(() => []);
    if (field.value !== value) return;
    completion = { ...completion, suggestions: found };
    drawSuggestions();
  };

  const update = () => {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 240)}px`;
    button.disabled = field.value.trim() === "";
    problem.hidden = true;
    memory.keepDraft(place, field.value);
    completion = complete(field.value, field.selectionStart, name === "thread");
    active = completion.begun ? 0 : -1;
    drawSuggestions();
    void ask(completion);
  };

  const take = (index: number) => {
    const insert = choices()[index]?.insert;
    if (insert === undefined || insert === null) return;
    field.setRangeText(insert, completion.from, completion.to, "end");
    field.focus();
    update();
  };

  const submit = () => {
    const text = field.value.trim();
    if (text === "") return;
    const unknown = /^\/(?!expand(?:\s|$))[a-z][\w-]*(?=\s|$)/i.exec(text)?.[0];
    if (unknown !== undefined) {
      problem.textContent = pageTexts.composer.unknownCommand(unknown);
      problem.hidden = false;
      return;
    }
    field.value = "";
    update();
    send(text);
  };

  field.addEventListener("input", () => {
    update();
    typed();
  });
  field.addEventListener("focus", drawSuggestions);
  field.addEventListener("blur", drawSuggestions);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = choices().length;
    const open = !list.element.hidden;
    if (open && count > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      active = active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count;
      drawSuggestions();
    } else if (open && count > 0 && event.key === "Tab" && !event.shiftKey) take(Math.max(active, 0));
    else if (open && event.key === "Escape") {
      dismissed = field.value;
      drawSuggestions();
      event.stopPropagation();
    } else if (event.key === "ArrowUp" && field.value === "") {
      if (!editLast()) return;
    } else if (event.key === "Enter" && !event.shiftKey) {
      if (open && active >= 0) take(active);
      else submit();
    } else return;
    event.preventDefault();
  });
  list.onTake(take);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  return {
    element: form,
    place(key, placeholder) {
      field.placeholder = placeholder;
      field.setAttribute("aria-label", placeholder);
      if (place === key) return;
      place = key;
      field.value = memory.draft(key);
      update();
    },
    fill(text) {
      field.value = text;
      field.focus();
      field.setSelectionRange(text.length, text.length);
      update();
    },
    focus: () => field.focus(),
    typing(names) {
      const words = names.length === 0 ? "" : pageTexts.typing(names);
      if (typing.textContent !== words) typing.textContent = words;
    },
  };
}
