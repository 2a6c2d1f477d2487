import { describe, expect, it } from "vitest";
import { pageTexts } from "../../src/chat/texts/page.ts";
import { hasChromium } from "./chromium.ts";
import { card, composer, pageWorld } from "./page-world.ts";

describe.skipIf(!hasChromium)("finding and reading on the playground's page", { timeout: 60_000 }, () => {
  const { server, visit, complaints } = pageWorld();
  const post = (words: string, target = "playground/general") =>
    server().port().post(target, card(words), { nonce: words });

  it("marks what is new, in channels and threads, until it is read, and remembers it", async () => {
    const page = await visit("/?as=ben");
    const root = await post("an old message", "playground/random");
    const thread = await server().port().openThread(root, "About bread");
    await post("a reply", thread);
    const random = page.locator(".place.unread", { hasText: "random" });
    const inner = page.locator(".place.inner", { hasText: "About bread" });
    await random.waitFor();
    await inner.waitFor();
    await page.reload();
    await random.waitFor();
    await random.click();
    await page.locator(".day.new").waitFor();
    await random.waitFor({ state: "detached" });
    await page.locator(".thread-link.unread").waitFor();
    await inner.click();
    await page.locator(".thread .message", { hasText: "a reply" }).waitFor();
    await page.locator(".place.unread").waitFor({ state: "detached" });
    await page.goto(`${server().url}/`);
    await page.locator(".composer").first().waitFor();
    expect(await page.locator(".place.unread").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("opens a thread by its address, and goes back and forward", async () => {
    const root = await post("where it began", "playground/random");
    const thread = await server().port().openThread(root, "Bread");
    await post("deep in the thread", thread);
    const page = await visit(`/c/random/${root}`);
    const reply = page.locator(".thread .message", { hasText: "deep in the thread" });
    await reply.waitFor();
    await page.locator('[data-do="close-thread"]').click();
    await reply.waitFor({ state: "hidden" });
    await page.locator("[data-channel=general]").first().click();
    await page.locator("h1", { hasText: "#general" }).waitFor();
    await page.goBack();
    await page.goBack();
    await reply.waitFor();
    await page.goForward();
    await reply.waitFor({ state: "hidden" });
    expect(new URL(page.url()).pathname).toBe("/c/random");
    const linked = await visit(`/#/random/${root}`);
    await linked.locator(".thread .message", { hasText: "deep in the thread" }).waitFor();
    expect(new URL(linked.url()).pathname).toBe(`/c/random/${root}`);
  });

  it("finds ideas, channels and commands by Control + K", async () => {
    const root = await post("the work on bread", "playground/random");
    const thread = await server().port().openThread(root, "Bread");
    server().answerWith((incoming) =>
      incoming.type === "autocomplete"
        ? { type: "suggestions", suggestions: [{ label: `4 · Bread and ${incoming.partial}`, value: "4", thread }] }
        : undefined,
    );
    const page = await visit();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("butter");
    await page.locator(".switcher li", { hasText: "Bread and butter" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".thread .message", { hasText: "the work on bread" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("rand");
    await page.locator(".switcher li.active", { hasText: "random" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".switcher").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("stat");
    await page.locator(".switcher li.active", { hasText: "/expand status" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await composer(page).inputValue()).toBe("/expand status");
    expect(complaints).toEqual([]);
  });

  it("shows pictures large, one after the other", async () => {
    const image = (name: string) => ({ type: "image" as const, blob: name.repeat(64), alt: `Picture ${name}` });
    const page = await visit();
    await server()
      .port()
      .post("playground/general", { summary: "two", parts: [image("a"), image("b")] }, { nonce: "pictures" });
    await page.locator(".picture-open").first().click();
    const large = page.locator(".gallery img");
    expect(await large.getAttribute("alt")).toBe("Picture a");
    await page.keyboard.press("ArrowRight");
    await page.locator(".gallery-count", { hasText: pageTexts.gallery.count(2, 2) }).waitFor();
    expect(await large.getAttribute("alt")).toBe("Picture b");
    await page.getByRole("button", { name: pageTexts.gallery.next }).click();
    expect(await large.getAttribute("alt")).toBe("Picture a");
    await page.keyboard.press("Escape");
    await page.locator(".gallery").waitFor({ state: "detached" });
    await page.locator(".picture-open").first().click();
    await page.locator(".gallery").getByRole("button", { name: pageTexts.close }).click();
    await page.locator(".gallery").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("picture-open");
  });

  it("marks what a comparison added and removed by more than colour", async () => {
    const page = await visit();
    const same = "word ".repeat(200);
    await server()
      .port()
      .post(
        "playground/general",
        {
          summary: "compared",
          parts: [
            {
              type: "diff",
              pieces: [
                { text: "old", change: "removed" },
                { text: "new", change: "added" },
                { text: same, change: "same" },
              ],
            },
          ],
        },
        { nonce: "diff" },
      );
    const sign = (element: Element) => getComputedStyle(element, "::before").content;
    expect(await page.locator(".diff del").evaluate(sign)).toContain("−");
    expect(await page.locator(".diff ins").evaluate(sign)).toContain("+");
    expect(await page.locator(".diff ins").textContent()).toContain(pageTexts.diff.added);
    expect((await page.locator(".diff").textContent())?.length).toBeLessThan(400);
    await page.locator(".diff-fold").click();
    await page.locator(".diff-fold").waitFor({ state: "detached" });
    expect((await page.locator(".diff").textContent())?.length).toBeGreaterThan(1000);
  });

  it("shows a text as it is written, until the work is done", async () => {
    const page = await visit();
    const working = (state: "working" | "done") => ({
      summary: state,
      parts: [{ type: "progress" as const, steps: [{ label: "Writing", state }] }],
    });
    const run = await server().port().post("playground/general", working("working"), { nonce: "writing" });
    await page.locator('.step[data-state="working"]').waitFor();
    await server().port().stream?.(run, "It **begins** here");
    await page.locator(".live strong", { hasText: "begins" }).waitFor();
    await server().port().update(run, working("done"));
    await page.locator(".live").waitFor({ state: "detached" });
  });
});
