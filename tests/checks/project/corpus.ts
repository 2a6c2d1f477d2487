import { readdirSync, readFileSync } from "node:fs";
import { checkFile } from "../../../src/checks/project/check.ts";
import type { CheckParts } from "../../../src/checks/project/read.ts";

/** A file whose verdict is known. `rule`: what is wrong with it; null when nothing is. */
export interface Labelled {
  language: string;
  path: string;
  text: string;
  rule: string | null;
}

const folder = new URL("corpus/", import.meta.url);

/**
 * The corpus: a text for each language, in which every file stands below a line `=== sound path` or
 * `=== broken rule path`.
 */
export function readCorpus(): Labelled[] {
  return readdirSync(folder).flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .split(/^=== /m)
      .slice(1)
      .map((entry) => {
        const [head = "", ...lines] = entry.split("\n");
        const words = head.split(" ");
        const sound = words[0] === "sound";
        const rule = sound ? null : (words[1] ?? "");
        return { language: name.replace(".txt", ""), path: words.at(-1) ?? "", text: lines.join("\n"), rule };
      }),
  );
}

/** What the checks make of one labelled file. */
export function judge({ path, text, rule }: Labelled, parts: CheckParts): { found: boolean; alarms: string[] } {
  const faults = checkFile({ id: "f", kind: "file", path, text }, parts).faults;
  return {
    found: faults.some((fault) => fault.rule === rule),
    alarms: rule === null ? faults.map((fault) => `${path}:${fault.line} ${fault.rule}`) : [],
  };
}
