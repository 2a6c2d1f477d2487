import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import type { Button, Card, CardPart, Form, FormField } from "../../src/chat/vocabulary.ts";
import { renderCard } from "../../src/discord/card.ts";
import { formModal, readSubmission, suggestionChoices } from "../../src/discord/form.ts";
import { checkChoices, checkModal } from "../doubles/discord/rules/modal.ts";
import { expectAccepted, read } from "./accepted.ts";

const texts = textsFor("en");

/** Text as the worst of people and models write it. */
const hostile = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "\n",
    "@everyone",
    "<@123456789012345678>",
    "@here <@&1> <#2>",
    "<:bee:1> </expand:1> <id:guide>",
    "https://evil.example/a_b_c",
    "\\",
    "\\<@1>",
    "||spoiler||",
    "-# small",
    "> quoted",
    "1. one",
    "*a* _b_ ~c~ `d`",
    ":tada:",
    "\u202Eevil",
    "שלום עולם",
    "👩‍👩‍👧‍👦",
    "\uD83D",
    "\u0000",
  ),
);
const long = fc
  .tuple(hostile, fc.integer({ min: 1, max: 400 }))
  .map(([text, times]) => text.repeat(times).slice(0, 20_000));
const anyText = fc.oneof({ weight: 4, arbitrary: hostile }, { weight: 1, arbitrary: long });

const fence = fc.constantFrom("```", "````", "~~~", "   ```", "> ```", "- ```", "`");
const line = fc.oneof(
  anyText,
  fc
    .tuple(
      fc.constantFrom(
        "# ",
        "- ",
        "  - ",
        "1. ",
        "999999999. ",
        "> ",
        "> > ",
        "| ",
        "    ",
        "**",
        "[x](",
        "![",
        "***\n",
        "",
      ),
      anyText,
    )
    .map((each) => each.join("")),
  fence,
);
const markdown = fc.array(line, { maxLength: 20 }).map((lines) => lines.join("\n"));

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const button = fc.record<Button>(
  {
    label: anyText,
    action: fc.constantFrom("show", "good", "bad", "publish"),
    value: anyText,
    style: fc.constantFrom("primary", "danger"),
    href: fc.oneof(fc.webUrl(), anyText),
    confirm: fc.record({ title: anyText, text: anyText, ok: anyText }),
  },
  { requiredKeys: ["label", "action", "value"] },
);
const step = fc.record(
  {
    label: anyText,
    state: fc.constantFrom("pending", "working", "waiting", "done", "failed", "skipped", "stopped"),
    ms: fc.nat(),
    note: anyText,
  } as const,
  { requiredKeys: ["label", "state"] },
);
const part: fc.Arbitrary<CardPart> = fc.oneof(
  fc.record({ type: fc.constant("text"), markdown, tone: fc.constantFrom("muted", "warning", "error") } as const, {
    requiredKeys: ["type", "markdown"],
  }),
  fc.record({
    type: fc.constant("fields"),
    fields: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 30 }),
  } as const),
  fc.record({ type: fc.constant("progress"), steps: fc.array(step, { maxLength: 80 }) } as const),
  fc.record(
    { type: fc.constant("image"), blob: fc.constantFrom("here", "away"), alt: anyText, caption: anyText } as const,
    { requiredKeys: ["type", "blob", "alt"] },
  ),
  fc.record({
    type: fc.constant("file"),
    blob: fc.constant("b"),
    name: anyText,
    mime: fc.constant("text/plain"),
    bytes: fc.nat(),
  } as const),
  fc.record({ type: fc.constant("buttons"), buttons: fc.array(button, { maxLength: 40 }) } as const),
  fc.record({
    type: fc.constant("diff"),
    pieces: fc.array(fc.record({ text: anyText, change: fc.constantFrom("same", "added", "removed") } as const), {
      maxLength: 40,
    }),
  } as const),
  fc.constant({ type: "divider" } as const),
);
const card: fc.Arbitrary<Card> = fc
  .tuple(optional(anyText), anyText, fc.array(part, { maxLength: 12 }))
  .map(([title, summary, parts]) => ({ summary, parts, ...(title !== undefined && { title }) }));

const files = new Map([["here", "1-picture.png"]]);
const rendered = (each: Card) => renderCard(each, { texts, files });

