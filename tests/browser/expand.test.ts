import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";
import { hasChromium, launchChromium } from "./chromium.ts";
import { type Product, startProduct } from "./product.ts";

const { buttons } = textsFor("en");

/** Real models take their time; the doubles of them here take this long, in milliseconds. */
const answerMs = 700;

describe.skipIf(!hasChromium)("the real product in a browser", { timeout: 120_000 }, () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const running: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    running.push(browser);
  }, 60_000);
  afterAll(async () => {
    for (const each of running) await each.close();
  });
  afterEach(async () => {
    await page.context().close();
  });

  const visit = async ({ url }: Product) => {
    complaints = [];
    page = await (await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: "en-GB" })).newPage();
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(url);
    await page.locator(".composer").first().waitFor();
  };
  const say = async (text: string) => {
    await page.locator(".middle textarea").fill(text);
    await page.locator(".middle textarea").press("Enter");
  };
  const result = () => page.locator(".thread .messages .card", { hasText: buttons.publish });
  const working = () => page.locator('.thread .step[data-state="working"]');

  describe("with nothing configured", () => {
    let product: Product;
    beforeAll(async () => {
      product = await startProduct();
      running.unshift(product);
    }, 90_000);

    it("goes from an idea to a published folder", async () => {
      await visit(product);
      await say("/expand Why sourdough bread needs patience --tone casual --words 400");
      await result().waitFor();
      const picture = result().locator(".picture img").first();
      expect(
        await picture.evaluate(async (img: HTMLImageElement) => {
          await img.decode();
          return img.naturalWidth;
        }),
      ).toBeGreaterThan(100);
      expect(await result().locator(".fields").textContent()).toMatch(/casual/i);

      await result().getByRole("button", { name: buttons.publish, exact: true }).click();
      await page.locator("dialog").getByRole("button", { name: buttons.publish, exact: true }).click();
      const published = join(product.dataDir, "published");
      await page.locator(".thread .messages .message", { hasText: published }).first().waitFor();

      const [name = ""] = await readdir(published);
      const folder = join(published, name);
      const markdown = (await readdir(folder)).find((file) => file.endsWith(".md")) ?? "";
      const text = await readFile(join(folder, markdown), "utf8");
      expect(text).toMatch(/^---\n[\s\S]*title:/);
      const pictures = [...text.matchAll(/!\[[^\]]+\]\(([^)\s]+)/g)].map(([, path]) => path ?? "");
      expect(pictures.length).toBeGreaterThan(0);
      for (const path of pictures) expect((await readFile(join(folder, path))).length).toBeGreaterThan(1000);
      expect(complaints).toEqual([]);
    });

    it("lists privately what was made", async () => {
      await visit(product);
      await say("/expand list");
      const card = page.locator(".middle .message.private .card").last();
      await card.waitFor();
      expect(await card.textContent()).toMatch(/sourdough/i);
      expect(complaints).toEqual([]);
    });

    it("says what is wrong with an idea, to the one who typed it", async () => {
      await visit(product);
      await say("/expand 🔥🔥🔥");
      await page.locator(".middle .message.private .card").last().waitFor();
      await say("/expand bread --tone angry");
      await page.locator(".middle .message.private .card", { hasText: "--tone" }).waitFor();
      expect(await page.locator(".thread").isVisible()).toBe(false);
    });
  });

  describe("with models that take their time", () => {
    let product: Product;
    beforeAll(async () => {
      const options = { latencyMs: () => answerMs };
      const [anthropic, openai] = await Promise.all([startAnthropicDouble(options), startOpenAiDouble(options)]);
      product = await startProduct({
        ANTHROPIC_BASE_URL: anthropic.url,
        ANTHROPIC_API_KEY: anthropic.apiKey,
        OPENAI_BASE_URL: openai.url,
        OPENAI_API_KEY: openai.apiKey,
      });
      running.unshift(product, anthropic, openai);
    }, 90_000);

    it("shows the same run after a reload in the middle of it", async () => {
      await visit(product);
      await say("/expand How tides shape a harbour town");
      await working().first().waitFor();
      const thread = page.url();
      await page.reload();
      await working().first().waitFor();
      expect(page.url()).toBe(thread);
      await result().waitFor();
      expect(await result().count()).toBe(1);
      await working().first().waitFor({ state: "detached" });
      expect(complaints).toEqual([]);
    });

    it("ends a run that is stopped, and says so", async () => {
      await visit(product);
      await say("/expand The long history of the bicycle bell");
      await working().first().waitFor();
      await page.locator(".thread").getByRole("button", { name: buttons.stop, exact: true }).click();
      await page.locator('.thread .step[data-state="stopped"]').first().waitFor();
      await page.locator(".thread").getByRole("button", { name: buttons.retry, exact: true }).first().waitFor();
      await working().first().waitFor({ state: "detached" });
    });

    it("goes on when the server dies in the middle of a run and comes back", async () => {
      await visit(product);
      await say("/expand What lighthouses taught engineers");
      await working().first().waitFor();
      await product.kill();
      await page.locator(".banner.lost").waitFor();
      await product.restart();
      await page.locator(".banner.lost").waitFor({ state: "hidden" });
      await result().waitFor({ timeout: 90_000 });
      expect(await result().count()).toBe(1);
      await working().first().waitFor({ state: "detached" });
    });
  });
});
