import { beforeEach, describe, expect, it } from "vitest";
import { asKindlingError } from "../../src/errors.ts";
import { githubClient } from "../../src/github/client.ts";
import { type Committed, type Revision, revise } from "../../src/github/revise.ts";
import { blobSha } from "../../src/github/tree.ts";
import type { Fault } from "../doubles/github/server.ts";
import { commitTo, type Repository } from "../doubles/github/world.ts";
import { author, fileOf, openGitHub } from "./open.ts";

const { hub, as } = openGitHub();
let site: Repository;
let count = 0;
const place = () => ({ owner: "ada", repo: site.name });
const somebody = (files: Record<string, string>) => commitTo(site, files, { message: "by hand", at: Date.now() });
const revision = (more: Partial<Revision> = {}): Revision => ({
  ...{ branch: "main", message: "Bread", author, last: null, guard: "files", asPull: false },
  files: [fileOf("posts/bread/index.md", "one"), fileOf("posts/bread/p1.svg", "<svg/>")],
  pull: { branch: "kindling/bread-v2", title: "Bread", body: "" },
  ...more,
});
const without = ({ pull: _, ...last }: Committed & { pull: string | null }): Committed => last;

beforeEach(() => {
  site = hub().addRepository("ada", `site-${++count}`, { files: { "_config.yml": "", "about.md": "hi" } });
  hub().forgetRates();
});

describe("files brought into a repository", () => {
  it("are one commit on top, beside what is there; the same ones again are none", async () => {
    const { github } = as("ada");
    const first = await revise(github, place(), revision());
    expect(first.pull).toBeNull();
    expect(hub().commits("ada", site.name)).toBe(2);
    expect([...hub().files("ada", site.name).keys()].sort()).toEqual([
      "_config.yml",
      "about.md",
      "posts/bread/index.md",
      "posts/bread/p1.svg",
    ]);
    expect(await revise(github, place(), revision({ last: without(first) }))).toMatchObject({ commit: first.commit });
    expect(hub().commits("ada", site.name)).toBe(2);
  });

  it("take the place of those of the last time, and what is not among them any more goes", async () => {
    const { github } = as("ada");
    const last = without(await revise(github, place(), revision()));
    somebody({ "about.md": "changed" });
    await revise(github, place(), revision({ last, files: [fileOf("posts/bread/index.md", "two")] }));
    const files = hub().files("ada", site.name);
    expect(files.get("posts/bread/index.md")).toBe("two");
    expect(files.has("posts/bread/p1.svg")).toBe(false);
    expect(files.get("about.md")).toBe("changed");
  });

  it.each<["files" | "repository", Record<string, string>]>([
    ["files", { "posts/bread/index.md": "by hand" }],
    ["repository", { "about.md": "by hand" }],
  ])("ask by a pull request where somebody changed the %s meanwhile", async (guard, change) => {
    const { github } = as("ada");
    const last = without(await revise(github, place(), revision({ guard })));
    const theirs = somebody(change);
    const again = revision({
      guard,
      last,
      files: [fileOf("posts/bread/index.md", "two"), fileOf("posts/bread/p1.svg", "<svg/>")],
    });
    const asked = await revise(github, place(), again);
    expect(asked.pull).toMatch(/\/pull\/1$/);
    expect(site.refs.get("main")).toBe(theirs);
    expect(hub().files("ada", site.name, "kindling/bread-v2").get("posts/bread/index.md")).toBe("two");
    expect(await revise(github, place(), again)).toEqual(asked);
    expect(site.pulls).toHaveLength(1);
  });

  it("come after somebody who was faster, without harm to what they did", async () => {
    const { github } = as("ada");
    hub().beforeNext(/PATCH .*\/git\/refs\/heads/, () => somebody({ "about.md": "faster" }));
    await revise(github, place(), revision());
    const files = hub().files("ada", site.name);
    expect([files.get("about.md"), files.get("posts/bread/index.md")]).toEqual(["faster", "one"]);
  });

  it("need a repository that one may see and write to", async () => {
    const { github } = as("ada");
    const code = (repo: string) =>
      revise(github, { owner: "grace", repo }, revision()).catch((thrown) => asKindlingError(thrown).code);
    hub().addRepository("grace", "hers", { files: { a: "" } });
    hub().addRepository("grace", "secret", { private: true, files: { a: "" } });
    expect(await code("hers")).toBe("github.forbidden");
    expect(await code("secret")).toBe("github.not_found");
    expect(await code("none")).toBe("github.not_found");
  });

  it.each<[Fault, boolean]>([
    ["dropped", false],
    ["lost", false],
    ["dropped", true],
    ["lost", true],
  ])("%j between any two calls leaves one commit (pull request: %s)", async (fault, asPull) => {
    for (let nth = 1; ; nth++) {
      site = hub().addRepository("ada", `cut-${++count}`, { files: { a: "" } });
      hub().forgetRates();
      const { token } = as("ada");
      const attempt = () => revise(githubClient({ apiUrl: hub().apiUrl, token }), place(), revision({ asPull }));
      hub().failNth(nth, fault);
      const first = await attempt().catch((thrown) => asKindlingError(thrown).code);
      hub().mend();
      if (typeof first === "string") await attempt();
      expect(hub().commits("ada", site.name, asPull ? "kindling/bread-v2" : "main")).toBe(2);
      expect(site.pulls).toHaveLength(asPull ? 1 : 0);
      if (typeof first !== "string") return expect(nth).toBeGreaterThan(6);
    }
  });
});

it("git calls bytes by the same name as we do", async () => {
  expect(await blobSha(new TextEncoder().encode("hello\n"))).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
});
