import { pageTexts } from "../../chat/texts/page.ts";
import type { FormField } from "../../chat/vocabulary.ts";
import { h } from "./dom.ts";

/** A field of a form on the page. */
export interface Field {
  name: string;
  element: HTMLElement;
  value(): string;
  /** What is wrong with it, as far as the page can tell. */
  check(): string | undefined;
  /** Shows what is wrong with it; undefined: nothing. */
  fail(sentence: string | undefined): void;
  focus(): void;
}

/** What may be left empty. */
const isTyped = ({ kind }: FormField) => kind === "text" || kind === "longText" || kind === "number";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** `draft` is what was typed here before. */
export function createField(field: FormField, draft: string | undefined): Field {
  const id = `field-${field.name}`;
  const control = createControl(field, id, draft ?? field.value ?? "");
  const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const label = h(
    "label",
    { for: id },
    field.label,
    field.required !== true && isTyped(field) && h("small", {}, pageTexts.form.optional),
  );
  const hint = field.hint === undefined ? null : h("p", { class: "field-hint", id: `${id}-hint` }, field.hint);
  control.setAttribute("aria-describedby", [hint?.id, error.id].filter(Boolean).join(" "));
  if (field.required) control.setAttribute("aria-required", "true");
  const parts = field.kind === "checkbox" ? [control, label] : [label, control];
  const value = () =>
    control instanceof HTMLInputElement && control.type === "checkbox" ? String(control.checked) : control.value;
  const fail = (sentence: string | undefined) => {
    error.textContent = sentence ?? "";
    error.hidden = sentence === undefined;
    if (sentence === undefined) control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", "true");
  };
  control.addEventListener("input", () => fail(undefined));

  return {
    name: field.name,
    element: h("div", { class: `field field-${field.kind}` }, ...parts, hint, error),
    value,
    fail,
    check() {
      const typed = value().trim();
      if (field.required && typed === "") return pageTexts.form.required;
      if (field.maxLength !== undefined && typed.length > field.maxLength)
        return pageTexts.form.tooLong(typed.length - field.maxLength);
      return undefined;
    },
    focus: () => control.focus(),
  };
}

function createControl({ name, kind, options = [] }: FormField, id: string, value: string): Control {
  const common = { id, name, autocomplete: "off" };
  switch (kind) {
    case "longText": {
      const control = h("textarea", { ...common, rows: 3, dir: "auto" });
      control.value = value;
      return control;
    }
    case "select":
      return h(
        "select",
        common,
        ...options.map((each) => h("option", { value: each.value, selected: each.value === value }, each.label)),
      );
    case "checkbox":
      return h("input", { ...common, type: "checkbox", checked: value === "true" });
    case "number": {
      // Not `type=number`, which forgets what is not a number, and changes under a mouse wheel.
      const control = h("input", { ...common, type: "text", inputmode: "numeric" });
      control.value = value;
      return control;
    }
    case "text": {
      const control = h("input", { ...common, type: "text", dir: "auto" });
      control.value = value;
      return control;
    }
  }
}
