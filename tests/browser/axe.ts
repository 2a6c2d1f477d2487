import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** What axe-core found, as far as it is serious: the rule, and where. */
export type Finding = `${string}: ${string}`;

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds serious or critical about the page as it stands: https://github.com/dequelabs/axe-core */
export async function seriousFindings(page: Page): Promise<Finding[]> {
  // Evaluated from outside, which the page's content policy has no say in.
  const found = await page.evaluate<{ id: string; impact: string; nodes: { target: string[] }[] }[]>(
    `${source}; axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }): Finding => `${id}: ${target.join(" ")}`));
}
