import { type Logger, LogLevel, webApi } from "@slack/bolt";
import type { SlackDouble } from "./server.ts";

/** Says nothing; the real client warns of much. */
export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The real client, pointed at the double; it tries nothing twice. */
export const clientOf = (slack: SlackDouble, token = slack.botToken): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });

/** The refusal of a call: its code and what else was answered. Fails when the call was taken. */
export async function refusalOf(call: Promise<unknown>): Promise<{ error: string; [field: string]: unknown }> {
  const outcome = await call.then(
    () => undefined,
    (error: { data?: { error: string } }) => error,
  );
  if (outcome === undefined) throw new Error("The call was taken.");
  if (outcome.data === undefined) throw outcome;
  return outcome.data;
}

/** A clock that only moves when it is told to. */
export function createClock(startMs = Date.parse("2026-11-20T12:00:00Z")) {
  let ms = startMs;
  return {
    now: () => ms,
    forward(byMs: number) {
      ms += byMs;
    },
  };
}
