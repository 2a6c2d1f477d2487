import { expect, it } from "vitest";
import type { Memory } from "../../src/playground/browser/memory.ts";
import { createReadMarks } from "../../src/playground/browser/read-marks.ts";

/** A browser's memory of one person; `tabs` are told of what another one keeps. */
function browser() {
  const kept = new Map<string, unknown>();
  const tabs: { memory: Memory; changed: () => void }[] = [];
  return (): Memory => {
    const memory: Memory = {
      draft: () => "",
      keepDraft: () => {},
      known: (key) => structuredClone(kept.get(key) ?? null),
      keep(key, value) {
        kept.set(key, value);
        for (const each of tabs) if (each.memory !== memory) each.changed();
      },
      onChange: (_key, changed) => void tabs.push({ memory, changed }),
    };
    return memory;
  };
}

it("takes what was there at the first visit for read, and what comes later for new", () => {
  const marks = createReadMarks(browser()(), 40);
  expect(marks.isUnread("general", 40)).toBe(false);
  expect(marks.isUnread("general", 41)).toBe(true);
});

it("reads each place by itself, only forward, and remembers it", () => {
  const open = browser();
  const marks = createReadMarks(open(), 10);
  expect(marks.read("general", 20)).toBe(true);
  expect(marks.read("general", 15)).toBe(false);
  const later = createReadMarks(open(), 99);
  expect([later.of("general"), later.of("random")]).toEqual([20, 10]);
  expect([later.isUnread("general", 20), later.isUnread("random", 20)]).toEqual([false, true]);
});

it("hears what another tab read, and loses nothing of it", () => {
  const open = browser();
  const [one, other] = [createReadMarks(open(), 10), createReadMarks(open(), 10)];
  let heard = 0;
  other.onChange(() => {
    heard += 1;
  });
  one.read("general", 20);
  expect([heard, other.of("general")]).toEqual([1, 20]);
  other.read("random", 30);
  expect(createReadMarks(open(), 99).of("general")).toBe(20);
});

it("begins anew with a database that knows less, and with a memory that is broken", () => {
  const open = browser();
  createReadMarks(open(), 50).read("general", 60);
  const anew = createReadMarks(open(), 5);
  expect(anew.isUnread("general", 6)).toBe(true);
  const broken = open();
  broken.keep("read", "nonsense");
  expect(createReadMarks(broken, 7).of("general")).toBe(7);
});
