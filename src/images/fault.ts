import { KindlingError } from "../errors.ts";

/** Why a provider made no picture. */
export type ImageFault =
  | "unauthorized"
  | "quota"
  | "rate_limited"
  | "refused"
  | "timeout"
  | "unavailable"
  | "bad_answer"
  | "bad_picture";

/** `image.failed` of one provider. It has no cause: a cause with a network code makes fal's client try again. */
export function imageFailed(
  provider: string,
  reason: ImageFault,
  options: { status?: number; retryAfterMs?: number | undefined } = {},
): KindlingError {
  const { status, retryAfterMs } = options;
  return new KindlingError("image.failed", {
    params: { provider, reason, ...(status === undefined ? {} : { status }) },
    retryable: ["rate_limited", "timeout", "unavailable"].includes(reason),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

const policy = /nsfw|safety|content[_ ]policy|content[_ ]checker|moderation|sensitive/iu;
const money = /balance|credit|billing|quota|payment|exhausted|spend/iu;

/** What an answer that is not 2xx means. `said` is the vendor's message, of which nothing is kept. */
export function faultOf(status: number, said: string): ImageFault {
  if (policy.test(said) && status >= 400 && status < 500) return "refused";
  if (status === 402 || (status === 403 && money.test(said))) return "quota";
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 429) return "rate_limited";
  if (status === 408 || status === 504) return "timeout";
  return status >= 500 ? "unavailable" : "bad_answer";
}
