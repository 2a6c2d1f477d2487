import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { launchChromium } from "./chromium.ts";
import { composer, say } from "./page-world.ts";
import { type Product, startProduct } from "./product.ts";

const { buttons, result } = textsFor("en");

/** The real product in a browser. */
export interface ProductWorld {
  product(): Product;
  /** Opens it as a browser of its own, which is closed after the test. */
  visit(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the pages of this test complained about in their consoles. */
  complaints: string[];
}

/** One process and one browser for a file of tests. `environment`: what is configured, if anything is. */
export function productWorld(environment: () => Promise<Record<string, string>> = async () => ({})): ProductWorld {
  let browser: Browser;
  let product: Product;
  const open: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), environment().then(startProduct)]);
  }, 90_000);
  afterEach(async () => {
    for (const page of open.splice(0)) await page.context().close();
    complaints.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  return {
    product: () => product,
    complaints,
    async visit(path = "/", options = {}) {
      const size = { viewport: { width: 1400, height: 900 }, locale: "en-GB" };
      const page = await (await browser.newContext({ ...size, ...options })).newPage();
      open.push(page);
      page.setDefaultTimeout(60_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(product.url + path);
      await composer(page).waitFor();
      return page;
    },
  };
}

/** The open thread. */
export const inThread = (page: Page): Locator => page.locator(".thread");

/** What has arrived in the open thread, by words in it. */
export const said = (page: Page, words: string): Locator =>
  inThread(page).locator("article:not(.outgoing)", { hasText: words });

/** What is being worked on in the open thread. */
export const working = (page: Page): Locator => inThread(page).locator('.step[data-state="working"]');

/** The result card of a version in the open thread. */
export const version = (page: Page, number: number): Locator =>
  inThread(page)
    .locator("article", { has: page.getByRole("button", { name: buttons.regenerate, exact: true }) })
    .filter({ has: page.locator("dl", { hasText: new RegExp(`${result.version}${number}(?!\\d)`) }) });

/** Presses a button. */
export const press = (where: Locator, label: string): Promise<void> =>
  where.getByRole("button", { name: label, exact: true }).click();

/** Presses one of the tools of a message, which show while it has the focus. */
export async function useTool(message: Locator, label: string): Promise<void> {
  await message.focus();
  await press(message, label);
}

/** Replies in the open thread. */
export const reply = (page: Page, text: string): Promise<void> => say(page, text, "thread");
