/** A project as the demo maintainer sees it. */
interface Shown {
  title: string;
  slug: string;
  plan: { language: string; outputType: string; name: string };
  parts: readonly { path: string; text: string }[];
}

/** The answer of the demo maintainer, as the pipeline reads it. */
interface DemoProjectEdit {
  edits: { file: string; search: string; replace: string }[];
  rewrites: { file: string; text: string }[];
  deletes: string[];
  moves: { from: string; to: string }[];
  addDependencies: { name: string; version: string | null; reason: string }[];
  removeDependencies: string[];
  title: string | null;
  name: string | null;
  note: string | null;
}

/**
 * The demo maintainer: adds a Dockerfile, a workflow of tests, an editor's settings or a changelog, renames the project, adds a
 * section to the README, removes a file that is named. What it cannot do it says.
 */
export function demoProjectEdit(project: Shown, requests: readonly string[]): DemoProjectEdit {
  const answer: DemoProjectEdit = {
    ...{ edits: [], rewrites: [], deletes: [], moves: [], addDependencies: [], removeDependencies: [] },
    ...{ title: null, name: null, note: null },
  };
  const undone: string[] = [];
  for (const request of requests) if (!fulfil(request, project, answer)) undone.push(request);
  const note = `The offline demo model cannot do this: ${undone.join("; ").slice(0, 200)}`;
  return undone.length === 0 ? answer : { ...answer, note };
}

function fulfil(request: string, project: Shown, answer: DemoProjectEdit): boolean {
  const has = (path: string) => project.parts.some((part) => part.path === path);
  const named = project.parts.find(({ path }) => request.includes(path))?.path;
  if (/\b(?:remove|delete|drop)\b/iu.test(request) && named !== undefined) return answer.deletes.push(named) > 0;
  const title = /\b(?:rename|call)\b.*?\b(?:to|it)\s+["“]?([\p{L}\p{N}][\p{L}\p{N} _-]{1,60})/iu
    .exec(request)?.[1]
    ?.trim();
  if (title !== undefined) return rename(title, project, answer);
  for (const [wanted, path, write] of additions) {
    if (!wanted.test(request)) continue;
    if (!has(path)) answer.rewrites.push({ file: path, text: write(project) });
    return true;
  }
  const note = /\b(?:say|mention|note|document|explain)\b(?: in the readme)?(?: that)?:?\s+(.{4,300})$/iu.exec(
    request,
  )?.[1];
  if (note !== undefined) return mention(note, project, answer);
  return false;
}

/** The title everywhere that it stands in the README; the package keeps its name, which code imports. */
function rename(title: string, project: Shown, answer: DemoProjectEdit): boolean {
  answer.title = title;
  const readme = project.parts.find(({ path }) => path === "README.md");
  const heading = readme?.text.split("\n")[0];
  if (readme && heading?.startsWith("# "))
    answer.edits.push({ file: readme.path, search: heading, replace: `# ${title}` });
  return true;
}

function mention(words: string, project: Shown, answer: DemoProjectEdit): boolean {
  const readme = project.parts.find(({ path }) => path === "README.md");
  const licence = readme?.text.match(/^## Licence$/m)?.[0];
  if (!readme || licence === undefined) return false;
  const said = `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/[.\s]+$/u, "")}.`;
  answer.edits.push({ file: readme.path, search: licence, replace: `## Good to know\n\n${said}\n\n${licence}` });
  return true;
}

const isPython = ({ plan }: Shown): boolean => plan.language === "python";
const packageOf = ({ plan }: Shown): string => plan.name.replaceAll("-", "_");
const ending = ({ plan }: Shown): string => (plan.language === "typescript" ? "ts" : "js");
const isRust = ({ plan }: Shown): boolean => plan.language === "rust";
const testCommand = (project: Shown): string =>
  isRust(project) ? "cargo test" : isPython(project) ? "python -m unittest" : "npm test";
const imageOf = (project: Shown): [image: string, user: string] =>
  isRust(project)
    ? ["rust:1-slim", "nobody"]
    : isPython(project)
      ? ["python:3.13-slim", "nobody"]
      : ["node:24-slim", "node"];

function startCommand(project: Shown): string[] {
  const { outputType } = project.plan;
  if (outputType === "library" || outputType === "notebook") return testCommand(project).split(" ");
  if (isRust(project)) return ["cargo", "run", "--quiet", "--"];
  if (isPython(project)) return ["python", "-m", packageOf(project)];
  return ["node", `src/${outputType === "cli" ? "cli" : "server"}.${ending(project)}`];
}

const additions: readonly (readonly [RegExp, string, (project: Shown) => string])[] = [
  [
    /\bdocker(?:file)?\b|\bcontainer/iu,
    "Dockerfile",
    (project) => {
      const [image, user] = imageOf(project);
      return `FROM ${image}\nWORKDIR /app\nCOPY . .\nUSER ${user}\nENTRYPOINT ${JSON.stringify(startCommand(project))}\n`;
    },
  ],
  [
    /\b(?:ci|continuous integration|github actions?|workflow)\b/iu,
    ".github/workflows/test.yml",
    (project) => {
      const python = "      - uses: actions/setup-python@v6\n        with:\n          python-version: '3.13'\n";
      const node = "      - uses: actions/setup-node@v6\n        with:\n          node-version: 24\n";
      const setup = isRust(project) ? "" : isPython(project) ? python : node;
      return `name: test\non: [push, pull_request]\npermissions:\n  contents: read\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v6\n${setup}      - run: ${testCommand(project)}\n`;
    },
  ],
  [
    /\beditor ?config\b/iu,
    ".editorconfig",
    (project) =>
      `root = true\n\n[*]\ncharset = utf-8\nend_of_line = lf\ninsert_final_newline = true\nindent_style = space\nindent_size = ${isPython(project) ? 4 : 2}\n`,
  ],
  [/\bchange ?log\b/iu, "CHANGELOG.md", ({ title }) => `# Changes of ${title}\n\n## 0.1.0\n\nThe first version.\n`],
  [/\bmake ?file\b/iu, "Makefile", (project) => `test:\n\t${testCommand(project)}\n\n.PHONY: test\n`],
];
