import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf, refusalOf } from "./client.ts";
import { type SlackDouble, startSlackDouble } from "./server.ts";

let slack: SlackDouble;
beforeAll(async () => {
  slack = await startSlackDouble({ rates: false });
});
afterAll(() => slack.close());

type Blocks = Record<string, unknown>[];
const x = (count: number) => "x".repeat(count);
const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (more: Record<string, unknown> = {}) => ({
  type: "button",
  action_id: "go",
  text: plain("Go"),
  ...more,
});
const actions = (...elements: Blocks) => ({ type: "actions", elements });
const image = (more: Record<string, unknown> = {}) => ({
  type: "image",
  alt_text: "A cat",
  image_url: "https://example.com/cat.png",
  ...more,
});
const post = (blocks: unknown) =>
  clientOf(slack).apiCall("chat.postMessage", { channel: slack.channels.general, text: "fallback", blocks });

describe("what a message takes", () => {
  it.each<[string, Blocks]>([
    ["50 blocks", Array(50).fill({ type: "divider" })],
    ["3,000 characters of a section", [section(x(3000))]],
    ["150 of a header", [{ type: "header", text: plain(x(150)) }]],
    ["75 and 2,000 of a button", [actions(button({ text: plain(x(75)), value: x(2000), action_id: x(255) }))]],
    ["25 buttons", [actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `go${i}` })))]],
    ["the same action in two blocks", [actions(button()), actions(button())]],
    ["11,000 characters in all", [{ type: "markdown", text: x(11_000) }]],
    ["a picture", [image()]],
    [
      "feedback buttons",
      [
        {
          type: "context_actions",
          elements: [
            {
              type: "feedback_buttons",
              action_id: "feedback",
              positive_button: { text: plain("Good"), value: "good" },
              negative_button: { text: plain("Bad"), value: "bad" },
            },
          ],
        },
      ],
    ],
    [
      "a plan of tasks",
      [
        {
          type: "plan",
          title: "Writing",
          tasks: [{ type: "task_card", task_id: "draft", title: "Draft", status: "complete" }],
        },
      ],
    ],
    [
      "code and a list as rich text",
      [
        {
          type: "rich_text",
          elements: [
            { type: "rich_text_preformatted", elements: [{ type: "text", text: "a();" }] },
            {
              type: "rich_text_list",
              style: "bullet",
              elements: [
                { type: "rich_text_section", elements: [{ type: "text", text: "one", style: { bold: true } }] },
              ],
            },
          ],
        },
      ],
    ],
    ["a table", [{ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }]],
  ])("%s", async (_, blocks) => {
    expect(await post(blocks)).toMatchObject({ ok: true });
  });
});

describe("what a message refuses, and where Slack says it is", () => {
  it.each<[string, Blocks, string]>([
    ["51 blocks", Array(51).fill({ type: "divider" }), "no more than 50 items allowed [json-pointer:/blocks]"],
    [
      "3,001 characters of a section",
      [section(x(3001))],
      "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ],
    ["an empty section", [section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"],
    ["151 of a header", [{ type: "header", text: plain(x(151)) }], "must be less than 151 characters"],
    ["markup in a header", [{ type: "header", text: { type: "mrkdwn", text: "x" } }], "/blocks/0/text/type]"],
    ["76 of a button", [actions(button({ text: plain(x(76)) }))], "/blocks/0/elements/0/text/text]"],
    ["a value of 2,001", [actions(button({ value: x(2001) }))], "/blocks/0/elements/0/value]"],
    ["an action_id of 256", [actions(button({ action_id: x(256) }))], "/blocks/0/elements/0/action_id]"],
    ["an action twice in a block", [actions(button(), button())], '`action_id` "go" already exists'],
    [
      "26 buttons",
      [actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `${i}` })))],
      "no more than 25",
    ],
    [
      "a block_id twice",
      [
        { ...section("a"), block_id: "b" },
        { ...section("b"), block_id: "b" },
      ],
      "block_id already",
    ],
    ["an unknown field", [{ ...section("a"), colour: "red" }], "invalid additional property: colour"],
    ["an unknown field inside", [actions(button({ disabled: true }))], "invalid additional property: disabled"],
    ["an unknown block", [{ type: "marquee" }], "unsupported type [json-pointer:/blocks/0/type]"],
    ["a missing text", [{ type: "header" }], "missing required field: text [json-pointer:/blocks/0/text]"],
    ["an alt text of 2,001", [image({ alt_text: x(2001) })], "must be less than 2001 characters"],
    ["a picture nobody can fetch", [image({ image_url: "http://127.0.0.1/cat.png" })], "downloading image failed"],
    ["a file that is none", [image({ image_url: undefined, slack_file: { id: "F404" } })], "invalid slack file"],
    [
      "two tables",
      Array(2).fill({ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }),
      "only_one_table_allowed",
    ],
  ])("%s", async (_, blocks, words) => {
    const refusal = await refusalOf(post(blocks));
    expect(refusal.error).toBe("invalid_blocks");
    expect(refusal.errors).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
    expect(refusal.response_metadata).toMatchObject({
      messages: expect.arrayContaining([expect.stringContaining(`[ERROR] `)]),
    });
  });

  it.each<[string, unknown, string]>([
    [
      "too much in all",
      [section(x(3000)), section(x(3000)), section(x(3000)), section(x(2001))],
      "msg_blocks_too_long",
    ],
    ["too much markdown", [{ type: "markdown", text: x(12_000) }], "msg_blocks_too_long"],
    ["what is no list", { type: "divider" }, "invalid_blocks_format"],
  ])("%s", async (_, blocks, error) => {
    expect(await refusalOf(post(blocks))).toMatchObject({ error });
  });
});
