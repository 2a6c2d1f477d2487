import type { DemoFacts } from "../types.ts";
import { readBlueprint } from "./blueprint.ts";
import { demoProjectOf } from "./source.ts";
import type { DemoProject } from "./types.ts";

/** What of a settled plan the demo writer looks at. */
interface Planned {
  title: string;
  files: readonly { path: string; purpose: string }[];
}

const projectFor = (facts: DemoFacts): DemoProject => demoProjectOf(readBlueprint(facts));

/** The text of one file. A file that the demo model did not plan gets a line that says so. */
export function demoFile(facts: DemoFacts, plan: Planned, path: string): string {
  const found = projectFor(facts).files.find((file) => file.path === path);
  const purpose = plan.files.find((file) => file.path === path)?.purpose ?? "";
  return found?.text || `${purpose || path}\n`;
}

/** The cells of its notebook. */
export const demoCells = (facts: DemoFacts, plan: Planned): { cells: DemoProject["cells"] } => {
  const { cells } = projectFor(facts);
  return { cells: cells.length > 0 ? cells : [{ kind: "markdown", source: `# ${plan.title}` }] };
};

/** What goes into its README. */
export function demoReadme(facts: DemoFacts, plan: Planned) {
  const { readme, files } = projectFor(facts);
  const structure = files
    .filter(({ text, path }) => text !== "" || path.endsWith(".ipynb"))
    .map(({ path, purpose }) => ({ path, what: purpose }))
    .filter(({ path }) => plan.files.some((file) => file.path === path));
  return { ...readme, structure };
}
