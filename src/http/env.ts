import type { Log } from "../log.ts";

/** What every handler finds in its context. */
export interface HttpEnv {
  Variables: { requestId: string; log: Log };
}
