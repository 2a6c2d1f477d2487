import { z } from "zod";
import { KindlingError } from "../errors.ts";

/** What Octokit throws, as far as it is of use: https://github.com/octokit/request-error.js */
const requestError = z.object({
  status: z.number(),
  response: z
    .object({
      headers: z.record(z.string(), z.unknown()),
      data: z
        .object({ message: z.string(), errors: z.array(z.union([z.string(), z.object({ message: z.string() })])) })
        .partial()
        .catch({}),
    })
    .optional(),
});

const reasonMaxLength = 200;

/**
 * A failed call as one of ours. GitHub says by 404 what the token's scopes do not cover, and by 403 both that a right is
 * missing and that it is asked too much (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api).
 */
export function asGitHubFault(cause: unknown, now: () => number = Date.now): KindlingError {
  if (cause instanceof KindlingError) return cause;
  const error = requestError.safeParse(cause).data;
  const unavailable = () => new KindlingError("github.unavailable", { cause, retryable: true });
  if (error === undefined || error.response === undefined) return unavailable();
  const { status, response } = error;
  const { message = "", errors = [] } = response.data ?? {};
  const said = [message, ...errors.map((each) => (typeof each === "string" ? each : each.message))].join(" · ");
  switch (true) {
    case status === 401:
      return new KindlingError("github.reconnect", { cause });
    case status === 429 || (status === 403 && isPause(said, response.headers)):
      return new KindlingError("github.rate_limited", {
        ...{ cause, retryable: true, retryAfterMs: pauseMs(response.headers, now()) },
      });
    case status === 403:
      return new KindlingError("github.forbidden", { cause });
    case status === 404:
      return new KindlingError("github.not_found", { cause });
    case status === 409:
      // A repository that was made a moment ago is empty still.
      return unavailable();
    case status === 422 && /name already exists/i.test(said):
      return new KindlingError("github.name_taken", { cause });
    case status < 500:
      return new KindlingError("github.refused", { cause, params: { reason: said.slice(0, reasonMaxLength) } });
    default:
      return unavailable();
  }
}

/** The status of a failed call; undefined where there was no answer. */
export const statusOf = (thrown: unknown): number | undefined =>
  thrown instanceof KindlingError ? requestError.safeParse(thrown.cause).data?.status : undefined;

const isPause = (said: string, headers: Readonly<Record<string, unknown>>): boolean =>
  headers["retry-after"] !== undefined ||
  headers["x-ratelimit-remaining"] === "0" ||
  /secondary rate limit|abuse detection|rate limit exceeded/i.test(said);

/** How long GitHub wants to be left alone. Without a word from it, a minute. */
function pauseMs(headers: Readonly<Record<string, unknown>>, now: number): number {
  const after = Number(headers["retry-after"]);
  if (after > 0) return after * 1000;
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  return headers["x-ratelimit-remaining"] === "0" && reset > now ? reset - now : 60_000;
}
