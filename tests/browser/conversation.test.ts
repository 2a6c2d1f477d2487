import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { hasChromium } from "./chromium.ts";
import { composer, message, say } from "./page-world.ts";
import { inThread, press, productWorld, reply, version } from "./product-world.ts";

const { buttons, compare, forms, replies } = textsFor("en");

describe.skipIf(!hasChromium)("a conversation with the real product", { timeout: 120_000 }, () => {
  const { product, visit, complaints } = productWorld();
  let thread = "";

  it("begins with a form that is filled in by keyboard, and whose thread opens by itself", async () => {
    const page = await visit("/?as=ada");
    await say(page, "/expand");
    await page.locator("dialog").getByLabel(forms.expand.idea).fill("Why sourdough bread needs patience");
    await page.keyboard.press("Control+Enter");
    await version(page, 1).waitFor();
    thread = new URL(page.url()).pathname;
    expect(await page.locator(".middle", { hasText: "/expand" }).locator(".command").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("makes versions by reply, answers questions, compares, restores and publishes, and loses nothing by reloads", async () => {
    const page = await visit(`${thread}?as=ada`);
    const cards = async () => (await inThread(page).locator("article").allInnerTexts()).map((text) => text.length > 0);
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
    await message(page, product().dataDir).first().waitFor();
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

  it("goes from an idea to a published folder", async () => {
    const page = await visit();
    await say(page, "/expand Why bees prefer the north balcony --tone casual --words 400");
    await version(page, 1).waitFor();
    const picture = version(page, 1).locator(".picture img").first();
    const width = (img: HTMLImageElement) => img.decode().then(() => img.naturalWidth);
    expect(await picture.evaluate(width)).toBeGreaterThan(100);
    expect(await version(page, 1).locator(".fields").textContent()).toMatch(/casual/i);

    await press(version(page, 1), buttons.publish);
    await page.locator("dialog").getByRole("button", { name: buttons.publish, exact: true }).click();
    const published = join(product().dataDir, "published");
    await page.locator(".thread .messages .message", { hasText: published }).first().waitFor();
    const name = (await readdir(published)).find((each) => each.includes("bees"));
    const folder = join(published, name ?? "");
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
    await version(page, 1).locator(".picture-open").first().click();
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
    await page.locator(".middle .message.private .card", { hasText: /bees/i }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("bees");
    await page.locator(".switcher li.active", { hasText: /bees/i }).waitFor();
    await page.keyboard.press("Enter");
    await version(page, 1).waitFor();
    await composer(page).fill("/expand show ");
    await page.locator(".suggestions li", { hasText: /bees/i }).waitFor();
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
