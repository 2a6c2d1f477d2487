import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pageTexts } from "../../src/chat/texts/page.ts";
import type { Card, Form } from "../../src/chat/vocabulary.ts";
import { result } from "../playground/scripted-bot.ts";
import { seriousFindings } from "./axe.ts";
import { hasChromium } from "./chromium.ts";
import { composer, message, pageWorld, say } from "./page-world.ts";

const form: Form = {
  form: "refine",
  value: "1",
  title: "Refine version 1",
  submit: "Refine",
  fields: [
    { name: "change", label: "What to change", kind: "longText", required: true, hint: "In your own words" },
    { name: "tone", label: "Tone", kind: "select", options: [{ label: "Any", value: "" }] },
    { name: "images", label: "New pictures", kind: "checkbox" },
  ],
};

const compared: Card = {
  title: "Version 2 against version 1",
  summary: "compared",
  parts: [
    {
      type: "diff",
      pieces: [
        { text: "The bread ", change: "same" },
        { text: "is done", change: "removed" },
        { text: "takes its time", change: "added" },
      ],
    },
    { type: "text", markdown: "One section failed.", tone: "error" },
    { type: "text", markdown: "One waits.", tone: "warning" },
    { type: "progress", steps: [{ label: "Writing", state: "failed", ms: 12_000, note: "Out of money" }] },
    { type: "buttons", buttons: [{ label: "Delete", action: "deleteVersion", value: "1.1", style: "danger" }] },
  ],
};

describe.skipIf(!hasChromium)("the playground's page for everybody", { timeout: 60_000 }, () => {
  const { server, visit } = pageWorld(5);
  const begin = async (page: Page) => {
    await say(page, "/expand a tiny idea");
    await page.locator(".thread .file").waitFor();
    const thread = `playground/general/thread/${page.url().split("/").at(-1)}`;
    await server().port().post(thread, compared, { nonce: "compared" });
    await page.locator(".thread .diff").waitFor();
  };

  for (const colorScheme of ["light", "dark"] as const)
    it(`has nothing serious to mend, in the ${colorScheme}`, async () => {
      server().answerWith(({ type }) => (type === "reply" ? { type: "form", form } : undefined));
      const page = await visit("/", { colorScheme, reducedMotion: "reduce" });
      expect(await seriousFindings(page), "a first visit").toEqual([]);
      await begin(page);
      await message(page, "tiny idea").first().hover();
      await message(page, "tiny idea")
        .first()
        .getByRole("button", { name: pageTexts.react("🎉") })
        .click();
      await page.locator(".reaction").first().waitFor();
      expect(await seriousFindings(page), "a channel and a thread").toEqual([]);
      await say(page, "make it shorter", "thread");
      await page.locator(".form-dialog").waitFor();
      await page.getByRole("button", { name: form.submit }).click();
      await page.locator(".field-error:not([hidden])").waitFor();
      expect(await seriousFindings(page), "a form").toEqual([]);
      await page.keyboard.press("Escape");
      await composer(page, "thread").press("ArrowUp");
      await page.locator(".editor").waitFor();
      expect(await seriousFindings(page), "words being changed").toEqual([]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await page.locator(".switcher li").first().waitFor();
      expect(await seriousFindings(page), "the switcher").toEqual([]);
    });

  it("cuts nothing and scrolls sideways nowhere on a phone", async () => {
    server().answerWith(({ type }) => (type === "reply" ? { type: "form", form } : undefined));
    const page = await visit("/", {
      viewport: { width: 390, height: 780 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: "reduce",
    });
    /** What reaches over the edge: itself wider than the page, and not in a box that scrolls. */
    const outside = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".sr, pre, .table"))
          .filter(
            (each) => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1,
          )
          .map((each) => `${each.nodeName}.${each.className}`),
      );
    expect(await outside(), "a first visit").toEqual([]);
    await begin(page);
    expect(await outside(), "a thread").toEqual([]);
    await page.locator(".thread .tools-more").first().tap();
    await page.locator(".thread .tools.open").waitFor();
    expect(await outside(), "the tools of a message").toEqual([]);
    await page.locator('[data-do="close-thread"]').tap();
    expect(await outside(), "a channel").toEqual([]);
    await page.locator(".only-narrow").tap();
    await page.locator(".side .search").tap();
    await page.locator(".switcher li").first().waitFor();
    expect(await outside(), "the switcher").toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator(".thread-link").tap();
    await say(page, "make it shorter", "thread");
    await page.locator(".form-dialog").waitFor();
    expect(await outside(), "a form").toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it("leads from message to message by arrow keys, and into one by Tab", async () => {
    await server().port().post("playground/general", result("Bread", []), { nonce: "result" });
    const page = await visit();
    await say(page, "a word below it");
    await message(page, "a word below it").waitFor();
    await page.locator(".middle .messages").focus();
    await page.keyboard.press("ArrowUp");
    const label = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(await label()).toContain("a word below it");
    await page.keyboard.press("ArrowUp");
    expect(await label()).toContain("Bread");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("article")?.textContent)).toContain("Bread");
    const outline = await page.evaluate(
      () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
    );
    expect(outline).toBe("solid");
  });

  it("tells a screen reader of a card's beginning and end, and not of every step", async () => {
    const page = await visit("/?as=ben");
    await page.evaluate(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      const region = document.querySelector('.sr[aria-live="polite"]');
      new MutationObserver(() => spoken.push(region?.textContent ?? "")).observe(region ?? document, {
        childList: true,
      });
    });
    const working = (summary: string, done: number): Card => ({
      summary,
      parts: [
        {
          type: "progress",
          steps: [1, 2, 3].map((step) => ({ label: `Step ${step}`, state: step <= done ? "done" : "working" })),
        },
      ],
    });
    const run = await server().port().post("playground/general", working("Planning…", 0), { nonce: "run" });
    await message(page, "Step 1").waitFor();
    await server().port().update(run, working("Writing…", 1));
    await page.locator('.step[data-state="done"]').first().waitFor();
    await server().port().update(run, working("Finished", 3));
    await page.locator('.step[data-state="done"]').nth(2).waitFor();
    expect(await page.evaluate("window.spoken")).toEqual(["Kindling: Planning…", "Kindling: Finished"]);
  });
});
