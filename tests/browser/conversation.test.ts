import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { pageTexts } from "../../src/chat/texts/page.ts";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";
import { hasChromium, launchChromium } from "./chromium.ts";
import { composer, message, say } from "./page-world.ts";
import { type Product, startProduct } from "./product.ts";

const { buttons, compare, forms, replies, result } = textsFor("en");

/** Real models take their time; the doubles of them here take this long, in milliseconds. */
const answerMs = 700;

describe.skipIf(!hasChromium)("a conversation in a browser", { timeout: 120_000 }, () => {
  let browser: Browser;
  const running: { close(): Promise<void> }[] = [];
  const open: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    running.push(browser);
  }, 60_000);
  afterAll(async () => {
    for (const each of running) await each.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.context().close();
    complaints.length = 0;
  });

  /** Opens the page as a browser of its own. */
  const visit = async (url: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: "en-GB" });
    const page = await context.newPage();
    open.push(page);
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (each) => {
      if (each.type() === "error") complaints.push(each.text());
    });
    await page.goto(url);
    await composer(page).waitFor();
    return page;
  };
  /** The result card of a version, and a button on it. */
  const version = (page: Page, number: number) =>
    page
      .locator(".thread article", { has: page.getByRole("button", { name: buttons.regenerate, exact: true }) })
      .filter({ has: page.locator("dl", { hasText: new RegExp(`${result.version}${number}(?!\\d)`) }) });
  /** What the result cards of changes say, oldest first. */
  const versions = (page: Page) =>
    inThread(page)
      .locator("article", { hasText: compare.since(1).replace(/\d+$/, "") })
      .allTextContents();
  const press = (where: Locator, label: string) => where.getByRole("button", { name: label, exact: true }).click();
  const reply = (page: Page, text: string) => say(page, text, "thread");
  const inThread = (page: Page) => page.locator(".thread");
  const said = (page: Page, words: string) => inThread(page).locator("article:not(.outgoing)", { hasText: words });
  const working = (page: Page) => page.locator('.thread .step[data-state="working"]');

  describe("with nothing configured", () => {
    let product: Product;
    let thread = "";
    beforeAll(async () => {
      product = await startProduct();
      running.unshift(product);
    }, 90_000);

    it("begins with a form that is filled in by keyboard, and whose thread opens by itself", async () => {
      const page = await visit(`${product.url}/?as=ada`);
      await say(page, "/expand");
      await page.locator("dialog").getByLabel(forms.expand.idea).fill("Why sourdough bread needs patience");
      await page.keyboard.press("Control+Enter");
      await version(page, 1).waitFor();
      thread = page.url();
      expect(await page.locator(".middle", { hasText: "/expand" }).locator(".command").count()).toBe(0);
      expect(complaints).toEqual([]);
    });

    it("makes versions by reply, answers questions, compares, restores and publishes, and loses nothing by reloads", async () => {
      const page = await visit(`${thread}?as=ada`);
      const cards = async () =>
        (await inThread(page).locator("article").allInnerTexts()).map((text) => text.length > 0);
      const again = async () => {
        const before = (await cards()).length;
        await page.reload();
        await expect.poll(async () => (await cards()).length).toBe(before);
      };
      await version(page, 1).waitFor();

      await reply(page, "make the introduction shorter");
      await version(page, 2).waitFor();
      expect(await version(page, 2).textContent()).toContain(compare.since(1));
      await again();

      await reply(page, "rename to Patient Bread");
      await version(page, 3).getByRole("heading", { name: "Patient Bread" }).waitFor();
      await again();

      await reply(page, "How many words does it have?");
      await message(page, replies.answerDemo).waitFor();

      await press(version(page, 3), buttons.compare);
      const diff = page.locator("article", { has: page.locator(".diff") });
      await diff.locator("ins", { hasText: "Patient" }).waitFor();

      await say(page, "/expand restore 1", "thread");
      await version(page, 4).getByRole("heading", { name: "sourdough" }).waitFor();
      await again();

      await reply(page, "looks great, publish it");
      const asked = page.locator("article.private", { hasText: replies.publish });
      await press(asked, buttons.publish);
      await page.locator("dialog").getByRole("button", { name: buttons.publish, exact: true }).click();
      await message(page, product.dataDir).first().waitFor();
      expect(complaints).toEqual([]);
    });

    it("is had by two people, of whom one owns the idea", async () => {
      const [ada, ben] = [await visit(`${thread}?as=ada`), await visit(`${thread}?as=ben`)];
      await version(ben, 4).waitFor();
      await press(version(ben, 4), buttons.regenerate);
      await ben.locator("article.private", { hasText: "Only Ada can do that." }).waitFor();
      expect(await message(ada, "Only Ada can do that.").count()).toBe(0);

      await reply(ben, "add a section about rye");
      for (const page of [ada, ben]) await version(page, 5).waitFor();
      expect(await version(ada, 5).textContent()).toContain("Ben");

      await press(version(ben, 5), buttons.bad);
      await ben.locator("dialog").getByRole("textbox").fill("No word about the oven");
      await ben.keyboard.press("Control+Enter");
      await ben.locator("dialog").waitFor({ state: "detached" });
      await press(version(ada, 5), buttons.details);
      await ada.locator("article.private", { hasText: "No word about the oven" }).waitFor();
      expect(complaints).toEqual([]);
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

    it("is steered while it works, by two people, and takes all they said in one go, in their order", async () => {
      const [ada, ben] = [await visit(`${product.url}/?as=ada`), await visit(`${product.url}/?as=ben`)];
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
      const page = await visit(`${product.url}/?as=ada`);
      await say(page, "/expand The long history of the bicycle bell --no-images");
      await version(page, 1).waitFor();
      await reply(page, "make it longer");
      await working(page).first().waitFor();
      for (const text of ["mention tandems", "mention unicycles"]) await reply(page, text);
      await said(page, replies.waiting(2)).waitFor();
      await press(inThread(page), buttons.stop);
      await said(page, replies.held(2)).waitFor();

      const own = (words: string) => said(page, words).last();
      await own("mention unicycles").hover();
      await press(own("mention unicycles"), pageTexts.remove.label);
      await page.locator("dialog").getByRole("button", { name: pageTexts.remove.ok, exact: true }).click();
      await own("mention tandems").hover();
      await press(own("mention tandems"), pageTexts.edit.label);
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
      const page = await visit(`${product.url}/?as=ada`);
      await say(page, "/expand What lighthouses taught engineers --no-images");
      await version(page, 1).waitFor();
      await reply(page, "add a section about lenses");
      await working(page).first().waitFor();
      await reply(page, "add a section about keepers");
      await said(page, replies.waiting(1)).waitFor();
      await product.kill();
      await page.locator(".banner.lost").waitFor();
      await reply(page, "add a section about fog");
      await product.restart();
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
});
