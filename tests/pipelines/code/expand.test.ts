import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createLookUp } from "../../../src/checks/registry/look-up.ts";
import { KindlingError } from "../../../src/errors.ts";
import type { GenerateRequest } from "../../../src/models/types.ts";
import type { CodePlanDraft } from "../../../src/pipelines/code/prompts/plan.ts";
import type { CodeReviewAnswer } from "../../../src/pipelines/code/prompts/review.ts";
import type { Store } from "../../../src/store/store.ts";
import { startRegistries } from "../../doubles/registries/server.ts";
import { eachDatabase } from "../../setup/databases.ts";
import {
  type Answer,
  createPipelineWorld,
  type Expanded,
  keysOf,
  type PipelineWorld,
  type Script,
  scriptedModels,
} from "../world.ts";

const idea = "A small library that adds numbers";

/** A project of three written files, so that a run has few steps. */
const tinyPlan: CodePlanDraft = {
  ...{ software: true, title: "Adding", description: "Adds numbers.", name: "adding", outputType: "library" },
  ...{ language: "javascript", architecture: "simple", tier: "simple", approach: "One function." },
  features: [{ name: "Add", files: ["src/index.js"] }],
  files: [
    { path: "src/index.js", purpose: "Adds", exports: ["add(a, b)"], dependsOn: [], lines: 10 },
    { path: "package.json", purpose: "Manifest", exports: [], dependsOn: [], lines: 10 },
    { path: "README.md", purpose: "Readme", exports: [], dependsOn: ["src/index.js"], lines: 20 },
  ],
  ...{ dependencies: [], commands: ["node --test"] },
};
const sound: Record<string, string> = {
  "src/index.js": "export function add(a, b) {\n  return a + b;\n}\n",
  "package.json": '{\n  "name": "adding",\n  "type": "module"\n}\n',
};
const readme = {
  ...{ what: "Adds numbers for you.", install: [], run: ["node src/index.js"], examples: [], test: [] },
  ...{ structure: [{ path: "src/index.js", what: "Adds" }], notes: null },
};

/** The file that a request is for; undefined where it is for several. */
const fileOf = ({ messages }: GenerateRequest<unknown>): string =>
  /"path": "([^"]+)"/.exec(messages.at(-1)?.text ?? "")?.[1] ?? "";
const isFix = ({ output }: GenerateRequest<unknown>) => output?.name === "fixes";

/** Writes the tiny project; `files` replaces single ones, `fix` answers what is to be mended. */
function writing(files: Record<string, string> = {}, fix: Answer = () => ({ edits: [], rewrites: [] })): Script {
  const write: Answer = (asked) => {
    if (isFix(asked.request)) return fix(asked);
    if (asked.request.output?.name === "readme") return readme;
    return files[fileOf(asked.request)] ?? sound[fileOf(asked.request)] ?? "";
  };
  return { "code.plan": () => tinyPlan, "code.simple": write, "code.medium": write, "code.complex": write };
}

/** A judge that says yes to everything at a line that is there, but to what `deny` names. */
const judge =
  (deny: RegExp = /^$/, more: Partial<CodeReviewAnswer> = {}): Answer =>
  ({ demo }) => {
    const { items } = demo as CodeReviewAnswer;
    return {
      items: items.map(({ id }) =>
        deny.test(id) ? { id, yes: false, file: "", line: 0 } : { id, yes: true, file: "package.json", line: 2 },
      ),
      ...{ approved: true, fixes: [] },
      ...more,
    };
  };

const textIn = ({ project }: Expanded, path: string) => project?.parts.find((part) => part.path === path)?.text;
const rulesOf = ({ codeScores }: Expanded) => codeScores?.findings.map(({ rule }) => rule) ?? [];

