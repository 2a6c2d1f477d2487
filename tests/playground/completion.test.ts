import { expect, it } from "vitest";
import { flagNames } from "../../src/chat/commands/parse-options.ts";
import { pageTexts } from "../../src/chat/texts/page.ts";
import { complete } from "../../src/playground/browser/completion.ts";

const labels = (text: string, caret = text.length) => complete(text, caret).suggestions.map(({ label }) => label);

it("offers the command as soon as it is begun", () => {
  expect(labels("/")).toEqual(["/expand"]);
  expect(labels("/exp")).toEqual(["/expand"]);
  expect(labels("/other")).toEqual([]);
  expect(labels("hello /exp")).toEqual([]);
});

it("offers an idea and the subcommands behind it, and fewer as one is typed", () => {
  expect(labels("/expand ")).toEqual([pageTexts.idea.label, ...pageTexts.commands.map(({ label }) => label)]);
  expect(labels("/expand st")).toEqual(["status", "stop"]);
  expect(labels("/expand why bread")).toEqual([]);
});

it("leaves Enter to send what is whole already", () => {
  expect(complete("/expand list", 12).begun).toBe(false);
  expect(complete("/expand lis", 11).begun).toBe(true);
  expect(complete("/expand ", 8).begun).toBe(false);
  expect(complete("/expand bread --blog", 20).begun).toBe(false);
});

it("offers flags where one begins, not twice, and not in front of the caret's word", () => {
  expect(labels("/expand bread --to")).toEqual(["--tone professional", "--tone casual", "--tone technical"]);
  expect(labels("/expand bread --tone casual --")).not.toContain("--tone technical");
  const text = "/expand bread --wo and more";
  expect(complete(text, "/expand bread --wo".length)).toMatchObject({ from: 14, to: 18 });
});

it("knows every flag that there is", () => {
  const offered = new Set(pageTexts.flags.map(({ label }) => label.split(" ")[0]));
  expect([...offered].toSorted()).toEqual([...flagNames].toSorted());
});

it("offers the filters of a list, and asks the server which idea is meant", () => {
  expect(labels("/expand list p")).toEqual(["pending", "published"]);
  expect(complete("/expand show bre", 16)).toMatchObject({
    from: 8,
    to: 16,
    asks: "show bre",
  });
  expect(complete("/expand show me how", 19).asks).toBeUndefined();
});

it("offers in a thread what is done to its versions", () => {
  const inThread = complete("/expand re", 10, true).suggestions.map(({ label }) => label);
  expect(inThread).toEqual(["regenerate", "restore <number>"]);
  expect(labels("/expand re")).toEqual([]);
});
