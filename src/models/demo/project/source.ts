import type { Blueprint } from "./blueprint.ts";
import { pythonSource } from "./python.ts";
import { scriptSource } from "./script.ts";
import type { DemoProject } from "./types.ts";

/** The project of a blueprint, written out. */
export const demoProjectOf = (blueprint: Blueprint): DemoProject =>
  blueprint.language === "python" ? pythonSource(blueprint) : scriptSource(blueprint);
