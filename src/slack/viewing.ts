import type { Blobs } from "../blobs/blobs.ts";
import { personCalled } from "../store/people.ts";
import type { Store } from "../store/store.ts";
import { createRecent } from "./recent.ts";
import type { ReadBlob } from "./uploads.ts";

const peopleMax = 5_000;
/** The rights of nobody in particular: what everybody in a channel may see. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** Reads pictures and files with the rights of those who will see them, in whatever workspace. */
export function createViewing(store: Store, blobs: Blobs): (workspace: string) => ReadBlob {
  const people = createRecent<string>(peopleMax);

  async function idOf(workspace: string, person: string): Promise<string> {
    const key = `${workspace} ${person}`;
    const id = people.get(key) ?? (await store.asSystem((tx) => personCalled(tx, workspace, "slack", person)));
    if (id !== undefined) people.set(key, id);
    return id ?? nobody;
  }

  return (workspace) =>
    async (id, { channel, person }) => {
      const reader = person === undefined ? nobody : await idOf(workspace, person);
      return blobs.get({ workspace, person: reader, channel }, id);
    };
}
