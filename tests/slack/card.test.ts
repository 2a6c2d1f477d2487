import { describe, expect, it } from "vitest";
import { fileCard, filesCard } from "../../src/chat/cards/files.ts";
import { helpCard } from "../../src/chat/cards/help.ts";
import { progressCard } from "../../src/chat/cards/progress.ts";
import { resultCard } from "../../src/chat/cards/result.ts";
import type { Button, Card, CardPart } from "../../src/chat/vocabulary.ts";
import { renderCard } from "../../src/slack/card.ts";
import type { Rendering } from "../../src/slack/parts.ts";
import { at, ideaId, image, markdown, post, projectView, resultView, run, texts } from "../chat/fixtures.ts";
import { expectAccepted, parsedTexts, readable } from "./accepted.ts";

const render = (parts: CardPart[], more: Partial<Card & Rendering> = {}) => {
  const { title, summary = "A card", ...rendering } = more;
  const messages = renderCard({ parts, summary, ...(title !== undefined && { title }) }, { texts, ...rendering });
  expectAccepted(messages, rendering.files?.values());
  return messages;
};
const blocks = (parts: CardPart[], more: Partial<Card & Rendering> = {}) =>
  render(parts, more).flatMap((each) => each.blocks);
const text = (markdown: string): CardPart => ({ type: "text", markdown });
const button = (label: string, action: string, value: string, more: Partial<Button> = {}): Button => ({
  ...{ label, action, value },
  ...more,
});

describe("markdown becomes rich text", () => {
  it("with styles, headings, links and code", () => {
    expect(
      blocks([text("# Why\n\nBread is **slow**, *kind* and `warm`. [More](https://example.com/a?b=1&c=2)")]),
    ).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "Why", style: { bold: true } },
              { type: "text", text: "\n\nBread is " },
              { type: "text", text: "slow", style: { bold: true } },
              { type: "text", text: ", " },
              { type: "text", text: "kind", style: { italic: true } },
              { type: "text", text: " and " },
              { type: "text", text: "warm", style: { code: true } },
              { type: "text", text: ". " },
              { type: "link", url: "https://example.com/a?b=1&c=2", text: "More" },
            ],
          },
        ],
      },
    ]);
  });

  it("with lists that keep their numbers and their depth", () => {
    const [block] = blocks([text("3. three\n4. four\n   - inside\n5. five")]);
    const section = (words: string) => ({ type: "rich_text_section", elements: [{ type: "text", text: words }] });
    expect(block).toEqual({
      type: "rich_text",
      elements: [
        {
          type: "rich_text_list",
          style: "ordered",
          indent: 0,
          offset: 2,
          elements: [section("three"), section("four")],
        },
        { type: "rich_text_list", style: "bullet", indent: 1, elements: [section("inside")] },
        { type: "rich_text_list", style: "ordered", indent: 0, offset: 4, elements: [section("five")] },
      ],
    });
  });

  it("with quotations, lines across and tables in columns", () => {
    const said = blocks([text("> a\n>\n> b\n\n---\n\n| x | long |\n|---|---|\n| 1 | 2 |")]);
    expect(said.map(({ type }) => type)).toEqual(["rich_text", "divider", "rich_text"]);
    expect(JSON.stringify(said)).toContain("rich_text_quote");
    expect(JSON.stringify(said)).toContain("x | long\\n1 | 2");
  });

  it("with pictures and HTML as the words they are", () => {
    const said = readable(
      render([text('![a cat](https://evil.example/p.png) <img src="x"> [in](javascript:alert(1))')]),
    );
    expect(said).toContain("a cat <img");
    expect(JSON.stringify(render([text("![a](https://evil.example/p.png) [in](javascript:x)")]))).not.toMatch(
      /"url"|image_url/,
    );
  });

  it("in grey where it is muted and mrkdwn can say it", () => {
    const grey = (markdown: string) => blocks([{ type: "text", markdown, tone: "muted" }]);
    expect(grey("Version **2** of `x`")).toEqual([
      { type: "context", elements: [{ type: "mrkdwn", text: "Version *2* of `x`", verbatim: true }] },
    ]);
    expect(grey("snake\\_case\\_name and :tada:")[0]?.type).toBe("rich_text");
    expect(grey("half**bold**word")[0]?.type).toBe("rich_text");
    expect(grey("- a list")[0]?.type).toBe("rich_text");
  });
});

