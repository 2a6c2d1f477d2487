import { isRecord, type Reply, type SeenRequest } from "./script.ts";

/**
 * A sensible answer to what is asked of a code project: a plan of a few files in JavaScript, each file as planned, a README,
 * and a judge who shows a line for every item. Undefined for requests that are about no project.
 */
export function codeAnswer(request: SeenRequest): Reply | undefined {
  const fields = Object.keys(isRecord(request.schema?.properties) ? request.schema.properties : {});
  const asked = request.messages.map(({ text }) => text).join("\n\n");
  if (fields.includes("outputType")) return { json: plan };
  if (fields.includes("approved")) return { json: review(request.system, asked) };
  if (fields.includes("rewrites"))
    return { json: fields.includes("note") ? refinement(asked) : { edits: [], rewrites: [] } };
  if (fields.includes("structure")) return { json: readme };
  return /^You write one file/.test(request.system) ? { text: fileText(asked) } : undefined;
}

const leaves = ["alpha", "beta", "gamma", "delta"];
const planned = [
  ...leaves.map((name) => ({ path: `src/${name}.js`, exports: [`${name}(n)`], dependsOn: [] as string[] })),
  ...leaves.slice(0, 2).map((name) => ({
    ...{ path: `test/${name}.test.js`, exports: [] },
    dependsOn: [`src/${name}.js`],
  })),
  { path: "src/index.js", exports: [], dependsOn: leaves.map((name) => `src/${name}.js`) },
  { path: "package.json", exports: [], dependsOn: leaves.slice(0, 1).map((name) => `src/${name}.js`) },
];

const plan = {
  ...{ software: true, title: "Greek letters", description: "Counts with letters.", name: "greek-letters" },
  ...{ outputType: "library", language: "javascript", architecture: "modular", tier: "medium" },
  approach: "One module for each letter; an index gathers them.",
  features: [{ name: "Count", files: ["src/index.js"] }],
  files: [...planned, { path: "README.md", exports: [], dependsOn: [] }].map((file) => ({
    ...{ ...file, purpose: `The file ${file.path}`, lines: 12 },
  })),
  ...{ dependencies: [], commands: ["node --test"] },
};

const readme = {
  ...{ what: "It counts with letters.", install: ["node --version"], run: ["node src/index.js"], examples: [] },
  ...{ test: ["node --test"], structure: [{ path: "src/index.js", what: "Gathers the letters" }], notes: null },
};

/** The text of the file that the last task names. */
function fileText(asked: string): string {
  const path = [...asked.matchAll(/"path": "([^"]+)"/g)].at(-1)?.[1] ?? "";
  const name = /(\w+)(?:\.test)?\.js$/.exec(path)?.[1] ?? "";
  if (path === "package.json")
    return '{\n  "name": "greek-letters",\n  "type": "module",\n  "scripts": { "test": "node --test" }\n}\n';
  if (path === "src/index.js") return leaves.map((each) => `export { ${each} } from "./${each}.js";\n`).join("");
  if (path.startsWith("test/"))
    return `import assert from "node:assert/strict";\nimport { it } from "node:test";\nimport { ${name} } from "../src/${name}.js";\n\nit("adds its length", () => assert.equal(${name}(1), ${name.length + 1}));\n`;
  return `/** Adds the length of the letter's name to a number. */\nexport function ${name}(n) {\n  if (!Number.isFinite(n)) throw new TypeError("a number is needed");\n  return n + ${name.length};\n}\n`;
}

/** One more sentence in the README, for every request. */
function refinement(asked: string) {
  const said = [...asked.matchAll(/<request>\n([\s\S]*?)\n<\/request>/g)].map(([, text = ""]) =>
    text.replace(/\W+/g, " "),
  );
  const edits = [
    { file: "README.md", search: "## Licence", replace: `## Changes\n\n${said.join(". ")}\n\n## Licence` },
  ];
  const nothing = { rewrites: [], deletes: [], moves: [], addDependencies: [], removeDependencies: [] };
  return { edits, ...nothing, title: null, name: null, note: null };
}

/** Every listed item with the first line of the first file that is shown. */
function review(system: string, asked: string) {
  const ids = [...system.matchAll(/^([a-z]+\.[a-z]+): /gm)].map(([, id = ""]) => id);
  const file = /<file path="([^"]+)">\n1\| \S/.exec(asked)?.[1] ?? "package.json";
  return { items: ids.map((id) => ({ id, yes: true, file, line: 1 })), approved: true, fixes: [] };
}
