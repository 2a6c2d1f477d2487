import type { Blueprint, DemoLanguage } from "./blueprint.ts";
import { pythonSource } from "./python.ts";
import { rustSource } from "./rust.ts";
import { scriptSource } from "./script.ts";
import type { DemoProject } from "./types.ts";

/** The project of a blueprint, written out. */
export const demoProjectOf = (blueprint: Blueprint): DemoProject => sources[blueprint.language](blueprint);

const sources: Readonly<Record<DemoLanguage, (blueprint: Blueprint) => DemoProject>> = {
  ...{ python: pythonSource, javascript: scriptSource, typescript: scriptSource, rust: rustSource },
};
