import { globSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { CheckParts } from "../../../src/checks/project/read.ts";
import { createPythonSyntax } from "../../../src/checks/project/ruff-node.ts";
import { judge, readCorpus } from "./corpus.ts";

const corpus = readCorpus();
const parts: CheckParts = {};
beforeAll(async () => {
  parts.pythonSyntax = await createPythonSyntax();
});

describe("the corpus", () => {
  it("is large enough to say something", () => {
    expect(corpus.filter(({ rule }) => rule !== null).length).toBeGreaterThanOrEqual(60);
    expect(corpus.filter(({ rule }) => rule === null).length).toBeGreaterThanOrEqual(60);
  });

  it("raises no false alarm", () => {
    expect(corpus.flatMap((file) => judge(file, parts).alarms)).toEqual([]);
  });

  it("raises no false alarm in what keeps this very room", () => {
    const files = globSync("src/checks/**/*.ts").map((path) => ({
      ...{ language: "javascript", path, rule: null },
      text: readFileSync(path, "utf8"),
    }));
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap((file) => judge(file, parts).alarms)).toEqual([]);
  });

  it.each(["python", "rust", "data", "go"])("has nothing broken in %s that is missed", (language) => {
    const broken = corpus.filter((file) => file.language === language && file.rule !== null);
    expect(broken.filter((file) => !judge(file, parts).found).map(({ path }) => path)).toEqual([]);
  });

  it("has at most one in sixteen broken files of JavaScript and TypeScript that is missed", () => {
    const broken = corpus.filter((file) => file.language === "javascript" && file.rule !== null);
    const missed = broken.filter((file) => !judge(file, parts).found).map(({ path }) => path);
    expect(missed.length, missed.join(" ")).toBeLessThanOrEqual(broken.length / 16);
  });

  it("without ruff, doubts Python but condemns none for its grammar", () => {
    const python = corpus.filter(({ language }) => language === "python");
    const rules = python.flatMap((file) => judge({ ...file, rule: null }, {}).alarms);
    expect(rules.filter((each) => each.endsWith(" syntax"))).toEqual([]);
    expect(rules.some((each) => each.endsWith(" syntax.unverified"))).toBe(true);
  });
});
