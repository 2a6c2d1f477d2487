import { pythonCompanions } from "./data/python-distributions.ts";
import { found, type ProjectFinding } from "./finding.ts";
import type { Import } from "./languages/facts.ts";
import { isManifest, type Manifest, manifestNames, readManifests } from "./manifest.ts";
import type { Project, ProjectFile, ProjectLanguage } from "./project.ts";
import { languageOf } from "./read.ts";
import { goResolver } from "./resolve/go.ts";
import { javascriptResolver } from "./resolve/javascript.ts";
import { pythonResolver } from "./resolve/python.ts";
import type { Resolver } from "./resolve/resolution.ts";
import { crateName, rustResolver } from "./resolve/rust.ts";

/** An import that leads to a distribution which no manifest names. */
export interface Undeclared {
  file: string;
  line: number;
  /** Names under which a registry may have it, the usual one first. */
  names: string[];
}

/** What the imports of each file come to, held against the manifests. */
export interface Dependencies {
  manifest: Manifest;
  missing: { file: string; line: number; name: string }[];
  undeclared: Undeclared[];
  unused: Manifest["dependencies"];
}

/** Resolves every import of a project, and looks for each line of its manifests in the rest. */
export function resolveDependencies({ plan, parts }: Project, importsOf: ReadonlyMap<string, Import[]>): Dependencies {
  const manifest = readManifests(parts);
  const resolvers: Record<ProjectLanguage, Resolver> = {
    python: pythonResolver(parts),
    javascript: javascriptResolver(parts),
    typescript: javascriptResolver(parts),
    rust: rustResolver(parts),
    go: goResolver(parts),
  };
  const declared = new Set(manifest.dependencies.map(({ name, file }) => comparable(name, file)));
  const result: Dependencies = { manifest, missing: [], undeclared: [], unused: [] };
  const used = new Set<string>();
  for (const [file, imports] of importsOf) {
    const language = languageOf(file) === "notebook" ? "python" : languageOf(file);
    if (!isProjectLanguage(language)) continue;
    for (const imported of imports) {
      const { name, line, optional } = imported;
      const resolution = resolvers[language](imported, file);
      if (resolution.to === "here") continue;
      if (resolution.to === "nowhere") result.missing.push({ file, line, name });
      else {
        const known = resolution.names.flatMap((each) => declaredAs(each, language, declared));
        for (const each of known) used.add(each);
        if (known.length === 0 && !optional) result.undeclared.push({ file, line, names: resolution.names });
      }
    }
  }
  const elsewhere = mentions(plan.commands, parts);
  result.unused = manifest.dependencies.filter(({ name, file, dev }) => {
    const known = comparable(name, file);
    return !dev && !used.has(known) && !accompanies(known, used) && !elsewhere(name) && !inTheBackground.test(name);
  });
  return result;
}

/** The findings of {@link resolveDependencies}. */
export function dependencyFindings(language: ProjectLanguage, dependencies: Dependencies): ProjectFinding[] {
  const { manifest, missing, undeclared, unused } = dependencies;
  return [
    ...manifest.unreadable.map((file) => found(file, { rule: "manifest.unreadable", line: null })),
    ...missing.map(({ file, line, name }) => found(file, { rule: "import.missing", line, params: { name } })),
    ...undeclared.map(({ file, line, names }) =>
      found(file, {
        rule: "import.undeclared",
        line,
        params: { name: names[0] ?? "", manifest: manifest.files[0] ?? manifestNames[language][0] ?? "" },
      }),
    ),
    ...unused.map(({ name, file, line }) =>
      found(file, { rule: "dependency.unused", severity: "warning", line, params: { name } }),
    ),
  ];
}

const isProjectLanguage = (language: string): language is ProjectLanguage => Object.hasOwn(manifestNames, language);

/** Two spellings of one distribution: PEP 503 for Python, code's for crates. */
function comparable(name: string, file: string): string {
  if (/\.(?:txt|toml)$/.test(file) && !file.endsWith("Cargo.toml")) return name.toLowerCase().replace(/[-_.]+/g, "-");
  return file.endsWith("Cargo.toml") ? crateName(name) : name;
}

function declaredAs(name: string, language: ProjectLanguage, declared: ReadonlySet<string>): string[] {
  if (language === "go") {
    const parts = name.split("/");
    const module = parts.map((_, i) => parts.slice(0, parts.length - i).join("/")).find((each) => declared.has(each));
    return module === undefined ? [] : [module];
  }
  const known = comparable(name, language === "python" ? "requirements.txt" : language === "rust" ? "Cargo.toml" : "");
  return declared.has(known) ? [known] : [];
}

/** Distributions that work without being imported: types, runtimes, plug-ins, drivers that are named in an address. */
const inTheBackground =
  /^@types\/|^(?:react-dom|tslib|typescript|tsx|ts-node|nodemon|reflect-metadata|core-js|regenerator-runtime|setuptools|wheel|pip|jupyter\w*|notebook|ipykernel|ipywidgets|nbconvert|nbformat|gunicorn|pytest[\w-]*)$/i;

function accompanies(name: string, used: ReadonlySet<string>): boolean {
  return Object.entries(pythonCompanions).some(([leader, others]) => used.has(leader) && others.includes(name));
}

/** Whether a name stands in a command, a script, a settings file or the code (a driver's name in an address). */
function mentions(commands: readonly string[], parts: readonly ProjectFile[]): (name: string) => boolean {
  const scripts = parts
    .filter(({ path }) => path.endsWith("package.json"))
    .map(({ text }) => /"scripts"\s*:\s*\{[^}]{0,4000}\}/.exec(text)?.[0] ?? "");
  const texts = parts
    .filter(({ path }) => !isManifest(path) && !/\.(?:md|lock|txt)$|lock\.json$|^LICENSE/i.test(path))
    .map(({ text }) => text);
  const all = [...commands, ...scripts, ...texts].join("\n").toLowerCase();
  return (name) => {
    const word = name.toLowerCase();
    for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1))
      if (!/[\w-]/.test(all.charAt(at - 1)) && !/[\w-]/.test(all.charAt(at + word.length))) return true;
    return false;
  };
}
