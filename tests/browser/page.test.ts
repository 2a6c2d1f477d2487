import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pageTexts } from "../../src/chat/texts/page.ts";
import { hasChromium } from "./chromium.ts";
import { card, composer, pageWorld, say } from "./page-world.ts";

describe.skipIf(!hasChromium)("the playground's page", { timeout: 60_000 }, () => {
  const { server, visit, complaints } = pageWorld();
  const cards = (page: Page) => page.locator(".middle .messages .card");

  it("explains itself in three lines, and an example is one click from being sent", async () => {
    const page = await visit();
    expect(await page.locator(".empty-line").count()).toBe(3);
    await page.locator(".example").first().click();
    expect(await composer(page).inputValue()).toMatch(/^\/expand \w/);
    await composer(page).press("Enter");
    await page.locator(".thread .card").first().waitFor();
    expect(await page.locator(".empty").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("completes commands by keyboard alone", async () => {
    const page = await visit();
    await composer(page).pressSequentially("/e");
    await page.keyboard.press("Enter");
    expect(await composer(page).inputValue()).toBe("/expand ");
    await page.keyboard.press("ArrowDown");
    expect(await composer(page).getAttribute("aria-activedescendant")).toBe("channel-suggestions-0");
    await page.keyboard.press("Tab");
    expect(await composer(page).inputValue()).toBe("/expand help");
    await page.keyboard.press("Enter");
    await page.locator(".message.private .card").waitFor();
    expect(await page.locator(".message.private .only-you").last().textContent()).toBe(pageTexts.onlyYou);
    expect(complaints).toEqual([]);
  });

  it("says what it does not know, and sends nothing", async () => {
    const page = await visit();
    await say(page, "/remind me");
    expect(await page.locator(".composer-problem").first().textContent()).toContain("/remind");
    expect(
      server()
        .bot()
        .heard.some((each) => "text" in each && each.text.includes("remind")),
    ).toBe(false);
  });

  it("opens the thread of a run by itself, shows it working, and keeps it across a reload", async () => {
    const page = await visit();
    await say(page, "/expand a tiny idea");
    await page.locator('.thread .step[data-state="working"]').first().waitFor();
    expect(page.url()).toMatch(/\/c\/general\/[0-9a-f-]{36}$/);
    await page.reload();
    await page.locator(".thread .picture, .thread .file").first().waitFor();
    expect(await page.locator('.thread .step[data-state="done"]').count()).toBe(6);
    expect(await page.locator(".thread .messages .card").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("asks before it acts, and acts once however often it is pressed", async () => {
    const page = await visit();
    await say(page, "/expand a tiny idea");
    const publish = page.locator(".thread .button.primary");
    await publish.click();
    await page.keyboard.press("Escape");
    await publish.click();
    await page.locator("dialog .button.primary").dblclick();
    await page.locator(".thread .messages", { hasText: "Published to" }).waitFor();
    const presses = server()
      .bot()
      .heard.filter((each) => each.type === "button" && each.action === "publish");
    expect(presses).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it("keeps the keyboard's focus on a button of a card that changes under it", async () => {
    const page = await visit();
    const button = { label: "Stop", action: "stop", value: "1" };
    const message = await server()
      .port()
      .post(
        "playground/general",
        {
          summary: "0",
          parts: [
            { type: "text", markdown: "step 0" },
            { type: "buttons", buttons: [button] },
          ],
        },
        { nonce: "focus" },
      );
    await page.locator(".card .button").focus();
    for (const step of [1, 2, 3])
      await server()
        .port()
        .update(message, {
          summary: "s",
          parts: [
            { type: "text", markdown: `step ${step}` },
            { type: "buttons", buttons: [button] },
          ],
        });
    await page.locator(".card", { hasText: "step 3" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Stop");
  });

  it("comes back after the server was away: nothing missing, nothing twice, and what was typed meanwhile goes out by itself", async () => {
    const page = await visit();
    await server().port().post("playground/general", card("before"), { nonce: "before" });
    await page.locator(".card", { hasText: "before" }).waitFor();
    await server().stop();
    await page.locator(".banner.lost").waitFor();
    await say(page, "typed while it was away");
    await page.locator(".send-failed").waitFor();
    await server().start();
    await server().port().post("playground/general", card("after"), { nonce: "after" });
    await page.locator(".card", { hasText: "after" }).waitFor();
    await page.locator(".message:not(.outgoing) .prose", { hasText: "typed while" }).waitFor();
    expect(await cards(page).allInnerTexts()).toEqual(["before", "after"]);
    expect(await page.locator(".message").count()).toBe(3);
  });

  it("folds what is very long, and shows all of it when asked", async () => {
    const page = await visit();
    const idea = `${"a long idea ".repeat(1700)}and its end`;
    await server()
      .port()
      .post("playground/general", card(`\`\`\`\n${idea}\n\`\`\``), { nonce: "folded" });
    await say(page, `/expand help ${idea}`);
    await page.locator(".command + .fold").waitFor();
    for (const shown of [page.locator(".middle p.command"), page.locator(".middle .foldable .prose")]) {
      const tall = async () => (await shown.boundingBox())?.height ?? 0;
      const fold = shown.locator("+ .fold");
      expect(await tall()).toBeLessThan(400);
      await fold.click();
      await page.locator(".fold", { hasText: pageTexts.showLess }).waitFor();
      expect(await tall()).toBeGreaterThan(2000);
      expect((await shown.textContent())?.trim()).toMatch(/and its end$/);
      await fold.click();
    }
  });

  it("closes a thread that is not there, or is not this person's", async () => {
    const secret = await server().port().post("playground/with-ada", card("secret"), { nonce: "secret" });
    for (const root of [crypto.randomUUID(), secret]) {
      const page = await visit(`/c/general/${root}?as=ben`);
      await page.locator(".thread").waitFor({ state: "hidden" });
      expect(new URL(page.url()).pathname).toBe("/c/general");
      expect(await page.locator("body").textContent()).not.toContain("secret");
    }
  });

  it("shows two people each what is theirs", async () => {
    const [ada, ben] = [await visit("/?as=ada"), await visit("/?as=ben")];
    await say(ada, "/expand help");
    await ada.locator(".message.private .card").waitFor();
    await say(ada, "hello Ben");
    await ben.locator(".message", { hasText: "hello Ben" }).waitFor();
    expect(await ben.locator(".message").count()).toBe(1);
    await ben.locator(".me select").selectOption("chloe");
    await ben.locator(".me .avatar", { hasText: "C" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("runs nothing that somebody typed or a model wrote", async () => {
    const page = await visit();
    const hostile = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>[x](javascript:window.hurt=1)';
    await say(page, hostile);
    await server()
      .port()
      .post(
        "playground/general",
        {
          title: hostile,
          summary: hostile,
          parts: [
            { type: "text", markdown: hostile },
            { type: "fields", fields: [{ label: hostile, value: hostile }] },
            { type: "progress", steps: [{ label: hostile, state: "failed", note: hostile }] },
            { type: "image", blob: '"><script>window.hurt=1</script>', alt: hostile, caption: hostile },
            { type: "file", blob: "../../etc", name: hostile, mime: "text/html", bytes: 1 },
            {
              type: "buttons",
              buttons: [
                { label: hostile, action: "a", value: hostile },
                { label: "link", action: "b", value: "", href: "javascript:window.hurt=1" },
              ],
            },
          ],
        },
        { nonce: "hostile" },
      );
    await page.locator(".card .button", { hasText: "link" }).click();
    await page.locator(".card-title", { hasText: "<script>" }).waitFor();
    expect(await page.evaluate(() => "hurt" in window)).toBe(false);
    expect(await page.locator(".message script, .message [onerror], .message a[href^=javascript]").count()).toBe(0);
  });

  it("fits a phone: no sideways scrolling, channels behind a button, the thread in front", async () => {
    const page = await visit("/", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await page.locator(".only-narrow").tap();
    await page.locator(".side a", { hasText: "random" }).tap();
    await page.locator("h1", { hasText: "#random" }).waitFor();
    await server()
      .port()
      .post("playground/random", card(`${"long".repeat(200)}\n\n\`\`\`\n${"code ".repeat(100)}\n\`\`\``), {
        nonce: "l",
      });
    await say(page, `/expand ${"word".repeat(80)}`);
    await page.locator(".thread .card").first().waitFor();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways).toBe(false);
    await page.locator('[data-do="close-thread"]').tap();
    expect(await page.locator(".middle").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });
});