eachDatabase("a code project", (open) => {
  let store: Store;
  let world: PipelineWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());
  const made = async (script: Script, text = idea) => {
    const { models, asked } = scriptedModels({ "code.review": judge(), ...script });
    world = await createPipelineWorld(store, { models });
    return { expanded: await world.expand(text, { format: "code" }), asked };
  };

  it("by the demo model is whole: planned, written, checked, reviewed by another family, saved and delivered", async () => {
    const { models, asked } = scriptedModels({}, { demo: true });
    world = await createPipelineWorld(store, { models });
    const expanded = await world.expand("Build a sentiment analyzer for tweets");
    expect(expanded.run.status).toBe("done");
    expect(expanded.idea).toMatchObject({ status: "expanded", format: "code", headVersion: 1 });
    expect(expanded.codeScores).toMatchObject({ passed: true, reviewed: true, findings: [], reviewer: "judge:m" });
    expect(expanded.project).toMatchObject({ demo: true, slug: "sentiment-analyzer-tweets" });
    expect(asked.find(({ task }) => task === "code.review")?.avoidProvider).toBe("scripted");
    expect(world.said.at(-1)).toMatchObject({ type: "chat.deliver@1", input: { version: 1, partial: false } });
    expect(expanded.run.steps.every(({ state, attempts }) => state === "done" && attempts === 1)).toBe(true);
  });

  it("is written with one prefix for all files, each after those that it depends on", async () => {
    const { expanded, asked } = await made(writing());
    expect(expanded.codeScores).toMatchObject({ total: 100, passed: true });
    const writes = asked.filter(({ task }) => task === "code.simple");
    expect(new Set(writes.map(({ messages }) => messages[0]?.text)).size).toBe(1);
    expect(writes.at(-1)?.messages[1]?.text).toContain('<file path="src/index.js">\nexport function add');
    expect(JSON.stringify(asked.find(({ task }) => task === "code.review"))).not.toMatch(/\bround|\brevis/i);
  });

  describe("of a model that", () => {
    it("wraps a file in a fence costs nothing: the fence is taken off", async () => {
      const { expanded, asked } = await made(writing({ "src/index.js": `\`\`\`js\n${sound["src/index.js"]}\`\`\`\n` }));
      expect(textIn(expanded, "src/index.js")).toBe(sound["src/index.js"]);
      expect(expanded.codeScores?.passed).toBe(true);
      expect(asked.some(isFix)).toBe(false);
    });

    it("leaves a file out is asked for it, as a whole file", async () => {
      let refused = true;
      const files = writing({}, ({ request }) => {
        expect(request.messages.at(-1)?.text).toContain("error file.missing in src/index.js");
        return { edits: [], rewrites: [{ file: "src/index.js", text: sound["src/index.js"] }] };
      });
      const write = files["code.simple"];
      const { expanded } = await made({
        ...files,
        "code.simple": (asked) => {
          if (fileOf(asked.request) !== "src/index.js" || !refused) return write?.(asked);
          refused = false;
          throw new KindlingError("model.refused", { params: { provider: "scripted", model: "m" } });
        },
      });
      expect(expanded.codeScores).toMatchObject({ passed: true, rounds: 1 });
      expect(textIn(expanded, "src/index.js")).toBe(sound["src/index.js"]);
    });

    it("imports a package that no manifest has ends with the import mended, in that file alone", async () => {
      const wrong = `import pad from "left-padded";\n\n${sound["src/index.js"]?.replace("a + b", "pad(a + b)")}`;
      const { expanded, asked } = await made(
        writing({ "src/index.js": wrong }, ({ request }) => {
          expect(request.messages.at(-1)?.text).not.toContain('<file path="package.json">');
          return {
            edits: [
              { file: "src/index.js", search: 'import pad from "left-padded";\n', replace: "" },
              { file: "src/index.js", search: "  return pad(a + b);", replace: "  return a + b;" },
            ],
            rewrites: [],
          };
        }),
      );
      expect(expanded.codeScores).toMatchObject({ passed: true, findings: [], rounds: 1 });
      expect(textIn(expanded, "src/index.js")?.trim()).toBe(sound["src/index.js"]?.trim());
      // its score was good before the cap, so that the one file was mended and nothing was written anew
      expect(asked.filter(isFix)).toHaveLength(1);
      expect(keysOf(expanded).some((key) => key.startsWith("rewrite."))).toBe(false);
    });

    it("depends on a package that does not exist is told by the registry, and does without it everywhere", async () => {
      const registries = await startRegistries(new Date());
      const lookUp = createLookUp({ urls: registries.urls, now: () => new Date() });
      const wrong = `import pad from "left-padded";\n\n${sound["src/index.js"]?.replace("a + b", "pad(a + b)")}`;
      const manifest =
        '{\n  "name": "adding",\n  "type": "module",\n  "dependencies": { "left-padded": "^1.0.0" }\n}\n';
      const { models } = scriptedModels({
        "code.review": judge(),
        ...writing({ "src/index.js": wrong, "package.json": manifest }, () => ({
          edits: [
            { file: "src/index.js", search: 'import pad from "left-padded";\n', replace: "" },
            { file: "src/index.js", search: "  return pad(a + b);", replace: "  return a + b;" },
            { file: "package.json", search: '  "type": "module",', replace: '  "type": "module"' },
            { file: "package.json", search: '  "dependencies": { "left-padded": "^1.0.0" }\n', replace: "" },
          ],
          rewrites: [],
        })),
      });
      world = await createPipelineWorld(store, { models, codeChecks: async () => ({ lookUp }) });
      const expanded = await world.expand(idea, { format: "code" });
      await registries.close();
      expect(registries.seen).toEqual(["npm left-padded"]);
      expect(await world.log(expanded.run.id)).toContain("error dependency.unknown in package.json:4");
      expect(expanded.codeScores).toMatchObject({ passed: true, findings: [], rounds: 1 });
    });

    it("leaks a key shows it to nobody, and ends as needs work where the key stays", async () => {
      const key = `sk-ant-${"Zx9Kw3Lm".repeat(4)}`;
      const leaking = `const key = "${key}";\n\n${sound["src/index.js"]}`;
      const { expanded, asked } = await made(
        writing({ "src/index.js": leaking }, () => ({
          edits: [{ file: "src/index.js", search: "  return a + b;", replace: "  return b + a;" }],
          rewrites: [],
        })),
      );
      expect(expanded.codeScores).toMatchObject({ cap: "secret", total: 59, passed: false });
      expect(rulesOf(expanded)).toContain("secret");
      expect(JSON.stringify(asked)).not.toContain(key);
    });

    it("never mends what it is told to ends after one round, with the better version", async () => {
      const { expanded, asked } = await made(
        writing({ "src/index.js": "export function add(a, b) {\n" }, ({ nth }) => ({
          edits: [],
          rewrites: [{ file: "src/index.js", text: `export function add(a, b) { // ${nth}\n` }],
        })),
      );
      expect(expanded.run.status).toBe("done");
      expect(expanded.codeScores).toMatchObject({ cap: "check", passed: false });
      expect(rulesOf(expanded)).toContain("syntax");
      expect(asked.filter(isFix)).toHaveLength(1);
    });

    it("gives an edit that does not apply is asked for the whole file", async () => {
      const broken = "export function add(a, b) {\n  return a + ;\n}\n";
      const { expanded, asked } = await made(
        writing({ "src/index.js": broken }, ({ request }) => {
          const whole = request.messages.at(-1)?.text.includes("Give the whole file");
          return whole
            ? { edits: [], rewrites: [{ file: "src/index.js", text: sound["src/index.js"] }] }
            : { edits: [{ file: "src/index.js", search: "nothing like it", replace: "x" }], rewrites: [] };
        }),
      );
      expect(expanded.codeScores?.passed).toBe(true);
      expect(asked.filter(isFix)).toHaveLength(2);
      expect(await world.log(expanded.run.id)).toContain("ignored an edit of src/index.js: not found");
    });

    it("judges broken code as good does not outvote the checks", async () => {
      const { expanded } = await made({
        ...writing({ "src/index.js": "export function add(a, b {\n" }),
        "code.review": judge(/^$/, { approved: true }),
      });
      expect(expanded.codeScores).toMatchObject({ approved: true, cap: "check", total: 59, passed: false });
    });

    it("is never content is worked with five times at the most, by stronger models, and the best is kept", async () => {
      let round = 0;
      const worst = ["correctness", "security", "quality", "completeness"];
      const { expanded, asked } = await made({
        ...writing({}, ({ nth }) => ({
          edits: [],
          rewrites: [{ file: "src/index.js", text: `${sound["src/index.js"]}// ${nth}\n` }],
        })),
        // a little better every time, and never good enough
        "code.review": (given) =>
          judge(new RegExp(`^(?:${worst.slice(round++).join("|") || "security.input"})`), { approved: false })(given),
      });
      expect(asked.filter(({ task }) => task === "code.review")).toHaveLength(5);
      expect(expanded.codeScores).toMatchObject({ rounds: 4, passed: false });
      expect(asked.some(({ task }) => task === "code.complex")).toBe(true);
      expect(keysOf(expanded).filter((key) => key.startsWith("rewrite.1."))).toHaveLength(3);
    });
  });

  it("of an idea in which there is nothing to build is offered as a post", async () => {
    const { expanded } = await made({ ...writing(), "code.plan": () => ({ ...tinyPlan, software: false, files: [] }) });
    expect(world.said.find(({ type }) => type === "chat.ask@1")?.input).toMatchObject({ question: "notSoftware" });
    expect(expanded.post).toBeDefined();
  });

  it("that money does not last for is delivered as far as it is there", async () => {
    const { models } = scriptedModels({ ...writing(), "code.review": judge() }, { costUsd: 0.01 });
    world = await createPipelineWorld(store, { models });
    const expanded = await world.expand(idea, { format: "code" }, { budget: { usd: 0.045, ms: 600_000 } });
    expect(expanded.run).toMatchObject({ status: "done", error: { code: "run.budget_money" } });
    expect(expanded.codeScores).toMatchObject({ reviewed: false, passed: false });
    expect(expanded.project?.parts.length).toBeGreaterThan(2);
  });
});
