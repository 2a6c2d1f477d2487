import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { pageTexts } from "../../src/chat/texts/page.ts";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import type { DoubleOptions } from "../doubles/llm/script.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";
import { hasChromium } from "./chromium.ts";
import { say } from "./page-world.ts";
import { inThread, press, productWorld, reply, said, useTool, version, working } from "./product-world.ts";

const { buttons, compare, replies } = textsFor("en");

/** How long the doubles of real models take, in milliseconds: long where the tests have something to say meanwhile. */
const answerMs: Readonly<Record<string, number>> = { write: 1200, refine: 1800 };
const otherwiseMs = 250;

describe.skipIf(!hasChromium)("steering models that take their time", { timeout: 120_000 }, () => {
  const doubles: { close(): Promise<void> }[] = [];
  const { product, visit, complaints } = productWorld(async () => {
    const options: DoubleOptions = { latencyMs: ({ task }) => answerMs[task] ?? otherwiseMs };
    const [anthropic, openai] = await Promise.all([startAnthropicDouble(options), startOpenAiDouble(options)]);
    doubles.push(anthropic, openai);
    return {
      ANTHROPIC_BASE_URL: anthropic.url,
      ANTHROPIC_API_KEY: anthropic.apiKey,
      OPENAI_BASE_URL: openai.url,
      OPENAI_API_KEY: openai.apiKey,
    };
  });
  afterAll(async () => {
    for (const each of doubles) await each.close();
  });

  /** What the result cards of changes say, oldest first. */
  const versions = (page: Page) =>
    inThread(page)
      .locator("article", { hasText: compare.since(1).replace(/\d+$/, "") })
      .allTextContents();

  it("is steered while it works, by two people, and takes all they said in one go, in their order", async () => {
    const [ada, ben] = [await visit("/?as=ada"), await visit("/?as=ben")];
    await say(ada, "/expand How tides shape a harbour town --no-images");
    await working(ada).first().waitFor();
    await ben.goto(`${ada.url()}?as=ben`);
    await reply(ada, "make it shorter");
    await said(ada, replies.waiting(1)).waitFor();
    await reply(ben, "add a section about fog");
    for (const page of [ada, ben]) await said(page, replies.waiting(2)).waitFor();

    await ada.reload();
    for (const page of [ada, ben]) await version(page, 2).waitFor();
    const text = (await version(ada, 2).textContent()) ?? "";
    expect(text.indexOf("make it shorter")).toBeGreaterThan(0);
    expect(text.indexOf("add a section about fog")).toBeGreaterThan(text.indexOf("make it shorter"));
    await working(ada).first().waitFor({ state: "detached" });
    expect(await version(ada, 3).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("keeps what was said behind Apply when the work is stopped, and what was changed or deleted is respected", async () => {
    const page = await visit("/?as=ada");
    await say(page, "/expand The long history of the bicycle bell --no-images");
    await version(page, 1).waitFor();
    await reply(page, "make it longer");
    await working(page).first().waitFor();
    for (const text of ["mention tandems", "mention unicycles"]) await reply(page, text);
    await said(page, replies.waiting(2)).waitFor();
    await press(inThread(page), buttons.stop);
    await said(page, replies.held(2)).waitFor();

    // What is waiting is quoted on cards as well.
    const own = (words: string) => inThread(page).locator('article[aria-label^="Ada,"]', { hasText: words });
    await useTool(own("mention unicycles"), pageTexts.remove.label);
    await page.locator("dialog").getByRole("button", { name: pageTexts.remove.ok, exact: true }).click();
    await useTool(own("mention tandems"), pageTexts.edit.label);
    await inThread(page).getByLabel(pageTexts.edit.field).fill("mention fire engines");
    await page.keyboard.press("Enter");
    await said(page, replies.held(1)).waitFor();
    await press(inThread(page), replies.apply);
    await version(page, 2).waitFor();
    const text = (await version(page, 2).textContent()) ?? "";
    expect(text).toContain("mention fire engines");
    expect(text).not.toMatch(/unicycles|tandems/);
  });

  it("goes on when the server dies in the middle of a change and comes back", async () => {
    const page = await visit("/?as=ada");
    await say(page, "/expand What lighthouses taught engineers --no-images");
    await version(page, 1).waitFor();
    await reply(page, "add a section about lenses");
    await working(page).first().waitFor();
    await reply(page, "add a section about keepers");
    await said(page, replies.waiting(1)).waitFor();
    await product().kill();
    await page.locator(".banner.lost").waitFor();
    await reply(page, "add a section about fog");
    await product().restart();
    await page.locator(".banner.lost").waitFor({ state: "hidden" });
    await expect.poll(async () => (await versions(page)).join(" "), { timeout: 90_000 }).toMatch(/keepers[\s\S]*fog/);
    const all = (await versions(page)).join(" ");
    for (const wish of ["lenses", "keepers", "fog"])
      expect([wish, all.split(`“add a section about ${wish}”`)]).toEqual([
        wish,
        [expect.any(String), expect.any(String)],
      ]);
  });
});
