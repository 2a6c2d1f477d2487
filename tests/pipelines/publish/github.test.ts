import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunSnapshot } from "../../../src/engine/types.ts";
import type { Destination } from "../../../src/pipelines/publish/destination.ts";
import { goOnWithAccount } from "../../../src/pipelines/publish/go-on.ts";
import { publishRun, withdrawRun } from "../../../src/pipelines/publish/publish.ts";
import { outputByNumber } from "../../../src/store/outputs.ts";
import { auditLog } from "../../../src/store/schema.ts";
import type { Store } from "../../../src/store/store.ts";
import { accountsOn } from "../../doubles/github/accounts.ts";
import { type Fault, type GitHubDouble, startGitHubDouble } from "../../doubles/github/server.ts";
import { commitTo } from "../../doubles/github/world.ts";
import { ended } from "../../engine/world.ts";
import { eachDatabase } from "../../setup/databases.ts";
import { createPipelineWorld, type Expanded, type PipelineWorld, scriptedModels } from "../world.ts";

eachDatabase("publishing on GitHub", (open) => {
  let store: Store;
  let hub: GitHubDouble;
  let world: PipelineWorld;
  let accounts: ReturnType<typeof accountsOn>;
  let work: Expanded;
  let project: Expanded;

  beforeAll(async () => {
    store = await open();
    hub = await startGitHubDouble();
    accounts = accountsOn(hub, store);
    const retry = { attempts: 3, backoffMs: 1 };
    world = await createPipelineWorld(store, {
      ...{ models: scriptedModels({}, { demo: true }).models, github: accounts.github },
      engine: {},
      steps: (type) => ({ ...type, retry }),
    });
    await accounts.connect(world.scope);
    work = await world.expand("What a bakery taught me about caching", { format: "blog" });
    project = await world.expand("A command line tool that counts words", { format: "code" });
  });
  beforeEach(() => hub.forgetRates());
  afterEach(() => hub.mend());
  afterAll(async () => {
    await world.close();
    await hub.close();
  });

  const publish = (of: Expanded, destination: Destination, version = 1) =>
    world.run(publishRun({ ...world.startOf(of.ideaId), version, destination })).then(({ run }) => run);
  const stored = (of: Expanded, number = 1) =>
    store.asWorkspace(world.scope, (tx) => outputByNumber(tx, world.scope.workspace, of.ideaId, number));
  const newOne = (name: string, more: Partial<Extract<Destination, { to: "repository" }>> = {}): Destination => ({
    ...{ to: "repository", owner: null, name, private: false, licence: "mit", ...more },
  });
  const page = (repo: string, more: Partial<Extract<Destination, { to: "path" }>> = {}): Destination => ({
    ...{ to: "path", owner: "ada", repo, folder: null, asPull: false, private: false, ...more },
  });
  const errorOf = (run: RunSnapshot) => run.error?.code;

  it("a project becomes a repository of one commit with a licence, and says what it is", async () => {
    const run = await publish(project, newOne("word-count"));
    expect(run.status).toBe("done");
    const files = hub.files("ada", "word-count");
    expect(files.get("LICENSE")).toContain(`(c) ${new Date().getFullYear()} ADA`);
    expect(files.has("README.md")).toBe(true);
    expect(hub.commits("ada", "word-count")).toBe(1);
    expect(hub.repository("ada", "word-count").description).not.toContain("kindling:");
    expect(await stored(project)).toMatchObject({
      published: true,
      publicationUrl: "https://github.com/ada/word-count",
      publicationMetadata: { place: { kind: "repository" }, approval: { approvedBy: "Me", score: expect.any(Number) } },
    });
    const deeds = await store.asWorkspace(world.scope, (tx) => tx.select().from(auditLog));
    expect(deeds.map(({ action }) => action)).toContain("version.publish");
  });

  it.each<[Fault]>([["dropped"], ["lost"]])(
    "P3: %s between any two calls leaves one repository, one commit, one word",
    async (fault) => {
      for (let nth = 1; nth < 30; nth++) {
        const name = `cut-${String(fault)}-${nth}`;
        hub.forgetRates();
        const before = hub.seen.length;
        hub.failNth(nth, fault);
        const run = await publish(project, newOne(name));
        hub.mend();
        expect([nth, run.status]).toEqual([nth, "done"]);
        expect(hub.commits("ada", name)).toBe(1);
        expect([...hub.world.repositories.keys()].filter((key) => key.startsWith(`ada/${name}`))).toHaveLength(1);
        if (hub.seen.length - before < nth) return expect(nth).toBeGreaterThan(8);
      }
    },
    60_000,
  );

  it("a name that is taken is told, with the next one that is free", async () => {
    hub.addRepository("ada", "taken");
    expect((await publish(project, newOne("taken"))).error).toMatchObject({
      code: "github.name_taken",
      params: { name: "taken", free: "taken-2" },
    });
    expect(await publish(project, newOne("no-org", { owner: "nobody" }))).toMatchObject({
      error: { code: "github.not_found", params: { what: "nobody" } },
    });
  });

  it("wants the scope for a private one, and goes on by itself once it is given", async () => {
    const run = await publish(project, newOne("hidden", { private: true }));
    expect(run.error).toMatchObject({ code: "github.connect", params: { scopes: "repo" } });
    await accounts.connect(world.scope, ["repo", "gist"]);
    await goOnWithAccount({ store, engine: world.engine, now: () => new Date() }, world.scope);
    expect((await world.until(run.id, ended)).status).toBe("done");
    expect(hub.repository("ada", "hidden").private).toBe(true);
  });

  it("a revoked token is found at use, and what was done until then is kept", async () => {
    hub.fail(/PATCH .*\/git\/refs/, { http: 500 });
    hub.beforeNext(/PATCH .*\/git\/refs/, () => {
      for (const token of hub.world.tokens.values()) token.revoked = true;
    });
    const run = await publish(project, newOne("revoked"));
    expect(errorOf(run)).toBe("github.reconnect");
    await expect(accounts.github.account(world.scope, [])).rejects.toMatchObject({ code: "github.connect" });
    await accounts.connect(world.scope, ["repo", "gist"]);
    await goOnWithAccount({ store, engine: world.engine, now: () => new Date() }, world.scope);
    expect((await world.until(run.id, ended)).status).toBe("done");
    expect(hub.commits("ada", "revoked")).toBe(1);
  });

  it("published again, a project is a new commit, or a pull request where somebody has pushed", async () => {
    await publish(project, newOne("again"));
    const again: Destination = { to: "again", owner: "ada", repo: "again", private: false };
    expect((await publish(project, again)).status).toBe("done");
    expect(hub.commits("ada", "again")).toBe(1);
    commitTo(hub.repository("ada", "again"), { "README.md": "mine" }, { message: "mine", at: Date.now() });
    const run = await publish(project, again);
    expect(run.steps.find(({ key }) => key === "publish")?.output).toEqual({
      path: "https://github.com/ada/again/pull/1",
    });
    expect(hub.files("ada", "again").get("README.md")).toBe("mine");
    expect(errorOf(await publish(project, { ...again, repo: "never" }))).toBe("action.too_late");
  });

  describe("a post", () => {
    it.each([
      ["jekyll", { "_config.yml": "" }, /^_posts\/\d{4}-\d\d-\d\d-[\w-]+\.md$/, "layout:"],
      ["hugo", { "hugo.toml": "", "content/post/a.md": "" }, /^content\/post\/[\w-]+\/index\.md$/, "slug:"],
      [
        "astro",
        { "astro.config.mjs": "", "src/content/blog/a.md": "" },
        /^src\/content\/blog\/.+\/index\.md$/,
        "pubDate:",
      ],
      ["plain", { "about.txt": "" }, /^posts\/[\w-]+\/index\.md$/, "language:"],
    ])(
      "becomes a page of a %s site, with its pictures, and the same again in place",
      async (kind, files, path, field) => {
        hub.addRepository("ada", kind, { files });
        expect((await publish(work, page(kind))).status).toBe("done");
        const published = [...hub.files("ada", kind)].filter(([name]) => !(name in files));
        const [name, text] = published.find(([each]) => each.endsWith(".md")) ?? ["", ""];
        expect(name).toMatch(path);
        expect(text).toContain(field);
        expect(published.filter(([each]) => each.endsWith(".png")).length).toBeGreaterThan(0);
        expect((await stored(work))?.publicationUrl).toBe(`https://github.com/ada/${kind}/blob/main/${name}`);
        await publish(work, page(kind));
        expect(hub.commits("ada", kind)).toBe(2);
      },
    );

    it("P3: is one page and one commit, whatever is lost on the way", async () => {
      for (const asPull of [false, true]) {
        for (let nth = 1; nth < 30; nth++) {
          const repo = `lost-${asPull}-${nth}`;
          hub.addRepository("ada", repo, { files: { "_config.yml": "" } });
          hub.forgetRates();
          const before = hub.seen.length;
          hub.failNth(nth, "lost");
          const run = await publish(work, page(repo, { asPull }));
          hub.mend();
          expect([nth, run.status]).toEqual([nth, "done"]);
          const branches = [...hub.repository("ada", repo).refs.keys()];
          expect(hub.commits("ada", repo, asPull ? branches.at(-1) : "main")).toBe(2);
          expect(hub.repository("ada", repo).pulls).toHaveLength(asPull ? 1 : 0);
          if (hub.seen.length - before < nth) break;
        }
      }
    }, 60_000);

    it("takes the next name where there is another page, and asks where somebody has changed ours", async () => {
      const slug = work.post?.slug ?? "";
      hub.addRepository("ada", "busy", { files: { [`posts/${slug}/index.md`]: "theirs" } });
      await publish(work, page("busy"));
      expect(hub.files("ada", "busy").get(`posts/${slug}/index.md`)).toBe("theirs");
      const ours = `posts/${slug}-2/index.md`;
      expect(hub.files("ada", "busy").has(ours)).toBe(true);
      commitTo(hub.repository("ada", "busy"), { [ours]: "edited" }, { message: "edit", at: Date.now() });
      await publish(work, page("busy"));
      expect((await stored(work))?.publicationUrl).toBe("https://github.com/ada/busy/pull/1");
      expect(hub.files("ada", "busy").get(ours)).toBe("edited");
    });

    it("becomes a Gist of its text, once, written anew in its place", async () => {
      hub.fail(/POST \/gists/, "lost");
      expect((await publish(work, { to: "gist", open: false })).status).toBe("done");
      expect(hub.world.gists.size).toBe(1);
      const [gist] = [...hub.world.gists.values()];
      const [text] = [...(gist?.files.values() ?? [])];
      expect(text).not.toContain("![");
      expect(await stored(work)).toMatchObject({
        publicationMetadata: { place: { kind: "gist", id: gist?.id }, approval: { leftOut: expect.any(Number) } },
      });
      await publish(work, { to: "gist", open: false });
      expect(hub.world.gists.size).toBe(1);
    });

    it("is taken back from where it is", async () => {
      const back = () => world.run(withdrawRun({ ...world.startOf(work.ideaId), version: 1 })).then(({ run }) => run);
      expect((await back()).status).toBe("done");
      expect(hub.world.gists.size).toBe(0);
      expect(await stored(work)).toMatchObject({ published: false, publicationUrl: null });
      expect(errorOf(await back())).toBe("action.too_late");

      hub.addRepository("ada", "leave", { files: { "_config.yml": "" } });
      await publish(work, page("leave"));
      await back();
      expect([...hub.files("ada", "leave").keys()]).toEqual(["_config.yml"]);
      await publish(project, newOne("stays"));
      const kept = await world.run(withdrawRun({ ...world.startOf(project.ideaId), version: 1 }));
      expect(errorOf(kept.run)).toBe("publish.keeps_repository");
    });
  });
});
