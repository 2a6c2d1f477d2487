import { describe, expect, it } from "vitest";
import { asKindlingError } from "../../src/errors.ts";
import { githubClient } from "../../src/github/client.ts";
import {
  createRepository,
  describeRepository,
  findRepository,
  type Made,
  replaceFirstCommit,
} from "../../src/github/repository.ts";
import type { Fault } from "../doubles/github/server.ts";
import { commitTo } from "../doubles/github/world.ts";
import { author, fileOf, openGitHub } from "./open.ts";

const { hub, as } = openGitHub();
const noPause = async () => {};
const files = [
  fileOf("README.md", "# Loaf\n"),
  fileOf("src/main.py", "print('loaf')\n"),
  { path: "a.png", bytes: new Uint8Array([137, 80, 0, 255]) },
];
const wanted = (name: string) => ({ owner: null, name, private: false, marker: `kindling:${name}` });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (thrown: unknown) => asKindlingError(thrown).code,
  );

describe("a new repository", () => {
  it("comes to one commit with exactly these files, and says what it is", async () => {
    const { github } = as("ada");
    const made = await createRepository(github, "ada", wanted("loaf"));
    await replaceFirstCommit(github, made, { files, message: "Loaf", author }, noPause);
    await describeRepository(github, made, {
      description: "A loaf\nof bread",
      homepage: null,
      topics: ["Bread & Co", "Bäcker"],
    });
    expect(hub().commits("ada", "loaf")).toBe(1);
    expect([...hub().files("ada", "loaf").keys()].sort()).toEqual(["README.md", "a.png", "src/main.py"]);
    expect(hub().repository("ada", "loaf")).toMatchObject({
      description: "A loaf of bread",
      topics: ["bread-co", "backer"],
    });
  });

  it("is waited for until its branch is there", async () => {
    const { github } = as("ada");
    hub().world.unsettled = 3;
    const made = await createRepository(github, "ada", wanted("slow"));
    hub().world.unsettled = 0;
    const paused: number[] = [];
    await replaceFirstCommit(github, made, { files, message: "m", author }, async (ms) => void paused.push(ms));
    expect(paused).toEqual([1000, 2000, 4000]);
    expect(hub().commits("ada", "slow")).toBe(1);
  });

  it("is not made where there is one: the next free name is told", async () => {
    const { github } = as("ada");
    hub().addRepository("ada", "Taken");
    hub().addRepository("ada", "taken-2");
    const refused = await createRepository(github, "ada", wanted("taken")).catch(asKindlingError);
    expect(refused).toMatchObject({ code: "github.name_taken", params: { name: "taken", free: "taken-3" } });
  });

  it("goes to an organisation of whose one is a member, and to no other", async () => {
    hub().addOrganisation("bakers", ["ada"]);
    hub().addOrganisation("brewers", []);
    const { github } = as("ada");
    await createRepository(github, "ada", { ...wanted("dough"), owner: "bakers" });
    expect(hub().repository("bakers", "dough").owner).toBe("bakers");
    expect(await codeOf(createRepository(github, "ada", { ...wanted("hops"), owner: "brewers" }))).toBe(
      "github.forbidden",
    );
  });
});

describe("what an earlier attempt left", () => {
  const at = new Date();

  it("is found by its marker, its age and its single commit", async () => {
    const { github } = as("ada");
    const made = await createRepository(github, "ada", wanted("left"));
    expect(await findRepository(github, "ada", wanted("left"), { at })).toEqual(made);
    await replaceFirstCommit(github, made, { files, message: "m", author }, noPause);
    expect(await findRepository(github, "ada", wanted("left"), { at })).toEqual(made);
  });

  it.each([
    ["is not there", () => {}],
    [
      "was there before",
      () =>
        hub().addRepository("ada", "found", {
          description: "kindling:found",
          createdAt: Date.now() - 600_000,
          files: { a: "" },
        }),
    ],
    ["has no marker", () => hub().addRepository("ada", "found", { files: { a: "" } })],
    [
      "was built upon",
      () => {
        const repository = hub().addRepository("ada", "found", { description: "kindling:found", files: { a: "" } });
        commitTo(repository, { b: "" }, { message: "mine", at: Date.now() });
      },
    ],
  ])("is nobody's of ours when it %s", async (_, arrange) => {
    arrange();
    const { github } = as("ada");
    expect(await findRepository(github, "ada", wanted("found"), { at })).toBeUndefined();
  });

  it("is never forced over somebody's commit", async () => {
    const { github } = as("ada");
    const made = await createRepository(github, "ada", wanted("busy"));
    commitTo(hub().repository("ada", "busy"), { mine: "1" }, { message: "mine", at: Date.now() });
    expect(await replaceFirstCommit(github, made, { files, message: "m", author }, noPause)).toBeUndefined();
    expect([...hub().files("ada", "busy").keys()]).toContain("mine");
  });
});

