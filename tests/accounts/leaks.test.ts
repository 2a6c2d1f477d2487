import { is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { publishRun } from "../../src/pipelines/publish/publish.ts";
import * as schema from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { accountsOn } from "../doubles/github/accounts.ts";
import { clientSecret } from "../doubles/github/oauth.ts";
import { type GitHubDouble, startGitHubDouble } from "../doubles/github/server.ts";
import { createPipelineWorld, type PipelineWorld, scriptedModels } from "../pipelines/world.ts";
import { eachDatabase } from "../setup/databases.ts";

eachDatabase("P8: secrets of an account", (open) => {
  let store: Store;
  let hub: GitHubDouble;
  let world: PipelineWorld;
  const lines: string[] = [];
  beforeAll(async () => {
    store = await open();
    hub = await startGitHubDouble();
    // The log is not told what is secret: what stays out of it does so by itself.
    const log = createLog({ level: "debug", secrets: [], write: (line) => lines.push(line) });
    world = await createPipelineWorld(store, {
      ...{ models: scriptedModels().models, github: accountsOn(hub, store).github, engine: { log } },
      steps: (type) => ({ ...type, retry: { attempts: 2, backoffMs: 1 } }),
    });
  });
  afterAll(async () => {
    await world.close();
    await hub.close();
  });

  it("reach no log, no row, no answer and no published file, whether it works or fails", async () => {
    const accounts = accountsOn(hub, store);
    const { scope } = world;
    const link = accounts.linkIn(await store.asWorkspace(scope, (tx) => accounts.github.link(tx, scope, ["gist"])));
    const begun = await accounts.github.begin(link);
    const state = new URL(begun.url).searchParams.get("state") ?? "";
    await accounts.agree(link);
    const [token = "none"] = [...hub.world.tokens.keys()];
    const { ideaId } = await world.expand("What a bakery taught me about caching", { format: "blog" });
    hub.addRepository("ada", "site", { files: { a: "" } });
    const destination = {
      to: "path",
      owner: "ada",
      repo: "site",
      folder: null,
      asPull: false,
      private: false,
    } as const;
    const publish = () => world.run(publishRun({ ...world.startOf(ideaId), version: 1, destination }));
    for (const fault of [{ http: 500 }, { http: 500 }, "dropped", "lost"] as const) hub.fail(/./, fault);
    const failed = await publish();
    hub.mend();
    const worked = await publish();
    expect([failed.run.status, worked.run.status]).toEqual(["failed", "done"]);
    hub.revoke(token);
    const refused = await publish();
    expect(refused.run.error?.code).toBe("github.reconnect");

    const tables = Object.values<unknown>(schema).filter((value) => is(value, PgTable));
    const dump = await store.asWorkspace(scope, async (tx) => {
      const rows: unknown[] = [];
      for (const table of tables) rows.push(await tx.select().from(table));
      return JSON.stringify(rows);
    });
    expect(dump).toContain("account.connect");
    expect(dump).toContain("v1.");
    expect(lines.join("\n")).toContain("a step failed");
    const told = JSON.stringify([failed, worked, refused, world.said, [...hub.files("ada", "site")]]);
    for (const secret of [token, clientSecret, link, state, begun.browser, "A".repeat(43)]) {
      for (const [where, text] of Object.entries({ dump, log: lines.join("\n"), told }))
        expect([where, text.includes(secret)]).toEqual([where, false]);
    }
  });
});
