import { reseal, sealedOtherwise } from "../store/credentials.ts";
import { installationsSealedOtherwise, resealInstallation } from "../store/installations.ts";
import type { Store } from "../store/store.ts";
import type { Vault } from "./vault.ts";

/** How many secrets are sealed anew in one transaction. */
const batch = 50;

/** How a rotation ended. `unreadable`: no key that is left opens them; they have to be entered again. */
export interface Rotation {
  resealed: number;
  unreadable: number;
}

/**
 * Seals everything anew that another key than the first has sealed, a few at a time: it can be stopped, repeated, and
 * done while others serve. What somebody changes meanwhile is sealed by them. Afterwards the old keys can go.
 */
export async function rotateKeys({ store, vault }: { store: Store; vault: Vault }): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unreadable: 0 };
  const { currentKeyId } = vault;
  const hopeless = new Set<string>();

  for (;;) {
    const found = await store.asSystem((tx) => sealedOtherwise(tx, currentKeyId, batch + hopeless.size));
    const open = found.filter(({ id }) => !hopeless.has(id));
    if (open.length === 0) break;
    for (const row of open) {
      const place = { workspace: row.workspaceId, owner: row.ownerId, provider: row.provider };
      const sealed = await anew(vault, place, row.ciphertext);
      if (sealed === undefined) hopeless.add(row.id);
      else {
        await store.asSystem((tx) => reseal(tx, row, sealed));
        rotation.resealed++;
      }
    }
  }
  for (const row of await store.asSystem((tx) => installationsSealedOtherwise(tx, currentKeyId))) {
    const place = { workspace: row.workspaceId, owner: "workspace", provider: "slack" };
    const sealed = await anew(vault, place, row.ciphertext);
    if (sealed === undefined) rotation.unreadable++;
    else {
      await store.asSystem((tx) => resealInstallation(tx, row, sealed));
      rotation.resealed++;
    }
  }
  return { ...rotation, unreadable: rotation.unreadable + hopeless.size };
}

/** Undefined where no key opens it. */
async function anew(vault: Vault, place: Parameters<Vault["seal"]>[0], ciphertext: string) {
  const secret = await vault.open(place, ciphertext).catch(() => undefined);
  return secret === undefined ? undefined : vault.seal(place, secret);
}
