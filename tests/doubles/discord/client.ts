import { DiscordAPIError, REST } from "@discordjs/rest";
import { makeRequest } from "../../../src/discord/rest.ts";
import type { DiscordDouble } from "./server.ts";

/** The real client, pointed at the double; it tries nothing twice unless told to, and does not wait for a rate. */
export const restOf = (discord: DiscordDouble, { token = discord.token, retries = 0, timeout = 10_000 } = {}): REST =>
  new REST({ version: "10", api: discord.url, retries, timeout, makeRequest, rejectOnRateLimit: () => true }).setToken(
    token,
  );

/** The refusal of a call, as the client raises it. Fails when the call was taken. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: number | string; status: number; words: string }> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome === undefined) throw new Error("The call was taken.");
  if (!(outcome instanceof DiscordAPIError)) throw outcome;
  return { code: outcome.code, status: outcome.status, words: JSON.stringify(outcome.rawError) };
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
