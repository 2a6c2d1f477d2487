import type { ProjectFinding, ProjectRule } from "../../../checks/project/finding.ts";
import type { Formats } from "../formats.ts";

type Sentence = (params: ProjectFinding["params"], formats: Formats) => string;

/** What a check found in a project, in a few words. Parameters come escaped; file and line are shown beside it. */
export const projectFindings: Readonly<Record<ProjectRule, Sentence>> = {
  "plan.path": ({ path }) => `The plan has a file that is not text: ${path}`,
  "plan.many": ({ files, max }, f) =>
    `The plan has ${f.number(Number(files))} files; the most is ${f.number(Number(max))}.`,
  "plan.depends": ({ path, name }) => `${path} needs ${name}, which the plan does not have.`,
  "plan.cycle": ({ cycle }) => `These files wait for each other: ${cycle}`,
  "plan.manifest": ({ manifest }) => `The plan has no ${manifest}.`,
  "plan.orphan": ({ path }) => `Nothing uses ${path}.`,
  "plan.feature": ({ name }) => `No planned file delivers “${name}”.`,
  "path.unsafe": ({ path }) => `A file would stand outside the project, or could not be saved: ${path}`,
  "path.reserved": ({ path }) => `A file has a name that systems keep for themselves: ${path}`,
  "path.duplicate": ({ path }) => `Two files have the same name, but for upper and lower case: ${path}`,
  "path.long": ({ path }) => `A path is too long: ${path}`,
  "file.missing": ({ path }) => `The planned file ${path} is missing.`,
  "file.empty": () => "The file is empty.",
  "file.large": ({ characters, max }, f) =>
    `The file has ${f.number(Number(characters))} characters; past ${f.number(Number(max))} it is not checked.`,
  "file.fence": () => "The file is wrapped in a code fence.",
  "file.newline": () => "The last line is not ended.",
  "feature.missing": ({ name }) => `The planned feature “${name}” is not there.`,
  "interface.missing": ({ name }) => `The planned name ${name} is not defined.`,
  syntax: ({ message }) => (message === undefined ? "The code cannot be read." : `The code cannot be read: ${message}`),
  "syntax.unverified": () => "The code may not compile; its grammar was not checked in full here.",
  "format.json": () => "The JSON stands on one line.",
  notebook: ({ where }) =>
    where === undefined ? "The notebook is not valid." : `The notebook is not valid at ${where}.`,
  "import.missing": ({ name }) => `The import ${name} leads to no file of the project.`,
  "import.undeclared": ({ name, manifest }) => `${name} is imported, but ${manifest} does not name it.`,
  "dependency.unused": ({ name }) => `Nothing uses the dependency ${name}.`,
  "dependency.unknown": ({ name }) => `No registry has a package ${name}.`,
  "dependency.version": ({ name, version }) => `No version of ${name} lies within ${version}.`,
  "dependency.new": ({ name, days }, f) =>
    `${name} was published ${Number(days) === 1 ? "1 day" : `${f.number(Number(days))} days`} ago; names that models invent are taken by others. Look at it before you install it.`,
  "dependency.licence": ({ name, licence }) =>
    licence === "" ? `${name} names no licence.` : `The licence of ${name} binds what is built with it: ${licence}`,
  "dependency.unverified": ({ count }, f) =>
    Number(count) === 1
      ? "1 dependency was not verified: its registry could not be asked."
      : `${f.number(Number(count))} dependencies were not verified: their registries could not be asked.`,
  "manifest.missing": ({ manifest }) => `There is no ${manifest}.`,
  "manifest.unreadable": () => "The list of dependencies cannot be read.",
  "readme.missing": () => "There is no README.",
  "readme.file": ({ path }) => `The README names a file that is not there: ${path}`,
  "readme.command": ({ command }) => `The README has a command that cannot work: ${command}`,
  secret: () => "Something here looks like a key, a token or a password.",
  "danger.sql": () => "A value is pasted into a query; pass it as a parameter.",
  "danger.shell": () => "A value is pasted into a shell command; pass a list of arguments.",
  "danger.eval": () => "Text is run as code.",
  "danger.tls": () => "The certificates of servers are not verified.",
  "body.empty": ({ name }) =>
    name === undefined || name === "" ? "A function does nothing." : `${name} does nothing.`,
  "body.unfinished": ({ name }) =>
    name === undefined || name === "" ? "Something is not implemented." : `Something is not implemented: ${name}`,
};
