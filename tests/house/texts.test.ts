import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { importGraph } from "./imports.ts";

/** Rooms whose sentences are for models, and the one room whose sentences are for people. */
const speaks = /^src\/(?:chat\/texts|models|pipelines)\//;

/** Sentences in a source text: string literals of four words or more that begin with a capital. */
function sentencesIn(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    // What a variable of the environment is for: printed nowhere, and checked against the README.
    .replace(/\.describe\(\s*"[^"]*",?\s*\)/g, "");
  const literals = [...code.matchAll(/(["`])([A-Z][^"`\n]*)\1/g)].map(([, , text = ""]) => text);
  return literals.filter((text) => /^[A-Z][\p{L}’']*(?:[,:;]? [\p{L}’'$\d{}.()]+){3}/u.test(text));
}

it("what a person reads is worded in chat/texts/ alone", () => {
  const found = [...importGraph("src").keys()]
    .filter((file) => !speaks.test(file))
    .flatMap((file) => sentencesIn(readFileSync(file, "utf8")).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

it("knows a sentence from a path, a log line and a query", () => {
  const source = `
    log.info("run claimed by a worker");
    const icon = "M3 6h14M3 10h14M3 14h14";
    throw new Error(\`no answer within \${ms} ms\`);
    const text = "Your idea could not be saved.";
    const other = \`Version 3 of it is already published.\`;
  `;
  expect(sentencesIn(source)).toEqual(["Your idea could not be saved.", "Version 3 of it is already published."]);
});
