import { describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import type { Form } from "../../src/chat/vocabulary.ts";
import { customId, readCustomId } from "../../src/discord/buttons.ts";
import { formModal, readSubmission, suggestionChoices } from "../../src/discord/form.ts";
import { checkModal } from "../doubles/discord/rules/modal.ts";

const texts = textsFor("en");
const form = (fields: Form["fields"]): Form => ({
  form: "refine",
  value: "id.2",
  title: "Refine",
  submit: "Go",
  fields,
});
const modal = (each: Form) => checkModal(JSON.parse(JSON.stringify(formModal(texts, each))));
const names = (each: Form) =>
  modal(each).components.flatMap((label) => (label.type === 18 ? label.component.custom_id : []));

describe("a form on Discord", () => {
  it("is a modal of labelled inputs", () => {
    expect(
      modal(
        form([
          {
            name: "change",
            label: "What to change",
            kind: "longText",
            required: true,
            hint: "In your words",
            maxLength: 500,
          },
          {
            name: "tone",
            label: "Tone",
            kind: "select",
            value: "dry",
            options: ["warm", "dry"].map((value) => ({ label: value, value })),
          },
          { name: "images", label: "Pictures", kind: "checkbox", value: "true" },
        ]),
      ),
    ).toEqual({
      custom_id: "refine:id.2",
      title: "Refine",
      components: [
        {
          ...{ type: 18, label: "What to change", description: "In your words" },
          component: { type: 4, custom_id: "change", style: 2, required: true, max_length: 500 },
        },
        {
          ...{ type: 18, label: "Tone" },
          component: {
            ...{ type: 3, custom_id: "tone", required: false },
            options: [
              { label: "warm", value: "warm" },
              { label: "dry", value: "dry", default: true },
            ],
          },
        },
        {
          ...{ type: 18, label: "Pictures" },
          component: {
            ...{ type: 3, custom_id: "images", required: false },
            options: [
              { label: "Yes", value: "true", default: true },
              { label: "No", value: "false" },
            ],
          },
        },
      ],
    });
  });

  it("shows the first five of more, and what is required always", () => {
    const field = (name: string, required = false) => ({ name, label: name, kind: "text", required }) as const;
    expect(names(form([..."abcdef"].map((name) => field(name))))).toEqual([..."abcde"]);
    expect(names(form([...[..."abcde"].map((name) => field(name)), field("z", true)]))).toEqual([..."abcdz"]);
  });

  it("goes on in a second box where a text is long, and comes back whole", () => {
    const value = "word ".repeat(1_100).trim();
    const long = form([{ name: "idea", label: "Idea", kind: "longText", value }]);
    expect(names(long)).toEqual(["idea", "idea#2"]);
    const components = modal(long).components.map((label) => ({
      component:
        label.type === 18 && label.component.type === 4
          ? { custom_id: label.component.custom_id, value: label.component.value?.trim() }
          : undefined,
    }));
    const sent = readSubmission({ custom_id: "refine:id.2", components });
    expect(sent?.fields.idea?.replace("\n", " ")).toBe(value);
  });

  it("reads what was chosen and what was left empty", () => {
    const components = [
      { type: 18, id: 1, component: { type: 3, id: 2, custom_id: "tone", values: ["dry"] } },
      { type: 18, id: 3, component: { type: 3, id: 4, custom_id: "images", values: [] } },
      { type: 10, id: 5 },
    ];
    expect(readSubmission({ custom_id: "refine:id.2", components })).toEqual({
      ...{ form: "refine", value: "id.2" },
      fields: { tone: "dry", images: "" },
    });
    expect(readSubmission({ components })).toBeUndefined();
  });

  it("refuses a value that a modal's id could not carry", () => {
    expect(() => formModal(texts, { ...form([]), value: "x".repeat(100) })).toThrowError(
      expect.objectContaining({ code: "internal" }),
    );
  });
});

describe("an id of Discord's", () => {
  it.each([
    { action: "show", value: "1.2", confirm: false },
    { action: "deleteIdea", value: "a:b", confirm: true },
    { action: "help", value: "", confirm: false },
  ])("carries %j and gives it back", (press) => {
    expect(readCustomId(customId(press) ?? "")).toEqual(press);
  });

  it.each([
    { action: "a:b", value: "1", confirm: false },
    { action: "?x", value: "1", confirm: false },
    { action: "show", value: "x".repeat(96), confirm: false },
    { action: "", value: "1", confirm: false },
  ])("does not carry %j", (press) => {
    expect(customId(press)).toBeUndefined();
  });
});

it("suggestions are choices, 25 at most, without those that do not fit", () => {
  const many = Array.from({ length: 30 }, (_, n) => ({ label: `Idea ${n}`, value: String(n) }));
  expect(suggestionChoices(many)).toHaveLength(25);
  expect(
    suggestionChoices([
      { label: "x".repeat(200), value: "1" },
      { label: "y", value: "y".repeat(101) },
    ]),
  ).toEqual([{ name: `${"x".repeat(99)}…`, value: "1" }]);
});
