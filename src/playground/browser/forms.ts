import { pageTexts } from "../../chat/texts/page.ts";
import type { Form } from "../../chat/vocabulary.ts";
import type { AnswerView } from "../api.ts";
import { h } from "./dom.ts";
import { createField, type Field } from "./form-field.ts";
import { icon } from "./icons.ts";
import type { Memory } from "./memory.ts";

/** A form as it goes to the server. The event id is the same for what may have been sent already. */
export interface FilledForm {
  eventId: string;
  form: string;
  value: string;
  fields: Record<string, string>;
}

/** What a form needs. `submit` throws when the server did not take it. */
export interface FormParts {
  memory: Memory;
  submit(filled: FilledForm): Promise<AnswerView>;
}

/**
 * Opens a form over the page. What is typed stays until the server took it or somebody cancels: through errors, a lost
 * network, Escape and a reload. Whatever the answer holds, the next form included, is shown here.
 */
export function openForm(form: Form, parts: FormParts): void {
  const { memory, submit } = parts;
  const draftKey = `form ${form.form} ${form.value}`;
  const draft = readDraft(memory.draft(draftKey));
  const fields = form.fields.map((field) => createField(field, draft[field.name]));
  const problem = h("p", { class: "form-problem", role: "alert", hidden: true });
  const send = h("button", { type: "submit", class: "button primary" }, form.submit);
  const cancel = h("button", { type: "button", class: "button" }, pageTexts.cancel);
  const close = h("button", { type: "button", class: "icon-button", "aria-label": pageTexts.close }, icon("close"));
  const title = h("h2", { id: "form-title" }, form.title);
  const element = h(
    "form",
    { novalidate: true },
    h("header", {}, title, close),
    h("div", { class: "form-fields" }, problem, ...fields.map((field) => field.element)),
    h("footer", {}, send, cancel),
  );
  const dialog = h("dialog", { class: "dialog form-dialog", "aria-labelledby": "form-title" }, element);
  const values = () => Object.fromEntries(fields.map((field) => [field.name, field.value()]));
  const once = createOnce();
  let sending = false;

  const say = (sentence: string) => {
    problem.textContent = sentence;
    problem.hidden = sentence === "";
  };
  const busy = (now: boolean) => {
    sending = now;
    send.setAttribute("aria-disabled", String(now));
    send.setAttribute("aria-busy", String(now));
  };
  const finish = () => {
    memory.keepDraft(draftKey, "");
    dialog.close();
  };

  const submitted = async () => {
    if (sending || showErrors(fields, (field) => field.check(), say)) return;
    busy(true);
    try {
      const filled = values();
      const answer = await submit({ ...once(filled), form: form.form, value: form.value, fields: filled });
      const { errors = {} } = answer;
      if (Object.keys(errors).length > 0) showErrors(fields, ({ name }) => errors[name], say, errors);
      else {
        finish();
        if (answer.form) openForm(answer.form, parts);
      }
    } catch (refused) {
      say(refused instanceof Error ? pageTexts.form.notSent(refused.message) : "");
    } finally {
      busy(false);
    }
  };

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void submitted();
  });
  element.addEventListener("input", () => memory.keepDraft(draftKey, JSON.stringify(values())));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submitted();
  });
  cancel.addEventListener("click", finish);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.focus();
}

/** Shows at each field what is wrong with it, goes to the first one, and tells whether there is any. */
function showErrors(
  fields: readonly Field[],
  wrong: (field: Field) => string | undefined,
  say: (sentence: string) => void,
  all: Readonly<Record<string, string>> = {},
): boolean {
  for (const field of fields) field.fail(wrong(field));
  const nowhere = Object.keys(all).filter((name) => fields.every((field) => field.name !== name));
  say(nowhere.map((name) => all[name]).join(" "));
  const first = fields.find((field) => wrong(field) !== undefined);
  first?.focus();
  return first !== undefined;
}

/** Event ids: the same one as before as long as nothing is changed, since that may have arrived after all. */
function createOnce() {
  let last = { filled: "", eventId: "" };
  return (filled: Record<string, string>): { eventId: string } => {
    const text = JSON.stringify(filled);
    if (last.filled !== text) last = { filled: text, eventId: crypto.randomUUID() };
    return { eventId: last.eventId };
  };
}

function readDraft(kept: string): Record<string, string> {
  return kept === "" ? {} : JSON.parse(kept);
}
