import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { launchChromium } from "./chromium.ts";
import { type Product, startProduct } from "./product.ts";

const { buttons } = textsFor("en");

/** The real product in a browser. */
export interface ProductWorld {
  product(): Product;
  /** Opens it as a browser of its own, which is closed after the test. */
  visit(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the pages of this test complained about in their consoles. */
  complaints: string[];
}

/** One process, with nothing configured, and one browser for a file of tests. */
export function productWorld(): ProductWorld {
  let browser: Browser;
  let product: Product;
  const open: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct()]);
  }, 90_000);
  afterEach(async () => {
    for (const page of open.splice(0)) await page.context().close();
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
      complaints.length = open.push(page) === 1 ? 0 : complaints.length;
      page.setDefaultTimeout(60_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(product.url + path);
      await page.locator(".composer").first().waitFor();
      return page;
    },
  };
}

/** The result cards of the open thread. */
export const results = (page: Page): Locator =>
  page.locator(".thread .messages .card", { hasText: buttons.regenerate });

/** A button in the open thread. The last of its name, for that is on the newest card. */
export const button = (page: Page, label: string): Locator =>
  page.locator(".thread").getByRole("button", { name: label, exact: true }).last();
