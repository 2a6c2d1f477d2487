import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { RenderCard } from "../../src/engine/types.ts";
import { insertReply, waitingReplies } from "../../src/store/replies.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea } from "../store/fixtures.ts";
import { createWorld, ended, stepType, type World } from "./world.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

eachDatabase("joining the run of a thread", (open, kind) => {
  let world: World;
  let idea: string;
  /** Opened, the step of this run ends. */
  const gates = new Map<string, PromiseWithResolvers<void>>();
  /** The replies that were there when a run was shown: at work, and at its end. */
  const seen = { atWork: new Set<string>(), atEnd: new Set<string>() };

  const follow: RenderCard = async ({ status }) => {
    const waiting = await world.store.asWorkspace(world.scope, (tx) => waitingReplies(tx, "local", idea));
    for (const { id } of waiting) seen[status === "running" ? "atWork" : "atEnd"].add(id);
    return { message: "m", pauseMs: 0 };
  };
  beforeAll(async () => {
    const types = [
      stepType("gate@1", async ({ runId }) => {
        await gates.get(runId)?.promise;
        return { output: null };
      }),
    ];
    world = await createWorld(await open(), types, { renderCard: follow });
    idea = await world.store.asWorkspace(world.scope, (tx) => addIdea(tx, world.scope));
  });
  afterAll(() => world.close());

  async function begin(thread: string, card = true): Promise<string> {
    const id = uuidv7();
    gates.set(id, Promise.withResolvers());
    return world.start({ id, thread, card, steps: [{ key: "gate", type: "gate@1" }] });
  }
  const release = (run: string) => gates.get(run)?.resolve();

  /** What the bot does with a reply: joins the run, writes the reply, and flushes after the commit. */
  async function reply(thread: string, midway: () => Promise<unknown> = async () => {}) {
    const id = uuidv7();
    const joined = await world.store.asWorkspace(world.scope, async (tx) => {
      const run = await world.engine.join(tx, "local", thread);
      await midway();
      await insertReply(tx, {
        ...{ workspaceId: "local", id, ideaId: idea, thread, messageId: id, personId: world.scope.person },
        ...{ text: "shorter", kind: "edit", state: "waiting" },
      });
      return run;
    });
    if (joined !== undefined) world.engine.flush(joined);
    return { id, joined };
  }

  it("finds the run that works in the thread, and none where none works", async () => {
    const run = await begin("t-1");
    expect((await reply("t-1")).joined).toBe(run);
    expect((await reply("t-2")).joined).toBeUndefined();
    release(run);
    await world.until(run, ended);
    expect((await reply("t-1")).joined).toBeUndefined();
  });

  it("shows on the run's card what was written", async () => {
    const run = await begin("t-shown");
    const { id, joined } = await reply("t-shown");
    expect(joined).toBe(run);
    await vi.waitFor(() => expect(seen.atWork).toContain(id));
    release(run);
    await world.until(run, ended);
  });

  // An embedded database has one session: there nothing can come in between.
  it.runIf(kind === "postgres").each([true, false])("holds up the end until the commit (card: %s)", async (card) => {
    const run = await begin(`t-held-${card}`, card);
    const commit = Promise.withResolvers<void>();
    const replied = reply(`t-held-${card}`, () => commit.promise);
    await pause(50);
    release(run);
    await pause(100);
    expect((await world.snapshot(run)).status).toBe("running");
    commit.resolve();
    await replied;
    expect((await world.until(run, ended)).status).toBe("done");
  });

  it("P6: whenever a reply comes, its run's end sees it, or no run works any more", async () => {
    const written: { id: string; joined: string | undefined }[] = [];
    for (let round = 0; round < 24; round += 1) {
      const thread = `t-race-${round}`;
      const run = await begin(thread);
      const replies = Array.from({ length: 3 }, async (_, index) => {
        await pause((round % 6) + index);
        return reply(thread);
      });
      await pause(3);
      release(run);
      written.push(...(await Promise.all(replies)));
      await world.until(run, ended);
    }
    await world.queue.idle();
    await world.engine.settled();
    await world.queue.idle();
    const lost = written.filter(({ id, joined }) => joined !== undefined && !seen.atEnd.has(id));
    expect(lost).toEqual([]);
    expect(new Set(written.map(({ joined }) => joined !== undefined)).size).toBe(2);
  });

  it("P7: does not reach into another workspace", async () => {
    await expect(
      world.store.asWorkspace(world.scope, (tx) => world.engine.join(tx, "elsewhere", "t-1")),
    ).rejects.toThrow("run of another workspace");
  });

  it("says that the thread is busy, when a run begins in it while another is opened again", async () => {
    const first = await begin("t-busy");
    await world.store.asWorkspace(world.scope, (tx) => world.engine.stop(tx, first));
    const rival = world.store.asWorkspace(world.scope, async (tx) => {
      const { workspace, person: owner } = world.scope;
      await world.engine.start(tx, {
        ...{ id: uuidv7(), workspace, owner, ideaId: null, kind: "test", thread: "t-busy", trigger: null },
        ...{ steps: [{ key: "gate", type: "gate@1" }], budget: { usd: 1, ms: 60_000 } },
      });
      await pause(100);
    });
    await pause(30);
    const retried = world.store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, first));
    await expect(retried).rejects.toMatchObject({ code: "thread.busy" });
    await rival;
  });
});
