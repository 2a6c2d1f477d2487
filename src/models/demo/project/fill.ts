import type { Blueprint } from "./blueprint.ts";

/** A template with the idea's own names in it. `ending`: of script files. */
export function fill(template: string, blueprint: Blueprint, ending = ""): string {
  const values: Record<string, string> = {
    __TITLE__: blueprint.title,
    __DESCRIPTION__: blueprint.description,
    __NAME__: blueprint.name,
    __PACKAGE__: blueprint.package,
    __CORE__: coreOf(blueprint),
    __CLASS__: blueprint.type,
    __NOUN__: blueprint.noun,
    __NOUNS__: blueprint.nouns,
    __ENV__: blueprint.env,
    __EXT__: ending,
    __LABEL__: blueprint.kernel === "text" ? "A text to read" : `A new ${blueprint.noun}, with #tags`,
    __VERB__: blueprint.kernel === "text" ? "Read it" : "Add it",
  };
  return template.replace(/__[A-Z]+__/g, (token) => values[token] ?? token);
}

/** The name of the module that does the work. */
export const coreOf = ({ kernel }: Blueprint): string => (kernel === "text" ? "analysis" : "tracker");

/** What both kernels can do, as features. */
export const featuresOf = ({ kernel, nouns }: Blueprint): string[] =>
  kernel === "text"
    ? [`Score the mood of ${nouns}`, "Show the words that stand out", `Compare several ${nouns}`]
    : [`Add ${nouns} with tags`, `Mark ${nouns} as done`, `Search and count ${nouns}`];

export const approachOf = (blueprint: Blueprint): string => {
  const core =
    blueprint.kernel === "text"
      ? `A pure module reads ${blueprint.nouns} against a small lexicon, so that every score can be explained by its words.`
      : `A pure module changes lists of ${blueprint.nouns} and never in place; a second one keeps them in a JSON file, written beside and then renamed.`;
  const instead =
    blueprint.instead === null
      ? ""
      : ` The offline demo model does not write ${blueprint.instead}, so this is ${blueprint.language}.`;
  return `${core} What talks to people or to the network is a thin layer around it. The standard library is enough, so there are no dependencies.${instead}`;
};
