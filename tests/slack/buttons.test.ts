import { describe, expect, it } from "vitest";
import type { Button } from "../../src/chat/vocabulary.ts";
import { readButton } from "../../src/slack/buttons.ts";
import { renderCard } from "../../src/slack/card.ts";
import { texts } from "../chat/fixtures.ts";
import { expectAccepted, readable } from "./accepted.ts";

const button = (label: string, action: string, value: string, more: Partial<Button> = {}): Button => ({
  ...{ label, action, value },
  ...more,
});
const render = (...rows: Button[][]) => {
  const messages = renderCard(
    { summary: "A card", parts: rows.map((buttons) => ({ type: "buttons", buttons })) },
    { texts },
  );
  expectAccepted(messages);
  return messages;
};
const blocks = (...rows: Button[][]) => render(...rows).flatMap((message) => message.blocks);

describe("buttons", () => {
  it("come back as they went out, many of one action in a row", () => {
    const buttons = [
      ...Array.from({ length: 30 }, (_, i) => button(`Show ${i}`, "show", `id.${i}`)),
      button("Good", "good", "idea.1"),
      button("Bad", "bad", "idea.1"),
    ];
    const rows = blocks(buttons);
    expect(rows.map(({ type }) => type)).toEqual(["actions", "actions", "context_actions"]);
    const pressed = rows.flatMap((row) => {
      if (row.type === "actions")
        return row.elements.map((each) => readButton(each as { action_id: string; value: string }));
      const votes = row.type === "context_actions" ? row.elements : [];
      return votes.flatMap((each) =>
        each.type === "feedback_buttons"
          ? [each.positive_button, each.negative_button].map(({ value }) =>
              readButton({ action_id: each.action_id ?? "", value }),
            )
          : [],
      );
    });
    expect(pressed).toEqual(buttons.map(({ action, value }) => ({ action, value })));
  });

  it("go by an id that no other of the card has", () => {
    const row = [button("Show", "show", "1"), button("Show", "show", "2")];
    const ids = JSON.stringify(blocks(row, row)).match(/"action_id":"[^"]+"/g);
    expect(new Set(ids).size).toBe(4);
  });

  it("carry their style, address and question", () => {
    const confirm = { title: "Publish?", text: "It is written.", ok: "Publish" };
    const [row] = blocks([
      button("Publish", "publish", "v", { style: "primary", confirm }),
      button("Open", "open", "", { href: "https://example.com/" }),
    ]);
    expect(row).toMatchObject({
      elements: [
        {
          action_id: "publish#0",
          value: "v",
          style: "primary",
          confirm: { confirm: { text: "Publish" }, deny: { text: "Cancel" }, style: "primary" },
        },
        { action_id: "open#1", url: "https://example.com/" },
      ],
    });
  });

  it("are left out where Slack could not carry what they do", () => {
    const buttons = [button("A", "a", "v".repeat(2001)), button("B", "b", "1", { href: "javascript:alert(1)" })];
    expect(readable(render(buttons))).not.toMatch(/^[AB]$/m);
  });
});
