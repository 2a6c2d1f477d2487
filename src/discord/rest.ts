import { REST, type RESTOptions } from "@discordjs/rest";

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
  const options = { version: "10", timeout: timeoutMs, retries, makeRequest, ...(api !== undefined && { api }) };
  return new REST(options).setToken(token);
}

/**
 * The runtime's own `fetch`. REST's default is a request of an older undici, which never ends for a form with files once
 * a newer undici is loaded, as Slack's Socket Mode does. https://github.com/nodejs/undici/issues/5520
 */
export const makeRequest: RESTOptions["makeRequest"] = async (url, init) => {
  try {
    // The same shapes, told in types of two libraries.
    return Object(await fetch(url, Object(init)));
  } catch (error) {
    // By the code of a broken connection REST knows that it may try again.
    throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
  }
};
