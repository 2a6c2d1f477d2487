import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/pipelines/blog/edits.ts";
import { aPlan, image, text } from "./fixtures.ts";

const plan = aPlan();
const parts = [
  text("intro", "Hello.  \n"),
  text("s1", "## Bread before dawn\n\nA"),
  image("p1"),
  text("s2", "## The shelf is a cache\n\nB"),
  text("s9", "## Not planned\n\nX"),
];
const concerned = new Set(["intro", "s1", "s9"]);
const apply = (...edits: Parameters<typeof applyEdits>[1]) => applyEdits(parts, edits, concerned, plan);

describe("applyEdits", () => {
  it("replaces the cell that is named and leaves every other one byte for byte", () => {
    const edited = apply({ op: "replace", cell: "s1", text: "## Bread before dawn\n\nBetter" });
    expect(edited.changed).toEqual(["s1"]);
    expect(edited.parts[1]).toEqual(text("s1", "## Bread before dawn\n\nBetter"));
    for (const at of [0, 2, 3, 4]) expect(edited.parts[at]).toBe(parts[at]);
  });

  it("gives a section back the heading that its editor forgot", () => {
    expect(apply({ op: "replace", cell: "s1", text: "Better" }).parts[1]).toEqual(
      text("s1", "## Bread before dawn\n\nBetter"),
    );
  });

  it("inserts behind a cell and its picture; a section that was missing gets its planned id", () => {
    const edited = apply(
      { op: "insert", cell: "s1", text: "## Stale on purpose\n\nC" },
      { op: "insert", cell: "intro", text: "## Something new\n\nD" },
    );
    expect(edited.parts.map((part) => part.id)).toEqual(["intro", "s10", "s1", "p1", "s3", "s2", "s9"]);
    expect(edited.changed).toEqual(["s3", "s10"]);
  });

  it("deletes what was not planned, and nothing that was", () => {
    const edited = apply({ op: "delete", cell: "s9", text: null }, { op: "delete", cell: "s1", text: null });
    expect(edited.parts.map((part) => part.id)).toEqual(["intro", "s1", "p1", "s2"]);
    expect(edited.ignored.map((ignored) => ignored.why)).toEqual(["planned section"]);
  });

  it.each([
    ["a cell that is not there", { op: "replace", cell: "s77", text: "x" }, "unknown cell"],
    ["a picture", { op: "replace", cell: "p1", text: "x" }, "unknown cell"],
    ["a cell that was not to be changed", { op: "replace", cell: "s2", text: "x" }, "cell not concerned"],
    ["an edit without text", { op: "replace", cell: "s1", text: " " }, "no text"],
  ] as const)("ignores %s", (_what, edit, why) => {
    expect(apply(edit)).toEqual({ parts, changed: [], ignored: [{ edit, why }] });
  });

  it("follows the first of two edits of a cell", () => {
    const edited = apply(
      { op: "replace", cell: "intro", text: "One." },
      { op: "replace", cell: "intro", text: "Two." },
    );
    expect(edited.parts[0]).toEqual(text("intro", "One."));
    expect(edited.ignored.map((ignored) => ignored.why)).toEqual(["second edit"]);
  });

  it("calls an edit that changes nothing no change", () => {
    expect(apply({ op: "replace", cell: "s1", text: "## Bread before dawn\n\nA\n" }).changed).toEqual([]);
  });

  it("makes edits inert", () => {
    expect(apply({ op: "replace", cell: "intro", text: "<b>Hi</b>" }).parts[0]).toEqual(
      text("intro", "&lt;b>Hi&lt;/b>"),
    );
  });
});
