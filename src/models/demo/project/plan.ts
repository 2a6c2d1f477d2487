import { plainWords } from "../clean.ts";
import { guessFormat } from "../format.ts";
import { readSubject } from "../subject.ts";
import type { DemoFacts } from "../types.ts";
import { readBlueprint } from "./blueprint.ts";
import { demoProjectOf } from "./source.ts";

/** The answer to the task `code.plan`. */
export interface DemoCodePlan {
  software: boolean;
  title: string;
  description: string;
  name: string;
  outputType: "notebook" | "cli" | "library" | "webApp" | "api";
  language: "python" | "javascript" | "typescript" | "rust" | "go";
  architecture: "simple" | "modular" | "fullStack";
  tier: "simple" | "medium" | "complex";
  approach: string;
  features: { name: string; files: string[] }[];
  files: { path: string; purpose: string; exports: string[]; dependsOn: string[]; lines: number }[];
  dependencies: { name: string; version: string | null; reason: string }[];
  commands: string[];
}

/**
 * Plans the project that the demo model writes for an idea. `asked`: somebody said that it is to be code; then only what is
 * plainly a question or an essay is no software.
 */
export function demoCodePlan(facts: DemoFacts, asked: boolean): DemoCodePlan {
  const blueprint = readBlueprint(facts);
  const { files, features, commands, approach } = demoProjectOf(blueprint);
  const guess = guessFormat(readSubject(facts.idea), plainWords(facts.idea));
  const essay = guess.format === "blog" && guess.because.length > 0;
  return {
    software: !(asked && essay),
    ...{ title: blueprint.title, description: blueprint.description, name: blueprint.name },
    ...{ outputType: blueprint.output, language: blueprint.language, tier: "simple", approach, features, commands },
    architecture: blueprint.output === "webApp" ? "fullStack" : "modular",
    files: files.map(({ text, ...file }) => ({ ...file, lines: Math.max(5, text.split("\n").length) })),
    dependencies: [],
  };
}
