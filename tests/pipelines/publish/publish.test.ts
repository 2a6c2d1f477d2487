import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { KindlingError } from "../../../src/errors.ts";
import type { PublishFolder } from "../../../src/pipelines/publish/folder.ts";
import { createPublishFolder } from "../../../src/pipelines/publish/folder-node.ts";
import { publishRun } from "../../../src/pipelines/publish/publish.ts";
import { outputByNumber } from "../../../src/store/outputs.ts";
import type { Store } from "../../../src/store/store.ts";
import { uuidv7 } from "../../../src/store/uuid.ts";
import { ended } from "../../engine/world.ts";
import { eachDatabase } from "../../setup/databases.ts";
import { createPipelineWorld, type PipelineWorld, scriptedModels } from "../world.ts";

eachDatabase("publishing into a folder", (open) => {
  let store: Store;
  let world: PipelineWorld;
  let root: string;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "publish-"));
  });
  afterEach(async () => {
    await world.close();
    await rm(root, { recursive: true, force: true });
  });
  const begin = async (folder: PublishFolder = createPublishFolder(root), demo = true) => {
    const { models } = scriptedModels({}, { demo });
    world = await createPipelineWorld(store, { models, folder });
  };
  const publish = async (ideaId: string, version = 1, person = world.scope.person) => {
    const id = uuidv7();
    const { workspace } = world.scope;
    const spec = publishRun({
      ...{ id, workspace, owner: person, ideaId, version, thread: null, trigger: null },
      budget: { usd: 0, ms: 60_000 },
    });
    await store.asWorkspace(world.scope, (tx) => world.engine.start(tx, spec));
    world.engine.flush(id);
    return world.until(id, ended);
  };

  it("writes the post and its pictures, notes where, and says so", async () => {
    await begin();
    const { ideaId, post } = await world.expand("What a bakery taught me about caching");
    const run = await publish(ideaId);
    expect(run.status).toBe("done");
    const path = join(root, post?.slug ?? "");
    const text = await readFile(join(path, "post.md"), "utf8");
    expect(text).toContain(`title: ${JSON.stringify(post?.title)}`);
    expect(text).toContain("> demo text (en)");
    expect(text).toMatch(/!\[.+\]\(p1\.png\)/);
    expect((await readdir(path)).filter((name) => name.endsWith(".png"))).toHaveLength(
      post?.parts.filter((part) => part.kind === "image").length ?? -1,
    );
    const { workspace } = world.scope;
    const output = await store.asWorkspace(world.scope, (tx) => outputByNumber(tx, workspace, ideaId, 1));
    expect(output).toMatchObject({ published: true, publicationUrl: path });
    expect(world.said).toContainEqual({ type: "chat.published@1", input: { version: 1, path } });
  });

  it("publishes the same idea into the same folder again, another one beside it", async () => {
    await begin();
    const [one, other] = [await world.expand("Bread and caches"), await world.expand("Bread and caches")];
    const paths: unknown[] = [];
    for (const { ideaId } of [one, other, one]) {
      paths.push((await publish(ideaId)).steps[0]?.output);
    }
    const slug = one.post?.slug ?? "";
    expect(paths).toMatchObject([
      { path: join(root, slug) },
      { path: join(root, `${slug}-2`) },
      { path: join(root, slug) },
    ]);
  });

  it("fails with disk.full, and succeeds at the same step once there is room", async () => {
    let full = true;
    const real = createPublishFolder(root);
    await begin({
      remove: real.remove,
      write: async (folder) => {
        if (full) throw new KindlingError("disk.full");
        return real.write(folder);
      },
    });
    const { ideaId } = await world.expand("Bread");
    const failed = await publish(ideaId);
    expect(failed).toMatchObject({ status: "failed", error: { step: "publish", code: "disk.full" } });
    full = false;
    await store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, failed.id));
    world.engine.flush(failed.id);
    expect((await world.until(failed.id, (run) => run.status === "done")).steps.map((step) => step.state)).toEqual([
      "done",
      "done",
    ]);
  });

  it("does not publish what is not there", async () => {
    await begin();
    const { ideaId } = await world.expand("Bread");
    expect((await publish(ideaId, 7)).error).toMatchObject({ code: "idea.not_found" });
    expect(await readdir(root)).toEqual([]);
  });
});
