import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { KindlingError } from "../errors.ts";

/** What Slack answers when a place, a message, a person or the whole installation is not there any more. */
const gone: ReadonlySet<string> = new Set([
  ...["channel_not_found", "is_archived", "message_not_found", "thread_not_found", "cannot_reply_to_message"],
  ...["cant_update_message", "user_not_found", "user_not_in_channel", "user_disabled", "cannot_dm_bot"],
  ...["account_inactive", "token_revoked", "invalid_auth", "not_authed", "team_disabled", "team_not_found"],
]);
/** What may pass, although nothing was done. */
const passing: ReadonlySet<string> = new Set(["ratelimited", "rate_limited", "token_expired", "org_login_required"]);
/** What Slack answers when it does not know itself whether it was done. */
const doubtful: ReadonlySet<string> = new Set([
  ...["internal_error", "fatal_error", "service_unavailable", "request_timeout"],
]);

/**
 * What went wrong with a call, as one of ours: `chat.gone`, `chat.unavailable` (to be tried again), `chat.not_invited`,
 * or `internal` for what Slack refused because of how we asked.
 */
export function failureOf(thrown: unknown): KindlingError {
  if (thrown instanceof KindlingError) return thrown;
  if (thrown instanceof WebAPIRateLimitedError) return unavailable(thrown.retryAfter * 1000, thrown);
  const code = refusalOf(thrown);
  if (code === undefined || passing.has(code) || doubtful.has(code)) return unavailable(undefined, thrown);
  if (gone.has(code)) return new KindlingError("chat.gone", { cause: thrown });
  if (code === "not_in_channel") return new KindlingError("chat.not_invited", { cause: thrown });
  return new KindlingError("internal", { cause: thrown });
}

/** Slack is out of reach, or for so many milliseconds not to be asked. */
export const unavailable = (retryAfterMs?: number, cause?: unknown): KindlingError =>
  new KindlingError("chat.unavailable", {
    params: { platform: "Slack" },
    retryable: true,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause,
  });

/** The code with which Slack refused a call; undefined when it did not come to that. */
export function refusalOf(thrown: unknown): string | undefined {
  const cause = thrown instanceof KindlingError ? thrown.cause : thrown;
  if (cause instanceof WebAPIPlatformError) return cause.data.error;
  return undefined;
}

/** Whether a call that failed may have been done all the same: its answer was lost, or Slack broke down over it. */
export function maybeDone(thrown: unknown): boolean {
  const cause = thrown instanceof KindlingError ? thrown.cause : thrown;
  if (cause === undefined || cause instanceof WebAPIRateLimitedError) return false;
  if (cause instanceof WebAPIHTTPError) return cause.statusCode >= 500;
  const code = refusalOf(cause);
  return code === undefined || doubtful.has(code);
}
