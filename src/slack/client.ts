import { type FetchFunction, type Logger, LogLevel, WebClient } from "@slack/web-api";

/** Longest that one call may take, in milliseconds. */
const callMaxMs = 15_000;

/**
 * A client for one operation: it queues inside, so that on a Worker it must not outlive its request. It tries nothing
 * again by itself, because its own way of doing so goes on for half an hour and posts twice.
 */
export const slackClient = (token: string, apiUrl: string): WebClient =>
  new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callMaxMs,
    fetch: plainFetch,
    logger: silent,
  });

/** The global fetch as a Worker wants it called. A redirection is an answer, which the client refuses by its status. */
const plainFetch: FetchFunction = (url, init) => fetch(url, { ...init, redirect: "manual" });

/** What the client would log it also throws. */
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
