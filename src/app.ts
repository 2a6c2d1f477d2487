import type { Config } from "./config.ts";
import type { WakeUpQueue } from "./engine/types.ts";
import type { Images } from "./images/types.ts";
import type { Store } from "./store/store.ts";

/** What an entry chooses once, from the config: embedded or real. */
export interface Parts {
  store: Store;
  queue: WakeUpQueue;
  images: Images;
  now: () => Date;
}

export type { Config };
