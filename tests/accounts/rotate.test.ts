import { beforeAll, expect, it } from "vitest";
import { rotateKeys } from "../../src/accounts/rotate.ts";
import { createVault } from "../../src/accounts/vault.ts";
import { findCredential, saveCredential } from "../../src/store/credentials.ts";
import { findInstallation, saveInstallation } from "../../src/store/installations.ts";
import type { Store } from "../../src/store/store.ts";
import { enter } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";

const [old, young] = [`old:${"A".repeat(43)}=`, `young:${"B".repeat(42)}A=`];

eachDatabase("keys:rotate", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  it("seals everything anew with the first key, in batches, so that the old one can go", async () => {
    const scope = await enter(store);
    const before = await createVault(old);
    const place = (provider: string) => ({ workspaceId: scope.workspace, ownerId: scope.person, provider });
    const where = (provider: string) => ({ workspace: scope.workspace, owner: scope.person, provider });
    const providers = Array.from({ length: 60 }, (_, index) => `p${index}`);
    await store.asWorkspace(scope, async (tx) => {
      for (const provider of providers) {
        const sealed = await before.seal(where(provider), `secret of ${provider}`);
        await saveCredential(tx, place(provider), { ...sealed, validationStatus: null });
      }
      const gone = await (await createVault(`gone:${"C".repeat(42)}A=`)).seal(where("gone"), "x");
      await saveCredential(tx, place("gone"), { ...gone, validationStatus: null });
    });
    const slack = { workspace: "slack:T1", owner: "workspace", provider: "slack" };
    const tokens = await before.seal(slack, "tokens");
    const rest = { botId: "B", botUserId: "U", appId: "A", scopes: "", expiresAt: null };
    await store.asSystem((tx) => saveInstallation(tx, "T1", { workspaceId: "slack:T1", ...tokens, ...rest }));

    const both = await createVault(`${young},${old}`);
    expect(await rotateKeys({ store, vault: both })).toEqual({ resealed: 61, unreadable: 1 });
    expect(await rotateKeys({ store, vault: both })).toEqual({ resealed: 0, unreadable: 1 });
    const after = await createVault(young);
    for (const provider of providers) {
      const found = await store.asWorkspace(scope, (tx) => findCredential(tx, place(provider)));
      expect(await after.open(where(provider), found?.ciphertext ?? "")).toBe(`secret of ${provider}`);
    }
    const installed = await store.asSystem((tx) => findInstallation(tx, "slack:T1"));
    expect(await after.open(slack, installed?.ciphertext ?? "")).toBe("tokens");
  });
});
