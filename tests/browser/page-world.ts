import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Card } from "../../src/chat/vocabulary.ts";
import type { Store } from "../../src/store/store.ts";
import { forget } from "../playground/open.ts";
import { embedded } from "../setup/databases.ts";
import { launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";

/** The page in a browser, with a scripted bot behind it. */
export interface PageWorld {
  server(): PageServer;
  browser(): Browser;
  /** Opens the page as a browser of its own, which is closed after the test. */
  visit(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the pages of this test complained about in their consoles. */
  complaints: string[];
}

/** One server, database and browser for a file of tests; every test begins without messages. */
export function pageWorld(stepMs = 120): PageWorld {
  let browser: Browser;
  let store: Store;
  let server: PageServer;
  const open: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [browser, { store }] = await Promise.all([launchChromium(), embedded()]);
    server = await startPageServer(store, stepMs);
  }, 60_000);
  beforeEach(async () => {
    await forget(store);
    server.answerWith(() => undefined);
    complaints.length = 0;
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await server?.stop();
    await browser?.close();
    await store?.close();
  });

  return {
    server: () => server,
    browser: () => browser,
    complaints,
    async visit(path = "/", options = {}) {
      const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options })).newPage();
      open.push(page);
      page.setDefaultTimeout(15_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(server.url + path);
      await page.locator(".composer, iframe").first().waitFor();
      return page;
    },
  };
}

/** A card of a few words. */
export const card = (words: string): Card => ({ summary: words, parts: [{ type: "text", markdown: words }] });

/** Where words are typed: in the channel, or in the thread. */
export const composer = (page: Page, pane: "middle" | "thread" = "middle"): Locator =>
  page.locator(`.${pane} .composer textarea`);

export async function say(page: Page, text: string, pane: "middle" | "thread" = "middle"): Promise<void> {
  await composer(page, pane).fill(text);
  await composer(page, pane).press("Enter");
}

/** A message that has arrived, by words in it. */
export const message = (page: Page, words: string): Locator =>
  page.locator("article.message:not(.outgoing)", { hasText: words });
