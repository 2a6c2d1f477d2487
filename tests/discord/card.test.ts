import { describe, expect, it } from "vitest";
import { fileCard, filesCard } from "../../src/chat/cards/files.ts";
import { resultCard } from "../../src/chat/cards/result.ts";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import type { Card, CardPart } from "../../src/chat/vocabulary.ts";
import { bodyOf, renderCard } from "../../src/discord/card.ts";
import { ideaId, projectView } from "../chat/fixtures.ts";
import { expectAccepted, read, textsOf } from "./accepted.ts";

const texts = textsFor("en");
const rendered = (parts: CardPart[], more: Partial<Card> = {}) => {
  const messages = renderCard(
    { summary: "In short", parts, ...more },
    { texts, files: new Map([["here", "1-picture.png"]]) },
  );
  expectAccepted(messages, ["1-picture.png"]);
  return messages;
};
/** The texts of a card that is one message. */
const said = (markdown: string, tone?: "muted" | "warning" | "error") =>
  textsOf(
    rendered([{ type: "text", markdown, ...(tone && { tone }) }]).flatMap(({ components }) =>
      JSON.parse(JSON.stringify(components)),
    ),
  ).join("\n---\n");

describe("markdown on Discord", () => {
  it.each([
    ["**bold** *italic* ~~gone~~ `code`", "**bold** *italic* ~~gone~~ `code`"],
    ["**a***b*", "**a**\u200B*b*"],
    ["# One\n\n## Two\n\n##### Five", "## One\n\n### Two\n\n### Five"],
    ["- a\n  - b\n- c", "- a\n  - b\n- c"],
    ["3. a\n4. b", "3. a\n4. b"],
    ["- a\n\n  b", "- a\n  b"],
    ["> a\n> b", "> a\n> b"],
    ["```ts\nconst a = 1;\n```", "```ts\nconst a = 1;\n```"],
    ["````md\n```\na\n```\n````", "```md\n``\u200B`\na\n``\u200B`\n```"],
    ["| a | b |\n|---|---|\n| 1 | 22 |", "```\na | b\n1 | 22\n```"],
    ["[words](https://a.example/x)", "[words](<https://a.example/x>)"],
    ["[words](javascript:alert)", "\\[words\\](javascript:alert)"],
    ["![A bee](https://a.example/bee.png)", "A bee"],
    ["``a`b``", "``a`b``"],
    ["a\n---\nb", "### a\n\nb"],
  ])("%j is %j", (markdown, expected) => {
    expect(said(markdown)).toBe(expected);
  });

  it.each([
    ["@everyone and @here", "@\u2060everyone and @\u2060here"],
    ["<@1> <@&2> <#3> <:a:4> <t:5> </x:6>", "\\<@1\\> \\<@&2\\> \\<\\#3\\> \\<\\:a:4\\> \\<t:5\\> \\</x:6\\>"],
    ["see https://a.example/b_c_d", "see https\\://a.example/b\\_c\\_d"],
    ["snake_case_name ||no|| 2 \\* 3", "snake\\_case\\_name \\|\\|no\\|\\| 2 \\* 3"],
    ["\\- no item\n\n1\\. no item\n\n\\# no title", "\\- no item\n\n1\\. no item\n\n\\# no title"],
    [":tada: 12:30", "\\:tada: 12:30"],
    ["<b>html</b>", "\\<b\\>html\\</b\\>"],
  ])("%j stays text: %j (P9)", (markdown, expected) => {
    expect(said(markdown)).toBe(expected);
  });

  it("is small when it is muted, and has a sign when it warns", () => {
    expect(said("one\ntwo", "muted")).toBe("-# one\n-# two");
    expect(said("careful", "warning")).toBe("⚠️ careful");
    expect(said("- a", "error")).toBe("🛑\n\n- a");
  });
});

describe("a card on Discord", () => {
  it("is one container, which can be found again, with nothing that pings or previews", () => {
    const [message] = rendered([{ type: "text", markdown: "hello" }], { title: "A *title*" });
    expect(message && bodyOf(message, 77_777)).toEqual({
      flags: (1 << 15) | (1 << 2),
      allowed_mentions: { parse: [] },
      components: [{ type: 17, id: 77_777, components: [{ type: 10, content: "## A \\*title\\*\n\nhello" }] }],
    });
  });

  it("with nothing to show says its summary", () => {
    expect(read(rendered([]))).toBe("**In short**");
    expect(read(rendered([{ type: "divider" }, { type: "text", markdown: " " }]))).toBe("**In short**");
  });

  it("shows steps, fields, what changed, and pictures", () => {
    const messages = rendered([
      {
        type: "progress",
        steps: [
          { label: "Plan", state: "done", ms: 1200 },
          { label: "Write", state: "working", note: "second try" },
          { label: "Check", state: "skipped" },
        ],
      },
      { type: "divider" },
      {
        type: "fields",
        fields: [
          { label: "Cost", value: "$0.01" },
          { label: "Score", value: "9" },
        ],
      },
      {
        type: "diff",
        pieces: [
          { text: "a ", change: "same" },
          { text: "b", change: "removed" },
          { text: "c", change: "added" },
        ],
      },
      { type: "image", blob: "here", alt: "A bee", caption: "Bees" },
      { type: "image", blob: "away", alt: "A wasp" },
    ]);
    const text = read(messages, ["1-picture.png"]);
    expect(text).toContain("✓ Plan");
    expect(text).toContain("◐ **Write**  second try");
    expect(text).toContain("– Check  skipped");
    expect(text).toContain("**Cost**  $0.01\n**Score**  9");
    expect(text).toContain("a ~~b~~**c**");
    expect(text).toContain("-# Picture: A wasp");
    expect(messages[0]?.blobs).toEqual(["here"]);
  });

  it("is split between blocks when it is long, and code stays whole in each", () => {
    const code = Array.from({ length: 400 }, (_, line) => `const line${line} = ${line};`).join("\n");
    const messages = rendered([{ type: "text", markdown: `before\n\n\`\`\`ts\n${code}\n\`\`\`\n\nafter` }]);
    expect(messages.length).toBeGreaterThan(1);
    const text = read(messages);
    for (const line of ["before", "const line0 = 0;", "const line399 = 399;", "after"]) expect(text).toContain(line);
  });

  it("has rows of five buttons, without those that Discord could not carry", () => {
    const button = (value: string) => ({ label: value, action: "show", value });
    const [message] = rendered([
      {
        type: "buttons",
        buttons: [
          ...["1", "2", "3", "4", "5", "6", "6"].map(button),
          button("x".repeat(100)),
          { ...button("7"), href: "https://a.example" },
          { ...button("8"), href: "javascript:alert(1)" },
        ],
      },
    ]);
    const rows = message?.components.map((row) => ("components" in row ? row.components.length : 0));
    expect(rows).toEqual([5, 2]);
  });
});

it("the cards of a large and hostile project are taken, its tree in one piece", () => {
  const view = projectView();
  const of = { texts, idea: ideaId, version: 3, project: view.project };
  const cards = [resultCard(view), filesCard(of), ...[1, 2, 60].map((file) => fileCard(of, file))];
  for (const card of cards) {
    if (card === undefined) throw new Error("no card");
    expectAccepted(renderCard(card, { texts }));
  }
  const said = read(renderCard(resultCard(view), { texts }));
  expect(said).toContain("├── ");
  expect(said).toContain("and 33 more");
});
