import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { hasChromium } from "./chromium.ts";
import { composer, say } from "./page-world.ts";
import { button, productWorld, results } from "./product-world.ts";

const { buttons } = textsFor("en");

describe.skipIf(!hasChromium)("the real product with nothing configured", { timeout: 120_000 }, () => {
  const { product, visit, complaints } = productWorld();

  it("goes from an idea to a published folder", async () => {
    const page = await visit();
    await say(page, "/expand Why sourdough bread needs patience --tone casual --words 400");
    await results(page).waitFor();
    const picture = results(page).locator(".picture img").first();
    const width = (img: HTMLImageElement) => img.decode().then(() => img.naturalWidth);
    expect(await picture.evaluate(width)).toBeGreaterThan(100);
    expect(await results(page).locator(".fields").textContent()).toMatch(/casual/i);

    await button(page, buttons.publish).click();
    await page.locator("dialog").getByRole("button", { name: buttons.publish, exact: true }).click();
    const published = join(product().dataDir, "published");
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

  it("shows large pictures that were made, and goes through them by keys", async () => {
    const page = await visit();
    await page.locator(".thread-link").first().click();
    await results(page).locator(".picture-open").first().click();
    const sources = new Set<string | null>();
    for (let shown = 0; shown < 2; shown += 1) {
      sources.add(await page.locator(".gallery img").getAttribute("src"));
      await page.keyboard.press("ArrowRight");
    }
    expect(sources.size).toBe(2);
  });

  it("lists privately what was made, and finds it by a word of it", async () => {
    const page = await visit();
    await say(page, "/expand list");
    await page.locator(".middle .message.private .card", { hasText: /sourdough/i }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("sourdough");
    await page.locator(".switcher li.active", { hasText: /sourdough/i }).waitFor();
    await page.keyboard.press("Enter");
    await results(page).first().waitFor();
    await composer(page).fill("/expand show ");
    await page.locator(".suggestions li", { hasText: /sourdough/i }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("says what is wrong with an idea, to the one who typed it", async () => {
    const page = await visit();
    await say(page, "/expand 🔥🔥🔥");
    await page.locator(".middle .message.private .card").last().waitFor();
    await say(page, "/expand bread --tone angry");
    await page.locator(".middle .message.private .card", { hasText: "--tone" }).waitFor();
    expect(await page.locator(".thread").isVisible()).toBe(false);
  });
});
