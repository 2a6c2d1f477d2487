import { DiscordAPIError, RateLimitError } from "@discordjs/rest";
import { RESTJSONErrorCodes as codes } from "discord-api-types/v10";
import { KindlingError } from "../errors.ts";

/** What Discord says of a place, a message or a person that we cannot reach any more. */
const gone: ReadonlySet<number | string> = new Set([
  codes.UnknownChannel,
  codes.UnknownGuild,
  codes.UnknownMessage,
  codes.UnknownUser,
  codes.UnknownWebhook,
  codes.UnknownInteraction,
  codes.MissingAccess,
  codes.MissingPermissions,
  codes.CannotSendMessagesToThisUser,
  codes.InvalidWebhookToken,
  codes.CannotEditMessageAuthoredByAnotherUser,
]);

/** Whether a call was refused with this code of Discord's. */
export const isRefusal = (thrown: unknown, ...known: number[]): boolean =>
  thrown instanceof DiscordAPIError && known.some((code) => code === thrown.code);

/**
 * What a call failed of, as one of ours: `chat.gone`, `internal` for what Discord found wrong with the call itself, else
 * `chat.unavailable`, for there was no answer, or none that says more.
 */
export function asChatFailure(thrown: unknown): KindlingError {
  if (thrown instanceof KindlingError) return thrown;
  if (thrown instanceof RateLimitError) {
    const options = { retryable: true, retryAfterMs: thrown.retryAfter, cause: thrown };
    return new KindlingError("chat.unavailable", options);
  }
  if (thrown instanceof DiscordAPIError && thrown.status < 500) {
    if (gone.has(thrown.code) || thrown.status === 404) return new KindlingError("chat.gone", { cause: thrown });
    if (thrown.status === 400) return new KindlingError("internal", { cause: thrown });
    return new KindlingError("chat.unavailable", { retryable: thrown.status !== 401, cause: thrown });
  }
  return new KindlingError("chat.unavailable", { retryable: true, cause: thrown });
}
