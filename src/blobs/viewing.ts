import { createRecent } from "../cache/recent.ts";
import { personCalled } from "../store/people.ts";
import type { Store } from "../store/store.ts";
import type { Blobs } from "./blobs.ts";

/** Who sees what a blob is shown in: everybody in a channel, or one person there (the platform's ids). */
export interface Viewers {
  channel: string;
  person?: string;
}

/** Reads a blob with the rights of those who will see it; undefined when it is not theirs to see. */
export type ReadBlob = (id: string, viewers: Viewers) => Promise<{ bytes: Uint8Array; mime: string } | undefined>;

const peopleMax = 5_000;
/** The rights of nobody in particular: what everybody in a channel may see. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** Reads pictures and files with the rights of those who will see them, in whatever workspace of a platform. */
export function createViewing(
  store: Store,
  blobs: Pick<Blobs, "get">,
  platform: string,
): (workspace: string) => ReadBlob {
  const people = createRecent<string>(peopleMax);

  async function idOf(workspace: string, person: string): Promise<string> {
    const key = `${workspace} ${person}`;
    const id = people.get(key) ?? (await store.asSystem((tx) => personCalled(tx, workspace, platform, person)));
    if (id !== undefined) people.set(key, id);
    return id ?? nobody;
  }

  return (workspace) =>
    async (id, { channel, person }) => {
      const reader = person === undefined ? nobody : await idOf(workspace, person);
      return blobs.get({ workspace, person: reader, channel }, id);
    };
}
