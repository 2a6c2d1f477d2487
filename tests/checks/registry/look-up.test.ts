import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLookUp } from "../../../src/checks/registry/look-up.ts";
import { resolvable } from "../../../src/checks/registry/versions.ts";
import { startRegistries } from "../../doubles/registries/server.ts";
import { projectOf } from "../project/projects.ts";

const now = new Date("2026-11-20T12:00:00Z");
let registries: Awaited<ReturnType<typeof startRegistries>>;
beforeAll(async () => {
  registries = await startRegistries(now);
  const old = { days: 900, licence: "MIT" };
  registries.packages.set("npm left-pad", { versions: ["1.3.0"], ...old });
  registries.packages.set("npm @scope/tool", { versions: ["2.0.0", "2.1.0"], ...old });
  registries.packages.set("npm just-made", { versions: ["0.0.1"], days: 3, licence: "MIT" });
  registries.packages.set("npm bare", { versions: ["1.0.0"], days: 900, licence: null });
  registries.packages.set("pypi PyYAML", { versions: ["6.0", "5.4"], ...old, yanked: ["5.4"] });
  registries.packages.set("pypi copyleft", { versions: ["1.0"], days: 900, licence: "GPL-3.0-only" });
  registries.packages.set("crates serde", { versions: ["1.0.219"], days: 900, licence: "MIT OR Apache-2.0" });
  registries.packages.set("go github.com/BurntSushi/toml", { versions: ["v1.4.0"], ...old });
});
afterAll(() => registries.close());
beforeEach(() => {
  registries.seen.length = 0;
  registries.next.length = 0;
});

const lookUp = (more: { timeoutMs?: number } = {}) => createLookUp({ urls: registries.urls, now: () => now, ...more });
const npm = (dependencies: Record<string, string>, devDependencies = {}) =>
  projectOf("javascript", { "package.json": JSON.stringify({ name: "x", dependencies, devDependencies }) });
const rules = async (project: ReturnType<typeof npm>, more = {}) =>
  (await lookUp(more)(project)).map(({ rule, severity, params }) => [rule, severity, params.name ?? params.count]);

describe("a project's dependencies", () => {
  it("are nothing to speak of where each is there, old enough, and within its bounds", async () => {
    expect(await rules(npm({ "left-pad": "^1.2.0" }, { "@scope/tool": "~2.1" }))).toEqual([]);
    expect(registries.seen.sort()).toEqual(["npm @scope%2Ftool", "npm left-pad"]);
  });

  it("are an error where a model has made them up, or bounds that nothing meets", async () => {
    expect(await rules(npm({ "left-padded": "^1.0.0", "left-pad": "^9.0.0" }))).toEqual([
      ["dependency.unknown", "error", "left-padded"],
      ["dependency.version", "error", "left-pad"],
    ]);
  });

  it("are an error where they are brand-new, and a warning where their licence says no or nothing", async () => {
    expect(await rules(npm({ "just-made": "*", bare: "1" }))).toEqual([
      ["dependency.new", "error", "just-made"],
      ["dependency.licence", "warning", "bare"],
    ]);
  });

  it("are looked up in the registry of their manifest", async () => {
    const python = {
      "requirements.txt": "PyYAML~=6.0\ncopyleft>=1\nPyYAML<6\nnot-there[extra]==1.0 ; python_version > '3'\n",
    };
    expect(await rules(projectOf("python", python))).toEqual([
      ["dependency.version", "error", "PyYAML"],
      ["dependency.licence", "warning", "copyleft"],
      ["dependency.unknown", "error", "not-there"],
    ]);
    const rust = {
      "Cargo.toml":
        '[dependencies]\nserde = { version = "1", features = ["derive"] }\nown = { path = "own" }\nnone = "1"\n',
    };
    expect(await rules(projectOf("rust", rust))).toEqual([["dependency.unknown", "error", "none"]]);
    const go = {
      "go.mod": "module x\n\nrequire (\n\tgithub.com/BurntSushi/toml v1.4.0\n\tgithub.com/no/one v1.0.0\n)\n",
    };
    expect(await rules(projectOf("go", go))).toEqual([["dependency.unknown", "error", "github.com/no/one"]]);
  });

  it("are not verified where a registry is out of reach, slow or out of order, and nothing is claimed", async () => {
    const urls = { ...registries.urls, npm: "http://127.0.0.1:9" };
    const [found] = await createLookUp({ urls, now: () => now })(npm({ a: "1", b: "1" }));
    expect(found).toMatchObject({ rule: "dependency.unverified", severity: "warning", params: { count: 2 } });
    for (const fault of ["error", "malformed", "hang"] as const) {
      registries.next.push(fault);
      expect(await rules(npm({ "left-pad": "1" }), { timeoutMs: 100 })).toEqual([
        ["dependency.unverified", "warning", 1],
      ]);
    }
  });

  it("are asked for once in ten minutes, unless the answer was none", async () => {
    const ask = lookUp();
    registries.next.push("error");
    await ask(npm({ "left-pad": "1" }));
    for (let round = 0; round < 3; round++) expect(await ask(npm({ "left-pad": "1" }))).toEqual([]);
    expect(registries.seen).toHaveLength(2);
  });

  it("had from elsewhere are in no registry", async () => {
    expect(
      await rules(npm({ a: "file:../a", b: "github:x/y", c: "workspace:*", d: "npm:left-pad@1", e: "x/y" })),
    ).toEqual([]);
    expect(registries.seen).toEqual([]);
  });
});

describe("a bound on versions", () => {
  it.each([
    ["^1.2.3", ["1.9.0"], true],
    ["^1.2.3", ["1.2.2", "2.0.0"], false],
    ["^0.2.3", ["0.3.0"], false],
    ["^0.0.3", ["0.0.4"], false],
    ["^0", ["0.9.0"], true],
    ["~1.2", ["1.2.9"], true],
    ["~1.2", ["1.3.0"], false],
    ["~=2.1", ["2.9"], true],
    ["~=2.1.3", ["2.2.0"], false],
    [">=1.0,<2", ["1.5"], true],
    [">=3 <4", ["2.0.0"], false],
    ["1.x || 3.x", ["3.1.0"], true],
    ["1.0.0 - 1.4.0", ["1.5.0"], false],
    ["==1.0", ["1.0"], true],
    ["v1.2.0", ["v1.2.0"], true],
    ["!=1.0", ["1.0"], false],
    ["*", ["0.1.0"], true],
    ["", [], false],
    ["something else entirely", ["1.0.0"], true],
  ])("%s among %j: %s", (bound, versions, met) => {
    expect(resolvable(bound, versions)).toBe(met);
  });
});
