/**
 * Prints how the checks do on the corpus, as the table of docs/checks.md: `node tests/checks/project/table.ts`.
 */
import { checkFile } from "../../../src/checks/project/check.ts";
import { createPythonSyntax } from "../../../src/checks/project/ruff-node.ts";
import { judge, type Labelled, readCorpus } from "./corpus.ts";

const parts = { pythonSyntax: await createPythonSyntax() };
const corpus = readCorpus();
/** Milliseconds of a check of each file, the middle of several after warming up. */
const times = new Map<Labelled, number>();
for (const file of corpus) {
  const runs = Array.from({ length: 12 }, () => {
    const from = performance.now();
    checkFile({ id: "f", kind: "file", path: file.path, text: file.text }, parts);
    return performance.now() - from;
  });
  times.set(file, middle(runs.slice(3)));
}

const rules = [...new Set(corpus.flatMap(({ rule }) => rule ?? []))].sort();
const rows = [
  ...rules.map((rule) =>
    row(
      rule,
      corpus.filter((file) => file.rule === rule),
    ),
  ),
  row(
    "(sound files)",
    corpus.filter(({ rule }) => rule === null),
  ),
  row("all", corpus),
];
console.log("| rule | files | found | missed | false alarms | ms per file |\n|---|---|---|---|---|---|");
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);

function row(name: string, files: readonly Labelled[]): (string | number)[] {
  const judged = files.map((file) => ({ file, ...judge(file, parts) }));
  const broken = judged.filter(({ file }) => file.rule !== null);
  const found = broken.filter((each) => each.found).length;
  const alarms = judged.reduce((sum, each) => sum + each.alarms.length, 0);
  const ms = middle(files.map((file) => times.get(file) ?? 0)).toFixed(2);
  return [name, files.length, found, broken.length - found, alarms, ms];
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
