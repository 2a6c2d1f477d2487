import { REST } from "@discordjs/rest";

/** What Discord is reached with. */
export interface RestOptions {
  token: string;
  /** Base address of the API, without a version; Discord's own by default. */
  api?: string;
  /** How long an answer may take, in ms. */
  timeoutMs?: number;
  /** How often a call is tried again after a 5xx or no answer: safe, for every post carries a nonce. */
  retries?: number;
}

/**
 * A client of Discord's API. On the edge one per request: it queues inside, and what waits there for another request
 * is cancelled with that.
 */
export function createRest({ token, api, timeoutMs = 15_000, retries = 2 }: RestOptions): REST {
  return new REST({ version: "10", timeout: timeoutMs, retries, ...(api !== undefined && { api }) }).setToken(token);
}
