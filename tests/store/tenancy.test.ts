import { randomBytes } from "node:crypto";
import { getTableColumns, sql } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateIdea } from "../../src/store/ideas.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { rows } from "../../src/store/rows.ts";
import {
  credentials,
  effects,
  feedback,
  ideas,
  modelCalls,
  outputs,
  replies,
  runs,
  settings,
  steps,
} from "../../src/store/schema.ts";
import type { Scope, Store, Tx } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { asAdmin, createDatabase, databaseUrl, embedded, fresh } from "../setup/databases.ts";
import { addIdea, addRun, enter } from "./fixtures.ts";
import { entered, fill, filled, nameOf, type Seed, seed, systemTables, tables, type Viewer } from "./tenancy-rows.ts";

/** A database user for one suite. */
async function createOwner(rights: string) {
  const owner = { name: `kindling_test_${randomBytes(6).toString("hex")}`, password: randomBytes(9).toString("hex") };
  await asAdmin((admin) => admin.unsafe(`create role ${owner.name} login password '${owner.password}' ${rights}`));
  return { ...owner, drop: () => asAdmin((admin) => admin.unsafe(`drop role ${owner.name}`)) };
}

async function asOwner(rights: string, prepare: (owner: string) => Promise<unknown> = async () => {}) {
  const owner = await createOwner(rights);
  await prepare(owner.name);
  const { store, close } = await fresh(owner);
  return {
    store,
    async close() {
      await close();
      await owner.drop();
    },
  };
}

const grantRoles = (owner: string) =>
  asAdmin(async (admin) => {
    for (const role of ["kindling_app", "kindling_system"]) {
      await admin.unsafe(`do $$ begin create role ${role} nologin; exception when duplicate_object then null; end $$`);
      await admin.unsafe(`grant ${role} to ${owner}`);
    }
  });

const databases: [string, () => Promise<{ store: Store; close: () => Promise<void> }>][] = [["pglite", embedded]];
if (databaseUrl) {
  databases.push(
    ["postgres, migrated by a superuser", () => fresh()],
    ["postgres, migrated by an owner who may create roles", () => asOwner("createrole")],
    ["postgres, migrated by an owner who was given the roles", () => asOwner("", grantRoles)],
  );
}