describe("between any two calls", () => {
  /** One attempt, as the steps make it: look, make, commit, describe. What was confirmed is not looked for again. */
  async function attempt(name: string, at: Date, token: string, confirmed: { made?: Made }) {
    const github = githubClient({ apiUrl: hub().apiUrl, token });
    confirmed.made ??=
      (await findRepository(github, "ada", wanted(name), { at })) ??
      (await createRepository(github, "ada", wanted(name)));
    await replaceFirstCommit(github, confirmed.made, { files, message: "Loaf", author }, noPause);
    await describeRepository(github, confirmed.made, { description: "Loaf", homepage: null, topics: ["bread"] });
  }

  it.each<[Fault]>([["dropped"], ["lost"], [{ http: 502 }]])(
    "%j leaves one repository with one commit",
    async (fault) => {
      const kind = typeof fault === "string" ? fault : "http";
      let calls = 0;
      for (let nth = 1; nth <= Math.max(calls, 9); nth++) {
        const { token } = as("ada");
        const confirmed = {};
        const [name, at] = [`cut-${kind}-${nth}`, new Date()];
        // Content-creating requests are counted by the minute.
        hub().forgetRates();
        const before = hub().seen.length;
        hub().failNth(nth, fault);
        const first = await codeOf(attempt(name, at, token, confirmed));
        hub().mend();
        if (first !== "none") {
          expect(first).toBe("github.unavailable");
          await attempt(name, at, token, confirmed);
        }
        calls = Math.max(calls, hub().seen.length - before);
        expect(hub().commits("ada", name)).toBe(1);
        expect([...hub().world.repositories.keys()].filter((key) => key.startsWith(`ada/${name}`))).toHaveLength(1);
        if (first === "none") return expect(nth).toBeGreaterThan(8);
      }
    },
  );
});

describe("a refusal", () => {
  it("says what helps", async () => {
    const { github, token } = as("ada");
    const create = () => createRepository(github, "ada", wanted("refused"));
    hub().fail(/POST \/user\/repos/, { secondary: 30 });
    expect(await create().catch(asKindlingError)).toMatchObject({
      code: "github.rate_limited",
      retryable: true,
      retryAfterMs: 30_000,
    });
    hub().fail(/POST \/user\/repos/, { abuse: true });
    expect(await create().catch(asKindlingError)).toMatchObject({ code: "github.rate_limited", retryAfterMs: 60_000 });
    hub().revoke(token);
    expect(await create().catch(asKindlingError)).toMatchObject({ code: "github.reconnect", retryable: false });
  });

  it("comes for what the scopes do not cover", async () => {
    const { github } = as("ada");
    expect(await codeOf(createRepository(github, "ada", { ...wanted("secret"), private: true }))).toBe(
      "github.not_found",
    );
    const made = await createRepository(github, "ada", wanted("flows"));
    const workflow = [fileOf(".github/workflows/ci.yml", "on: push\n")];
    expect(await codeOf(replaceFirstCommit(github, made, { files: workflow, message: "m", author }, noPause))).toBe(
      "github.not_found",
    );
    const more = as("ada", ["public_repo", "workflow"]).github;
    await replaceFirstCommit(more, made, { files: workflow, message: "m", author }, noPause);
    expect([...hub().files("ada", "flows").keys()]).toEqual([".github/workflows/ci.yml"]);
  });

  it("comes from the limit of writes a minute", async () => {
    const { github } = as("ada");
    hub().forgetRates();
    const made = await createRepository(github, "ada", wanted("many"));
    const about = { description: "x", homepage: null, topics: [] };
    const all = Promise.all(Array.from({ length: 80 }, () => describeRepository(github, made, about)));
    expect(await codeOf(all)).toBe("github.rate_limited");
    hub().forgetRates();
  });
});
