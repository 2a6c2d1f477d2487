import { expect, test } from "vitest";
import { enterWorkspace, roleOf, usersByIds } from "../../src/store/people.ts";
import { identities, users, workspaces } from "../../src/store/schema.ts";
import { eachDatabase } from "../setup/databases.ts";
import { enter, entrance } from "./fixtures.ts";

eachDatabase("people", (open) => {
  test("whoever enters first is made, and found again after that", async () => {
    const store = await open();
    const first = await enter(store, "one", "ada");
    expect(await enter(store, "one", "ada")).toEqual(first);
    expect((await enter(store, "one", "ben")).person).not.toBe(first.person);
    expect((await enter(store, "two", "ada")).person).not.toBe(first.person);
    await store.asWorkspace(first, async (tx) => {
      expect(await roleOf(tx, "one", first.person)).toBe("member");
      expect(await usersByIds(tx, [first.person])).toMatchObject([{ id: first.person, name: "ada" }]);
    });
  });

  test("many first events of one person at once make one person", async () => {
    const store = await open();
    const scopes = await Promise.all(Array.from({ length: 8 }, () => enter(store, "one", "ada")));
    expect(new Set(scopes.map(({ person }) => person)).size).toBe(1);
    await store.asSystem(async (tx) => {
      expect(await tx.select().from(users)).toHaveLength(1);
      expect(await tx.select().from(identities)).toHaveLength(1);
      expect(await tx.select().from(workspaces)).toHaveLength(1);
    });
  });

  test("what a platform says anew about a person is kept, and what it leaves out stays", async () => {
    const store = await open();
    const person = { externalId: "ada", name: "Ada", locale: "de", timezone: "Europe/Berlin" };
    const scope = await enter(store, "one", "ada", { person, role: "admin" });
    await enter(store, "one", "ada", {
      person: { externalId: "ada", name: "Ada L.", avatarUrl: "https://a.example/1" },
    });
    await store.asWorkspace(scope, async (tx) => {
      expect(await usersByIds(tx, [scope.person])).toMatchObject([
        { name: "Ada L.", locale: "de", timezone: "Europe/Berlin", avatarUrl: "https://a.example/1" },
      ]);
      expect(await roleOf(tx, "one", scope.person)).toBe("admin");
    });
    await enter(store, "one", "ada", { role: "member" });
    await store.asWorkspace(scope, async (tx) => {
      expect(await roleOf(tx, "one", scope.person)).toBe("member");
    });
  });

  test("the system role lets people in without an event", async () => {
    const store = await open();
    const person = await store.asSystem((tx) => enterWorkspace(tx, entrance("one", "ada")));
    expect(await enter(store, "one", "ada")).toMatchObject({ person });
  });

  test("the tenant role lets nobody in", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    await expect(store.asWorkspace(ada, (tx) => enterWorkspace(tx, entrance("two", "ada")))).rejects.toThrow(
      "permission denied",
    );
  });
});
