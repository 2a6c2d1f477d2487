import { describe, expect, it } from "vitest";
import { parseCommand } from "../../src/chat/commands/parse-command.ts";
import { daysTyped, readDays, readTime, timeTyped } from "../../src/chat/commands/parse-digest.ts";

describe("digest commands", () => {
  it.each([
    ["digest", { scope: "person", verb: null, wish: {} }],
    ["digest channel", { scope: "channel", verb: null, wish: {} }],
    ["digest off", { scope: "person", verb: "off", wish: {} }],
    ["Digest channel preview!", { scope: "channel", verb: "preview", wish: {} }],
    ["digest now", { scope: "person", verb: "now", wish: {} }],
    ["digest on", { scope: "person", verb: "on", wish: {} }],
    ["digest on 09:00", { scope: "person", verb: "on", wish: { at: 540 } }],
    ["digest 9am", { scope: "person", verb: "on", wish: { at: 540 } }],
    ["digest on at 17.30 on weekdays", { scope: "person", verb: "on", wish: { at: 1050, days: 31 } }],
    [
      "digest channel on mon, wed and fri 8:15 Europe/Berlin always",
      {
        ...{ scope: "channel", verb: "on" },
        wish: { at: 495, days: 0b0010101, timezone: "Europe/Berlin", evenEmpty: true },
      },
    ],
  ])("%j", (text, expected) => {
    expect(parseCommand(text)).toEqual({ kind: "digest", ...expected });
  });

  it.each([
    ...["digest of this week's papers", "digest on the theory of music", "digest now and then", "digest on Mars/Base"],
    "digest slowly, live longer",
  ])("an idea that begins like one: %s", (text) => {
    expect(parseCommand(text)).toMatchObject({ kind: "idea", text });
  });

  it.each([
    ...[
      ["0:00", 0],
      ["24:00", undefined],
      ["23:59", 1439],
      ["12am", 0],
      ["12pm", 720],
      ["13pm", undefined],
    ],
    ...[
      ["9:60", undefined],
      ["17h", 1020],
      ["noon", undefined],
      ["", undefined],
    ],
  ] as const)("the time %j is %j", (typed, minutes) => {
    expect(readTime(typed)).toBe(minutes);
    if (minutes !== undefined) expect(readTime(timeTyped(minutes))).toBe(minutes);
  });

  it("days are read as they are typed, and typed as they are read", () => {
    for (let days = 1; days < 128; days++) expect(readDays([daysTyped(days)])).toBe(days);
    for (const wrong of ["", "money", "su", "mondayish", "friend"]) expect(readDays([wrong])).toBeUndefined();
  });
});