describe("any card is one that Discord takes", () => {
  it("whatever it is made of", () => {
    fc.assert(
      fc.property(card, (each) => expectAccepted(rendered(each), [...files.values()])),
      { numRuns: 80, interruptAfterTimeLimit: 8_000 },
    );
  });

  it("of any markdown, no word is lost", () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const prose = fc.array(
      fc.tuple(
        fc.constantFrom("", "- ", "> ", "# ", "```\n", "1. ", "**"),
        fc.array(word, { minLength: 1, maxLength: 300 }),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(prose, fc.constantFrom(undefined, "muted", "warning", "error"), (lines, tone) => {
        const source = lines.map(([mark, words]) => `${mark}${words.join(" ")}`).join("\n\n");
        const messages = rendered({ summary: "s", parts: [{ type: "text", markdown: source, ...(tone && { tone }) }] });
        expectAccepted(messages);
        const said = new Set(read(messages).match(/[a-z]+/g));
        // The word behind a fence names a language.
        const expected = lines.flatMap(([, words]) => words);
        expect(expected.filter((each) => !said.has(each))).toEqual([]);
      }),
      { numRuns: 50, interruptAfterTimeLimit: 8_000 },
    );
  });

  it.each([
    ["100 kB of emoji", "👩‍👩‍👧‍👦".repeat(9_100)],
    ["100 kB without a space", "x".repeat(100_000)],
    ["100 kB of Hebrew", "שלום עולם ".repeat(10_000)],
    ["100 kB of what JSON escapes", '"\\\n'.repeat(33_000)],
    ["fences in fences", `${"`".repeat(9)}\n${"```\ncode\n".repeat(4_000)}`],
    ["a table of thousands of rows", `| a | b |\n|---|---|\n${"| @here | 2 |\n".repeat(5_000)}`],
    ["100 kB of mentions", "<@1>@everyone".repeat(7_000)],
    ["100 kB of addresses", "https://evil.example/ ".repeat(4_500)],
    ["links without end", "[w](https://evil.example/x) ".repeat(3_500)],
    ["thousands of styles", "**a** *b* `c` ".repeat(7_000)],
    ["a list of thousands", "1. x\n".repeat(10_000)],
    ["thousands of small blocks of code", "```\nx\n```\n\n".repeat(3_000)],
    ["quotations in quotations", `${">".repeat(90)} x\n`.repeat(300)],
  ])("%s", (_, markdown) => {
    for (const tone of [undefined, "muted", "warning"] as const) {
      expectAccepted(
        rendered({ summary: markdown, title: markdown, parts: [{ type: "text", markdown, ...(tone && { tone }) }] }),
      );
    }
  });

  it("thousands of buttons", () => {
    const buttons = Array.from({ length: 5_000 }, (_, i) => ({ label: `b${i}`, action: "show", value: String(i) }));
    const messages = rendered({ summary: "s", parts: [{ type: "buttons", buttons }] });
    expectAccepted(messages);
    const rows = messages.flatMap(({ components }) => components);
    expect(rows.reduce((sum, row) => sum + ("components" in row ? row.components.length : 0), 0)).toBe(5_000);
  });
});

describe("any form is a modal that Discord takes", () => {
  const field = fc.record<FormField>(
    {
      name: fc.stringMatching(/^[a-z]{1,20}$/),
      label: anyText,
      kind: fc.constantFrom("text", "longText", "select", "number", "checkbox"),
      value: anyText,
      hint: anyText,
      required: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 9_000 }),
      options: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 120 }),
    },
    { requiredKeys: ["name", "label", "kind"] },
  );
  const form: fc.Arbitrary<Form> = fc.record({
    form: fc.constant("expand"),
    value: fc.constant("id.1"),
    title: anyText,
    submit: anyText,
    fields: fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 12 }),
  });

  it("whatever its fields", () => {
    fc.assert(
      fc.property(form, (each) => {
        fc.pre(each.fields.length > 0);
        checkModal(JSON.parse(JSON.stringify(formModal(texts, each))));
      }),
      { numRuns: 80, interruptAfterTimeLimit: 8_000 },
    );
  });

  it("and sent as it is, it says what it was opened with", () => {
    const text = fc
      .array(fc.constantFrom("words ", "more\n", "x".repeat(300)), { maxLength: 60 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, (value) => {
        const each: Form = {
          ...{ form: "editIdea", value: "id.1", title: "Edit", submit: "Save" },
          fields: [{ name: "idea", label: "Idea", kind: "longText", required: true, value }],
        };
        const sent = checkModal(JSON.parse(JSON.stringify(formModal(texts, each))));
        const submitted = readSubmission({
          custom_id: sent.custom_id,
          components: sent.components.map((label) => ({
            type: 18,
            component:
              label.type === 18 && label.component.type === 4
                ? { ...label.component, value: label.component.value ?? "" }
                : undefined,
          })),
        });
        const words = (whole: string | undefined) => (whole ?? "").replace(/\s/g, "");
        expect(submitted).toMatchObject({ form: "editIdea", value: "id.1" });
        expect(words(submitted?.fields.idea)).toBe(words(value));
      }),
      { numRuns: 60 },
    );
  });
});

it("any suggestions are choices that Discord takes", () => {
  const suggestion = fc.record({ label: anyText, value: anyText });
  fc.assert(
    fc.property(fc.array(suggestion, { maxLength: 60 }), (each) => {
      checkChoices({ choices: suggestionChoices(each) });
    }),
    { numRuns: 100 },
  );
});
