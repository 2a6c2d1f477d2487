import { type Finding, rules } from "../../checks/finding.ts";
import { type ProjectFinding, projectRules } from "../../checks/project/finding.ts";
import type { ErrorParams } from "../../errors.ts";
import { plain, withinLine } from "../markdown.ts";
import type { Coded } from "../vocabulary.ts";
import type { Texts } from "./catalogue.ts";

/** The sentence of a failure as markdown: its parameters are foreign text and come out escaped (P9). */
export function errorSentence(texts: Texts, { code, params }: Coded): string {
  return texts.errors[code](escaped(params), texts.formats, texts.again.button);
}

/** The sentence of a failure without markup: for a summary beside a button, or for a terminal, which has none. */
export function errorLine(texts: Texts, { code, params }: Coded, where: keyof Texts["again"] = "button"): string {
  return texts.errors[code](params, texts.formats, texts.again[where]).replaceAll("`", "");
}

/** The sentence of what a check found. A rule of a later version is shown by its name. */
export function findingSentence(texts: Texts, finding: Finding): string {
  const rule = rules.find((each) => each === finding.rule);
  return rule === undefined ? plain(finding.rule) : texts.findings[rule](escaped(finding.params), texts.formats);
}

/** The sentence of what a check found in a project; where it was found is shown beside it. */
export function projectFindingSentence(texts: Texts, finding: ProjectFinding): string {
  const rule = projectRules.find((each) => each === finding.rule);
  return rule === undefined ? plain(finding.rule) : texts.projectFindings[rule](escaped(finding.params), texts.formats);
}

function escaped(params: ErrorParams): ErrorParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === "string" ? withinLine(value) : value]),
  );
}
