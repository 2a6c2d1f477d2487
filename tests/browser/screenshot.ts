import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { launchChromium } from "./chromium.ts";
import { startProduct } from "./product.ts";

/*
 * Takes the README's picture of a real thread: `node tests/browser/screenshot.ts [file] [light|dark]`. The product runs
 * as it does on a bare machine, so that what it shows is demo text and says so.
 */
const [file = "docs/thread.png", colorScheme = "light"] = process.argv.slice(2);
const { buttons } = textsFor("en");

const [product, browser] = await Promise.all([startProduct(), launchChromium()]);
try {
  const page = await browser.newPage({
    viewport: { width: 1360, height: 900 },
    deviceScaleFactor: 1.5,
    colorScheme: colorScheme === "dark" ? "dark" : "light",
    locale: "en-GB",
  });
  await page.goto(product.url);
  const composer = page.locator(".middle textarea");
  await composer.fill("/expand Why sourdough bread needs patience, and what it gives back");
  await composer.press("Enter");
  const results = page.locator(".thread .messages .card", { hasText: buttons.regenerate });
  await results.waitFor({ timeout: 120_000 });
  const reply = page.locator(".thread textarea");
  await reply.fill("Make the introduction shorter, please.");
  await reply.press("Enter");
  await results
    .nth(1)
    .locator("img")
    .first()
    .evaluate((picture: HTMLImageElement) => picture.decode());
  // What the reply asked for, and below it what was made of it.
  await page.locator(".thread .scroll").evaluate((scroll) => {
    const changed = [...scroll.querySelectorAll(".messages .card")].at(-1);
    if (changed) scroll.scrollTop += changed.getBoundingClientRect().top - scroll.getBoundingClientRect().top - 12;
  });
  await page.waitForTimeout(300);
  await page.screenshot({ path: file, animations: "disabled" });
} finally {
  await browser.close();
  await product.close();
}
