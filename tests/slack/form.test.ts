import { describe, expect, it } from "vitest";
import { editIdeaForm, expandForm, feedbackForm } from "../../src/chat/cards/forms.ts";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import type { Form } from "../../src/chat/vocabulary.ts";
import { defaultOptions } from "../../src/pipelines/options.ts";
import { formErrors, formView, readSubmission, suggestionOptions } from "../../src/slack/form.ts";
import { checkView } from "../doubles/slack/rules/views.ts";

const texts = textsFor("en");
const idea = "11111111-1111-4111-8111-111111111111";
const origin = { channel: "C0123", thread: "1.000001", audience: "channel" } as const;
const view = (form: Form) => {
  const made = formView(texts, form, origin);
  checkView(made, "modal", new Set());
  return made;
};

/** What Slack sends when a person changes nothing and submits. */
function submitted(modal: ReturnType<typeof view>) {
  const values: Record<string, Record<string, unknown>> = {};
  for (const block of modal.blocks) {
    if (block.type !== "input" || !("element" in block) || block.block_id === undefined) continue;
    const { element } = block;
    const given =
      element.type === "static_select"
        ? { selected_option: element.initial_option ?? null }
        : element.type === "checkboxes"
          ? { selected_options: element.initial_options ?? [] }
          : { value: "initial_value" in element ? (element.initial_value ?? null) : null };
    values[block.block_id] = { [String(element.action_id)]: { type: element.type, ...given } };
  }
  return { ...modal, id: "V1", team_id: "T1", state: { values } };
}

describe("a form", () => {
  it("is a modal, and comes back with what was in it and where it was opened", () => {
    const form = expandForm(texts, defaultOptions);
    const modal = view(form);
    expect(modal).toMatchObject({ callback_id: "expand", title: { text: form.title }, submit: { text: form.submit } });
    expect(readSubmission(submitted(modal))).toEqual({
      ...{ form: "expand", value: form.value, ...origin },
      fields: { idea: "", format: "auto", tone: "any", audience: "", words: "", language: "", images: "true" },
    });
  });

  it("keeps an idea that is longer than a box of Slack's whole", () => {
    const text = `${"An idea of many words. ".repeat(250)}end`;
    expect(text.length).toBeGreaterThan(5000);
    const modal = view(editIdeaForm(texts, { id: idea, number: 3, text }));
    expect(modal.blocks.map(({ block_id }) => block_id)).toEqual(["idea", "idea#2"]);
    expect(readSubmission(submitted(modal))?.fields).toEqual({ idea: text });
  });

  it("cuts a title that is too long, never a text", () => {
    const modal = view({
      ...feedbackForm(texts, { idea, version: 1, verdict: "bad", reason: "because" }),
      title: "t".repeat(60),
    });
    expect(modal.title.text).toBe(`${"t".repeat(23)}…`);
    expect(readSubmission(submitted(modal))?.fields).toEqual({ reason: "because" });
  });

  it("takes a box that is not ticked for false", () => {
    const form: Form = {
      form: "f",
      value: "",
      title: "T",
      submit: "S",
      fields: [{ name: "images", label: "I", kind: "checkbox", value: "false", required: true }],
    };
    expect(readSubmission(submitted(view(form)))?.fields).toEqual({ images: "false" });
  });

  it("refuses a value that a modal cannot remember", () => {
    const form: Form = { form: "f", value: "v".repeat(3000), title: "T", submit: "S", fields: [] };
    expect(() => view(form)).toThrowError(expect.objectContaining({ code: "internal" }));
  });

  it.each([
    undefined,
    {},
    { callback_id: "x", private_metadata: "", blocks: [], state: { values: {} } },
    { callback_id: "x", private_metadata: '{"value":1}', blocks: [], state: { values: {} } },
  ])("is not read from %j", (other) => {
    expect(readSubmission(other)).toBeUndefined();
  });
});

describe("what is wrong with a form", () => {
  const sent = submitted(view(expandForm(texts, defaultOptions)));

  it("is said at its field", () => {
    expect(formErrors(sent, { words: "Too <many>.", idea: "Empty." })).toEqual({
      response_action: "errors",
      errors: { words: "Too <many>.", idea: "Empty." },
    });
  });

  it("is said at the first field when it has none", () => {
    expect(formErrors(sent, { other: "Wrong.", idea: "Empty." }).errors).toEqual({ idea: "Wrong. Empty." });
  });
});

it("suggestions are the choices of a menu, cut to what it takes", () => {
  const many = Array.from({ length: 150 }, (_, i) => ({ label: `Idea ${i} `.repeat(20), value: `${i}` }));
  const { options } = suggestionOptions([{ label: "x", value: "v".repeat(76) }, ...many]);
  expect(options).toHaveLength(100);
  expect(options[0]?.value).toBe("0");
  expect(Math.max(...options.map(({ text }) => text.text.length))).toBeLessThanOrEqual(75);
});