describe("what is dangerous is plain text (P9)", () => {
  const attack = "<!channel> <@U0ADA> <#C1> <https://evil.example|bank> @here @channel <!subteam^S1> &lt;!here&gt;";

  it.each<[string, CardPart[], Partial<Card>]>([
    ["markdown", [text(attack.replaceAll("<https", "\\<https"))], {}],
    ["muted markdown", [{ type: "text", markdown: attack.replaceAll("<", "\\<"), tone: "muted" }], {}],
    ["code", [text(`\`\`\`\n${attack}\n\`\`\``)], {}],
    ["a title and a summary", [], { title: attack, summary: attack }],
    ["fields", [{ type: "fields", fields: [{ label: attack, value: attack }] }], {}],
    ["progress", [{ type: "progress", steps: [{ label: attack, state: "working", note: attack }] }], {}],
    ["a comparison", [{ type: "diff", pieces: [{ text: attack, change: "added" }] }], {}],
    ["a picture", [{ type: "image", blob: "b", alt: attack, caption: attack }], {}],
    [
      "a button",
      [
        {
          type: "buttons",
          buttons: [button(attack, "a", "1", { confirm: { title: attack, text: attack, ok: attack } })],
        },
      ],
      {},
    ],
  ])("in %s", (_, parts, more) => {
    const messages = render(parts, { ...more, files: new Map([["b", "F1"]]) });
    for (const said of messages.flatMap(parsedTexts)) expect(said).not.toMatch(/<[!@#h]/);
    expect(JSON.stringify(messages)).not.toMatch(/"type":"(?:user|usergroup|broadcast|channel|link)"/);
    expect(readable(messages)).toContain("<!channel>");
  });
});

describe("the other parts", () => {
  it("a title is a header, or bold where it is too long for one", () => {
    expect(blocks([], { title: "Bread & butter" })[0]).toMatchObject({
      type: "header",
      text: { text: "Bread &amp; butter" },
    });
    expect(readable(render([], { title: "long ".repeat(60) }))).toContain("long ".repeat(59));
  });

  it("fields stand in columns, ten to a section, and long ones on lines of their own", () => {
    const fields = Array.from({ length: 12 }, (_, i) => ({
      label: `L${i}`,
      value: i === 11 ? "v".repeat(600) : "v_v*",
    }));
    expect(blocks([{ type: "fields", fields }]).map(({ type }) => type)).toEqual(["section", "section", "rich_text"]);
    expect(blocks([{ type: "fields", fields: [{ label: "Cost", value: "$0.01" }] }])).toEqual([
      { type: "section", fields: [{ type: "mrkdwn", text: "*Cost*\n$0.01", verbatim: true }] },
    ]);
  });

  it("progress is a plan named for the step at work, or lines where Slack has no plan", () => {
    const steps: Extract<CardPart, { type: "progress" }>["steps"] = [
      { label: "Planning", state: "done", ms: 1200 },
      { label: "Writing", state: "working", ms: 400, note: "second try" },
      { label: "Pictures", state: "skipped" },
    ];
    expect(blocks([{ type: "progress", steps }])).toMatchObject([
      {
        type: "plan",
        title: "Writing",
        tasks: [
          { task_id: "step-1", title: "Planning", status: "complete" },
          { task_id: "step-2", title: "Writing", status: "in_progress" },
          { task_id: "step-3", title: "Pictures", status: "complete" },
        ],
      },
    ]);
    for (const plans of [true, false]) {
      const said = readable(render([{ type: "progress", steps }], { plans }));
      for (const word of ["Planning", "1.2s", "Writing", "second try", "skipped"]) expect(said).toContain(word);
    }
  });

  it("a picture that is uploaded is shown, another is named, and so is a file", () => {
    const image: CardPart = { type: "image", blob: "abc", alt: "a loaf" };
    expect(blocks([image], { files: new Map([["abc", "F123"]]) })).toEqual([
      { type: "image", slack_file: { id: "F123" }, alt_text: "a loaf" },
    ]);
    expect(readable(render([image]))).toContain("Picture: a loaf");
    expect(readable(render([{ type: "file", blob: "b", name: "post.md", mime: "text/markdown", bytes: 9 }]))).toContain(
      "post.md",
    );
  });

  it("a comparison is struck through and bold", () => {
    const pieces = [
      { text: "the ", change: "same" },
      { text: "old", change: "removed" },
      { text: "new", change: "added" },
    ] as const;
    expect(JSON.stringify(blocks([{ type: "diff", pieces: [...pieces] }]))).toContain(
      '{"type":"text","text":"old","style":{"strike":true}},{"type":"text","text":"new","style":{"bold":true}}',
    );
  });

  it("never begins or ends a message with a line across, and is never empty", () => {
    expect(blocks([{ type: "divider" }, text("x"), { type: "divider" }]).map(({ type }) => type)).toEqual([
      "rich_text",
    ]);
    expect(readable(render([{ type: "divider" }]))).toContain("A card");
    expect(readable(render([], { summary: "" }))).toContain("–");
  });
});

describe("a long card", () => {
  it("is split between blocks, loses no word and tears no code", () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${i}`);
    const code = Array.from({ length: 900 }, (_, i) => `const line${i} = "${i}";`);
    const messages = render([
      text(`${words.join(" ")}\n\n\`\`\`\`ts\n\`\`\`\n${code.join("\n")}\n\`\`\`\n\`\`\`\`\n\nend`),
    ]);
    const said = readable(messages);
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(said))).toEqual([]);
    expect(code.filter((line) => !said.split("\n").includes(line))).toEqual([]);
    expect(messages.length).toBeGreaterThan(3);
    expect(messages.every((each) => each.text === "A card")).toBe(true);
  });
});

it("the cards of a run are one message each", () => {
  const progress = progressCard({
    ...{ texts, idea: { id: ideaId, number: 12, text: "how to keep bees", title: null }, run: run(), now: at(92) },
    ...{ taken: [{ by: "Ada", text: "make it *short*" }], waiting: 1, held: false, turning: false, demo: true },
  });
  const prose = markdown("Bees are kept for honey. ".repeat(80));
  const result = resultCard(resultView({ post: post([image("A hive"), prose, image("A smoker")]) }));
  for (const each of [progress, result, helpCard(texts, { where: "channel", first: true })]) {
    const messages = renderCard(each, { texts });
    expectAccepted(messages);
    expect(messages).toHaveLength(1);
  }
});

it("the cards of a large and hostile project are taken, its tree in one piece", () => {
  const view = projectView();
  const of = { texts, idea: ideaId, version: 3, project: view.project };
  const cards = [resultCard(view), filesCard(of), ...[1, 2, 60].map((file) => fileCard(of, file))];
  for (const card of cards) {
    if (card === undefined) throw new Error("no card");
    expectAccepted(renderCard(card, { texts }));
  }
  const said = readable(renderCard(resultCard(view), { texts }));
  expect(said).toContain("├── ");
  expect(said).toContain("and 33 more");
});
