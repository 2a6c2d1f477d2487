import { describe, expect, it } from "vitest";
import { demoUnderstand } from "../../../src/models/demo/understand.ts";

describe("what a reply is", () => {
  it.each([
    ["the second part drags", "edit"],
    ["you forgot the bees", "edit"],
    ["can you make it shorter?", "edit"],
    ["could we have a section about wax?", "edit"],
    ["good, but the intro is too long", "edit"],
    ["use wasps instead of bees", "edit"],
    ["mach es kürzer", "edit"],
    ["plus court ?", "edit"],
    ["más corto por favor", "edit"],
    ["Why is the score so low?", "question"],
    ["what does it say about costs", "question"],
    ["warum ist die Struktur schwach?", "question"],
    ["combien de mots ?", "question"],
    ["¿por qué es tan bajo?", "question"],
    ["looks good", "approval"],
    ["Perfect, thanks!", "approval"],
    ["publish it", "approval"],
    ["sieht gut aus", "approval"],
    ["c'est parfait", "approval"],
    ["me gusta", "approval"],
    ["👍", "approval"],
    ["instead write about wasps", "direction"],
    ["start over: the honey harvest", "direction"],
    ["stattdessen über Wespen", "direction"],
    ["otra idea: las avispas", "direction"],
    ["thanks!", "chatter"],
    ["@ben what do you think?", "chatter"],
    ["see you at lunch", "chatter"],
    ["danke", "chatter"],
    ["Ben, what do you think?", "chatter"],
    ["Ben, can you check the numbers?", "chatter"],
    ["Was meinst du, Chloe?", "chatter"],
    ["Could we talk about this tomorrow?", "chatter"],
    ["what do you think of it, @kindling?", "question"],
    ["do not publish this yet", "edit"],
    ["…", "chatter"],
  ])("%s: %s", (reply, kind) => {
    expect(demoUnderstand(reply)).toBe(kind);
  });
});