describe.each(databases)("P7: tenancy (%s)", (_name, open) => {
  let store: Store;
  let close = async () => {};
  let scopes: Record<Viewer, Scope>;
  let seeds: { one: Seed; two: Seed };

  beforeAll(async () => {
    ({ store, close } = await open());
    const owner = await enter(store, "one", "owner");
    const colleague = await enter(store, "one", "colleague");
    const stranger = await enter(store, "two", "owner");
    await enter(store, "two", "colleague");
    scopes = {
      owner,
      colleague,
      colleagueInChannel: { ...colleague, channel: "c1" },
      stranger: { ...stranger, channel: "c1" },
      ownerElsewhere: { ...owner, workspace: "two" },
    };
    seeds = { one: await seed(store, owner), two: await seed(store, stranger) };
    for (const from of [seeds.one, seeds.two]) {
      for (const table of filled) {
        const write = table.by === "system" ? store.asSystem : store.asWorkspace.bind(store, from.scope);
        await write((tx) => fill(tx, table, from));
      }
    }
  });
  afterAll(() => close());

  const all = [...entered, ...filled];

  test("every table of the schema is tried here", () => {
    expect(all.map(({ table }) => nameOf(table)).toSorted()).toEqual(tables.map(nameOf).toSorted());
  });

  test("every table is under forced row-level security, with a policy for the tenant role", async () => {
    const found = await store.asSystem((tx) =>
      rows(
        tx,
        sql`select relname as name from pg_class c
          where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity and relforcerowsecurity
            and exists (select from pg_policy p
              where p.polrelid = c.oid and 'kindling_app'::regrole = any (p.polroles))
          order by 1`,
      ),
    );
    expect(found.map(({ name }) => name)).toEqual(tables.map(nameOf).toSorted());
  });

  test("what works across workspaces is owned by the system role and open to nobody else", async () => {
    const found = await store.asSystem((tx) =>
      rows(
        tx,
        sql`select proname as name, proowner::regrole::text as owner, proconfig::text as config,
            (select bool_or(grantee = 0) from aclexplode(coalesce(proacl, acldefault('f', proowner)))) as open
          from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
      ),
    );
    expect(found.length).toBeGreaterThan(0);
    for (const fn of found) {
      expect(fn).toMatchObject({ owner: "kindling_system", open: false });
      expect(fn.config).toContain("search_path=public, pg_temp");
    }
  });

  test("the migrations make the columns that the schema names, and no others", async () => {
    const found = await store.asSystem((tx) =>
      rows(
        tx,
        sql`select relname || '.' || attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
          where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped`,
      ),
    );
    const named = tables.flatMap((table) =>
      getTableConfig(table).columns.map(({ name }) => `${nameOf(table)}.${name}`),
    );
    expect(found.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
  });

  test("keys between tables of a workspace hold the workspace", () => {
    const tenant = new Set(tables.filter((table) => "workspaceId" in getTableColumns(table)).map(nameOf));
    for (const table of tables) {
      for (const key of getTableConfig(table).foreignKeys) {
        const { columns, foreignTable } = key.reference();
        if (!tenant.has(nameOf(foreignTable))) continue;
        expect([nameOf(table), ...columns.map(({ name }) => name)]).toContain("workspace_id");
      }
    }
  });

  describe.each(all.map((entry) => [nameOf(entry.table), entry] as const))("%s", (name, { table, sees }) => {
    const count = (viewer: Viewer) =>
      store.asWorkspace(scopes[viewer], async (tx) => (await tx.select().from(table)).length);

    test.each(["owner", "colleague", "colleagueInChannel"] as const)(
      "shows the %s what they may see",
      async (viewer) => {
        expect(await count(viewer)).toBe(sees[viewer]);
      },
    );

    test("shows each workspace its own rows only", async () => {
      for (const [viewer, workspace] of [
        ["owner", "one"],
        ["colleague", "one"],
        ["stranger", "two"],
      ] as const) {
        const found = await store.asWorkspace(scopes[viewer], (tx) => tx.select().from(table));
        for (const row of found) {
          if ("workspaceId" in row) expect(row.workspaceId).toBe(workspace);
        }
      }
      expect(await count("stranger")).toBe(sees.owner);
      // The same person's id in another workspace is nobody special there.
      expect(await count("ownerElsewhere")).toBe(sees.colleague);
    });

    test("is changed and emptied by nobody beyond what they see", async () => {
      for (const viewer of ["colleague", "stranger"] as const) {
        const visible = viewer === "colleague" ? sees.colleague : sees.owner;
        for (const column of getTableConfig(table).columns) {
          const to = sql.identifier(column.name);
          const changed = await attempt(store, scopes[viewer], sql`update ${table} set ${to} = ${to} returning 1`);
          expect(changed).toBeLessThanOrEqual(visible);
        }
        expect(await attempt(store, scopes[viewer], sql`delete from ${table} returning 1`)).toBeLessThanOrEqual(
          visible,
        );
      }
    });

    test("gives no row to another workspace", async () => {
      const column = getTableConfig(table).columns.find((one) => one.name === "workspace_id");
      if (!column) return;
      expect(await attempt(store, scopes.owner, sql`update ${table} set workspace_id = 'two' returning 1`)).toBe(0);
    });

    test("takes no row in another's name", async () => {
      const entry = filled.find((one) => one.table === table);
      if (!entry) return;
      for (const viewer of ["stranger", "ownerElsewhere"] as const) {
        await expect(store.asWorkspace(scopes[viewer], (tx) => fill(tx, entry, seeds.one))).rejects.toThrow(
          /row-level security|permission denied/,
        );
      }
    });

    test(systemTables.has(table) ? "is open to the system role" : "is closed to the system role", async () => {
      const read = store.asSystem(async (tx) => (await tx.select().from(table)).length);
      // One for each workspace, and none that its people see.
      const hidden = name === "installations" ? 2 : 2 * sees.owner;
      if (systemTables.has(table)) expect(await read).toBe(name === "users" ? 4 : hidden);
      else await expect(read).rejects.toThrow("permission denied");
    });
  });

  test("rights are set for one transaction and gone after it", async () => {
    await store.asWorkspace(scopes.owner, (tx) => tx.select().from(ideas));
    const [after] = await store.asSystem((tx) =>
      rows(tx, sql`select current_user::text as role, app_workspace() as workspace, app_person() as person`),
    );
    expect(after).toEqual({ role: "kindling_system", workspace: null, person: null });
  });

  test("nobody adds an idea or starts a run in another's name", async () => {
    for (const owner of [scopes.colleague, { ...scopes.owner, person: scopes.stranger.person }]) {
      await expect(store.asWorkspace(scopes.owner, (tx) => addIdea(tx, owner))).rejects.toThrow(
        /row-level|foreign key/,
      );
      await expect(store.asWorkspace(scopes.owner, (tx) => addRun(tx, owner, null))).rejects.toThrow(
        /row-level|foreign key/,
      );
    }
  });

  test("nobody hands a run over, or changes what it is made of: that is the engine's", async () => {
    for (const change of [
      (tx: Tx) => tx.update(runs).set({ ownerId: scopes.colleague.person }),
      (tx: Tx) => tx.update(steps).set({ output: "forged" }),
      (tx: Tx) => tx.update(modelCalls).set({ costUsd: 0 }),
      (tx: Tx) => tx.update(effects).set({ state: "confirmed" }),
    ]) {
      await expect(store.asWorkspace(scopes.owner, change)).rejects.toThrow("permission denied");
    }
  });

  test("nobody hangs a run on an idea that they do not see", async () => {
    const { colleague, stranger } = scopes;
    await expect(store.asWorkspace(colleague, (tx) => addRun(tx, colleague, seeds.one.ideas.owner))).rejects.toThrow(
      "row-level",
    );
    await expect(store.asWorkspace(stranger, (tx) => addRun(tx, stranger, seeds.one.ideas.workspace))).rejects.toThrow(
      /row-level|foreign key/,
    );
  });

  test("nobody widens who sees an idea, not even its owner", async () => {
    for (const change of [
      { audience: "workspace" },
      { channelId: "c2" },
      { ownerId: scopes.colleague.person },
    ] as const) {
      const widen = store.asWorkspace(scopes.owner, (tx) => tx.update(ideas).set(change));
      await expect(widen).rejects.toThrow("permission denied");
    }
    expect(
      await store.asWorkspace(scopes.colleague, (tx) =>
        updateIdea(tx, "one", seeds.one.ideas.owner, { status: "archived" }),
      ),
    ).toBe(false);
  });

  test("what is deleted is deleted by its owner alone", async () => {
    const { workspace } = seeds.one.ideas;
    const ofIdea = sql`where id = ${workspace} returning 1`;
    const ofVersion = sql`where idea_id = ${workspace} returning 1`;
    for (const viewer of ["colleague", "colleagueInChannel", "stranger"] as const) {
      expect(await attempt(store, scopes[viewer], sql`delete from ${ideas} ${ofIdea}`)).toBe(0);
      expect(await attempt(store, scopes[viewer], sql`delete from ${outputs} ${ofVersion}`)).toBe(0);
    }
    expect(await attempt(store, scopes.owner, sql`delete from ${ideas} ${ofIdea}`)).toBe(1);
    expect(await attempt(store, scopes.owner, sql`delete from ${outputs} ${ofVersion}`)).toBe(1);
  });

  test("nobody puts words into another's mouth, and the audience decides what becomes of them", async () => {
    const { colleague, owner } = scopes;
    const ofIdea = sql`where idea_id = ${seeds.one.ideas.workspace} returning 1`;
    const [text, state] = [sql`update ${replies} set text = 'longer'`, sql`update ${replies} set state = 'discarded'`];
    expect(await attempt(store, colleague, sql`${text} ${ofIdea}`)).toBe(0);
    expect(await attempt(store, owner, sql`${text} ${ofIdea}`)).toBe(1);
    expect(await attempt(store, colleague, sql`${state} ${ofIdea}`)).toBe(1);
    expect(await attempt(store, colleague, sql`update ${feedback} set verdict = 'bad' ${ofIdea}`)).toBe(0);
    expect(await attempt(store, owner, sql`update ${feedback} set verdict = 'bad' ${ofIdea}`)).toBe(1);
  });

  test("nobody replies or judges in another's name", async () => {
    const common = { workspaceId: "one", ideaId: seeds.one.ideas.workspace, personId: scopes.owner.person };
    const reply = { ...common, thread: "t-1", messageId: "m", text: "mine", state: "waiting" as const, kind: null };
    await expect(
      store.asWorkspace(scopes.colleague, (tx) => tx.insert(replies).values({ ...reply, id: uuidv7() })),
    ).rejects.toThrow("row-level");
    await expect(
      store.asWorkspace(scopes.colleague, (tx) =>
        tx.insert(feedback).values({ ...common, version: 1, verdict: "bad" }),
      ),
    ).rejects.toThrow("row-level");
  });

  test("the workspace's keys and settings are its admins'", async () => {
    const admin = await enter(store, "three", "admin", { role: "admin" });
    const member = await enter(store, "three", "member");
    const key = { workspaceId: "three", ownerId: "workspace", provider: "openai", ciphertext: "v1.a.b.c", keyId: "a" };
    const setting = {
      workspaceId: "three",
      scope: "workspace",
      scopeId: "three",
      key: "tone",
      value: "casual",
    } as const;
    await store.asWorkspace(admin, async (tx) => {
      await tx.insert(credentials).values({ ...key, id: uuidv7() });
      await tx.insert(settings).values(setting);
    });
    await store.asWorkspace(member, async (tx) => {
      expect(await tx.select().from(credentials)).toEqual([]);
      expect(await tx.select().from(settings)).toMatchObject([{ value: "casual" }]);
      expect(await tx.update(settings).set({ value: "technical" }).returning()).toEqual([]);
    });
    await expect(
      store.asWorkspace(member, (tx) => tx.insert(credentials).values({ ...key, id: uuidv7() })),
    ).rejects.toThrow("row-level");
    await expect(
      store.asWorkspace(member, (tx) => tx.insert(settings).values({ ...setting, key: "words" })),
    ).rejects.toThrow("row-level");
  });

  test("who may see nothing may also not learn that something is there", async () => {
    const [own] = await store.asWorkspace(scopes.owner, (tx) => tx.select().from(runs).limit(1));
    const explained = store.asWorkspace(scopes.stranger, (tx) =>
      tx.select().from(runs).where(sql`id = ${own?.id} and 1 / (case when status = 'running' then 0 else 1 end) = 1`),
    );
    expect(await explained).toEqual([]);
  });
});

/** How many rows a statement touched; none when it was refused. Rolled back either way. */
async function attempt(store: Store, scope: Scope, statement: ReturnType<typeof sql>): Promise<number> {
  let touched = 0;
  const undo = new Error("undo");
  await store
    .asWorkspace(scope, async (tx) => {
      touched = (await rows(tx, statement)).length;
      throw undo;
    })
    .catch((error: unknown) => {
      if (
        error !== undo &&
        !/permission denied|row-level security|can only be updated to DEFAULT|violates/.test(String(error))
      )
        throw error;
    });
  return touched;
}

describe.skipIf(!databaseUrl)("migrating as an owner with too few rights", () => {
  test("says what to grant", async () => {
    const owner = await createOwner("");
    const database = await createDatabase(owner);
    try {
      await asAdmin((admin) =>
        admin.unsafe("do $$ begin create role kindling_app nologin; exception when duplicate_object then null; end $$"),
      );
      await expect(migratePostgres(database.url)).rejects.toMatchObject({
        message: expect.stringContaining("can neither create nor use the role kindling_app"),
        hint: expect.stringContaining(`GRANT kindling_app TO ${owner.name}`),
      });
    } finally {
      await database.drop();
      await owner.drop();
    }
  });
});
