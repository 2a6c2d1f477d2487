import type { Purse } from "../engine/types.ts";

/** A purse that pays for everything: what a run may cost is then bounded by the run's own budget alone. */
export const unlimitedPurse: Purse = {
  reserve: async () => {},
  settle: async () => {},
  refund: async () => {},
};
