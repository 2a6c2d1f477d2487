import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pageTexts } from "../../src/chat/texts/page.ts";
import type { Form } from "../../src/chat/vocabulary.ts";
import { hasChromium } from "./chromium.ts";
import { card, composer, message, pageWorld, say } from "./page-world.ts";

const form: Form = {
  form: "expand",
  value: "",
  title: "Expand an idea",
  submit: "Expand it",
  fields: [
    { name: "idea", label: "Idea", kind: "longText", required: true, hint: "As you would tell it to a friend" },
    {
      name: "tone",
      label: "Tone",
      kind: "select",
      options: [
        { label: "Any", value: "" },
        { label: "Casual", value: "casual" },
      ],
    },
    { name: "words", label: "Words", kind: "number" },
    { name: "images", label: "Pictures", kind: "checkbox", value: "true" },
  ],
};

describe.skipIf(!hasChromium)("talking on the playground's page", { timeout: 60_000 }, () => {
  const { server, visit, complaints } = pageWorld();
  const post = (words: string, target = "playground/general") =>
    server().port().post(target, card(words), { nonce: words });
  const heard = (type: string) =>
    server()
      .bot()
      .heard.filter((each) => each.type === type);
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");

  describe("a form", () => {
    const openForm = async () => {
      server().answerWith((incoming) => {
        if (incoming.type === "command") return { type: "form", form };
        if (incoming.type !== "form") return undefined;
        if (incoming.fields.words === "7") return { type: "formErrors", errors: { words: "Say 200 or more." } };
        return { type: "card", card: card(`Heard: ${incoming.fields.idea}`), visibility: "private" };
      });
      const page = await visit();
      await say(page, "/expand");
      await page.locator("dialog", { hasText: form.title }).waitFor();
      return page;
    };

    it("is filled in by keyboard, says at each field what is wrong, and keeps what was typed", async () => {
      const page = await openForm();
      expect(await focused(page)).toBe("idea");
      await page.keyboard.press("Control+Enter");
      await page.locator("#field-idea-error", { hasText: pageTexts.form.required }).waitFor();
      await page.keyboard.type("slow bread");
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Tab");
      await page.keyboard.type("7");
      await page.keyboard.press("Enter");
      await page.locator("#field-words-error", { hasText: "Say 200 or more." }).waitFor();
      expect(await focused(page)).toBe("words");
      const field = page.locator("#field-words");
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      expect(await field.getAttribute("aria-describedby")).toContain("field-words-error");
      await field.fill("700");
      await page.keyboard.press("Enter");
      await message(page, "Heard: slow bread").waitFor();
      await page.locator("dialog").waitFor({ state: "detached" });
      const fields = { idea: "slow bread", tone: "casual", words: "700", images: "true" };
      expect(heard("form").at(-1)).toMatchObject({ form: "expand", fields });
      expect(complaints).toEqual([]);
    });

    it("keeps the focus inside, and what was typed through Escape and a reload", async () => {
      const page = await openForm();
      await page.keyboard.type("slow bread");
      for (let presses = 0; presses < 12; presses += 1) {
        await page.keyboard.press("Tab");
        expect(await page.locator(".app :focus").count()).toBe(0);
      }
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      expect(await composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
      await page.reload();
      await say(page, "/expand");
      expect(await page.locator("#field-idea").inputValue()).toBe("slow bread");
      await page.getByRole("button", { name: pageTexts.cancel }).click();
      await say(page, "/expand");
      expect(await page.locator("#field-idea").inputValue()).toBe("");
    });

    it("is sent once however often it is pressed, and survives a server that is away", async () => {
      const page = await openForm();
      await page.locator("#field-idea").fill("slow bread");
      await server().stop();
      const submit = page.getByRole("button", { name: form.submit });
      await submit.click();
      await page.locator(".form-problem", { hasText: pageTexts.unreachable }).waitFor();
      expect(await page.locator("#field-idea").inputValue()).toBe("slow bread");
      await server().start();
      server().answerWith(({ type }) =>
        type === "form" ? { type: "card", card: card("Heard once"), visibility: "private" } : undefined,
      );
      await submit.dblclick();
      await message(page, "Heard once").waitFor();
      expect(heard("form")).toHaveLength(1);
      expect(await message(page, "Heard once").count()).toBe(1);
    });
  });

  it("sends what was on its way when the page was left, once", async () => {
    const page = await visit();
    await page.route("**/api/messages?*", (route) => route.abort());
    await say(page, "typed in a tunnel");
    await page.locator(".send-failed").waitFor();
    await page.unroute("**/api/messages?*");
    await page.reload();
    await message(page, "typed in a tunnel").waitFor();
    await page.locator(".outgoing").waitFor({ state: "detached" });
    await page.reload();
    await message(page, "typed in a tunnel").waitFor();
    expect(await message(page, "typed in a tunnel").count()).toBe(1);
    expect(heard("message")).toHaveLength(1);
  });

  it("brings older messages when asked, and keeps what is read under the eye", async () => {
    for (let number = 1; number <= 70; number += 1) await post(`message ${number}.`);
    const page = await visit();
    const first = message(page, "message 11.");
    await first.scrollIntoViewIfNeeded();
    expect(await message(page, "message 10.").count()).toBe(0);
    const top = async () => Math.round((await first.boundingBox())?.y ?? 0);
    const before = await top();
    await page.locator(".middle .older").click();
    await message(page, "message 1.").waitFor({ state: "attached" });
    expect(Math.abs((await top()) - before)).toBeLessThan(80);
    expect(await page.locator(".middle .older").count()).toBe(0);
  });

  it("changes the last words by Arrow up, tells everybody, and leaves them be by Escape", async () => {
    const [ada, ben] = [await visit("/?as=ada"), await visit("/?as=ben")];
    await say(ada, "helo Ben");
    await message(ben, "helo Ben").waitFor();
    await composer(ada).press("ArrowUp");
    const editor = ada.getByRole("textbox", { name: pageTexts.edit.field });
    expect(await editor.inputValue()).toBe("helo Ben");
    await editor.fill("nothing like it");
    await editor.press("Escape");
    await message(ada, "helo Ben").waitFor();
    await composer(ada).focus();
    await composer(ada).press("ArrowUp");
    await editor.fill("hello Ben");
    await editor.press("Enter");
    await message(ben, "hello Ben").locator(".edited").waitFor();
    expect(await ben.locator(".middle article.message").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("deletes one's own words after asking, and offers it to nobody else", async () => {
    const [ada, ben] = [await visit("/?as=ada"), await visit("/?as=ben")];
    await say(ada, "too hasty");
    await message(ben, "too hasty").hover();
    const label = pageTexts.remove.label;
    expect(await message(ben, "too hasty").getByRole("button", { name: label }).count()).toBe(0);
    await message(ada, "too hasty").hover();
    await message(ada, "too hasty").getByRole("button", { name: label }).click();
    await ada.locator("dialog").getByRole("button", { name: pageTexts.cancel }).click();
    await message(ada, "too hasty").hover();
    await message(ada, "too hasty").getByRole("button", { name: label }).click();
    await ada.locator("dialog").getByRole("button", { name: pageTexts.remove.ok }).click();
    await message(ben, "too hasty").waitFor({ state: "detached" });
    await message(ada, "too hasty").waitFor({ state: "detached" });
  });

  it("dismisses what only oneself sees, without a question", async () => {
    const page = await visit();
    await say(page, "/expand help");
    const notes = page.locator("article.private");
    await expect.poll(() => notes.count()).toBe(2);
    for (const left of [1, 0]) {
      await notes.first().hover();
      await notes.first().getByRole("button", { name: pageTexts.dismiss }).click();
      await expect.poll(() => notes.count()).toBe(left);
    }
    await page.reload();
    await composer(page).waitFor();
    expect(await notes.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("counts reactions, says whose they are, and takes one's own back", async () => {
    const [ada, ben] = [await visit("/?as=ada"), await visit("/?as=ben")];
    await post("something to like");
    for (const page of [ada, ben]) {
      await message(page, "something to like").hover();
      await message(page, "something to like")
        .getByRole("button", { name: pageTexts.react("🎉") })
        .click();
      await page.locator('.reaction[aria-pressed="true"]').waitFor();
    }
    const shown = ada.locator(".reaction", { hasText: "2" });
    await shown.waitFor();
    expect(await shown.getAttribute("title")).toBe(pageTexts.reactedBy(["Ada", "Ben"]));
    await shown.click();
    await ada.locator('.reaction[aria-pressed="false"]', { hasText: "1" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("tells who is typing, to those in the same place", async () => {
    const [ada, ben] = [await visit("/?as=ada"), await visit("/c/random?as=ben")];
    await composer(ada).pressSequentially("h");
    await ben.locator("[data-channel=general]").first().click();
    await composer(ada).fill("");
    await composer(ada).pressSequentially("hello");
    await composer(ben).pressSequentially("h");
    await ada.locator(".middle .typing", { hasText: pageTexts.typing(["Ben"]) }).waitFor();
    await say(ben, "hi");
    await ada.locator(".middle .typing:empty").waitFor({ state: "attached" });
  });

  it("plays two people side by side", async () => {
    const page = await visit("/side-by-side?left=ada&right=ben");
    const [left, right] = [page.frameLocator("iframe").first(), page.frameLocator("iframe").last()];
    await left.locator(".middle .composer textarea").fill("hello Ben");
    await left.locator(".middle .composer textarea").press("Enter");
    await right.locator(".message", { hasText: "hello Ben" }).waitFor();
    await right.locator(".middle .composer textarea").fill("hello Ada");
    await right.locator(".middle .composer textarea").press("Enter");
    await left.locator(".message", { hasText: "hello Ada" }).locator("strong", { hasText: "Ben" }).waitFor();
    expect(complaints).toEqual([]);
  });
});
