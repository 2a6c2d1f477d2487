/**
 * Every way in which something a person asked for can go wrong. The sentence for each code, with the one
 * action that helps, stands in `chat/texts/`; a code without a sentence does not type-check.
 */
export const errorCodes = [
  // what a person typed
  "idea.empty",
  "idea.too_long",
  "idea.no_words",
  "reply.too_long",
  "option.unknown",
  "option.invalid",
  "command.unknown",
  "command.misused",
  "command.needs_thread",
  "idea.not_found",
  "idea.elsewhere",
  "version.none",
  "version.not_found",
  "format.unavailable",
  "action.not_yours",
  "action.too_late",
  "publish.under_way",
  "publish.admins_only",
  "publish.nowhere",
  "channel.closed",
  "settings.admins_only",
  "settings.no_channel",
  "digest.timezone",
  "thread.busy",
  "limit.requests",
  // the chat platform
  "chat.gone",
  "chat.unavailable",
  "chat.not_invited",
  // models and pictures
  "model.unauthorized",
  "model.quota",
  "model.rate_limited",
  "model.unavailable",
  "model.timeout",
  "model.refused",
  "model.too_long",
  "model.truncated",
  "model.bad_output",
  "model.unknown",
  "image.failed",
  // runs
  "run.budget_money",
  "run.budget_time",
  "run.stopped",
  "run.retry_first",
  "run.unknown_step_type",
  "step.invalid_input",
  "step.deadline",
  "step.lease_lost",
  "step.failed",
  "graph.invalid",
  // machine
  "file.too_large",
  "credential.unreadable",
  "disk.full",
  "database.unavailable",
  "database.locked",
  "data_dir.unusable",
  "server.refused",
  "port.taken",
  "address.unusable",
  "config.invalid",
  "publish.failed",
  "publish.secrets",
  "publish.path_taken",
  "publish.keeps_repository",
  // GitHub
  "github.connect",
  "github.reconnect",
  "github.forbidden",
  "github.not_found",
  "github.name_taken",
  "github.refused",
  "github.rate_limited",
  "github.unavailable",
  "github.link_over",
  "internal",
] as const;

/** One of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** Values that the sentence of an error may name. Never a secret, never an internal id. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** What may be said about a failure beside its code. */
export interface ErrorOptions {
  params?: ErrorParams;
  /** Whether the same attempt may succeed later. Default false. */
  retryable?: boolean;
  /** When the other side said how long to wait, in milliseconds. */
  retryAfterMs?: number;
  cause?: unknown;
}

/**
 * The one error class. It carries a code and parameters, never a sentence: what a person reads is worded
 * in `chat/texts/`, in that person's language. `message` is for logs only.
 */
export class KindlingError extends Error {
  override readonly name = "KindlingError";
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    const { params = {}, retryable = false, retryAfterMs, cause } = options;
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whatever was thrown, as one of ours; what is not ours becomes `internal` and keeps its cause for the log. */
export function asKindlingError(thrown: unknown): KindlingError {
  return thrown instanceof KindlingError ? thrown : new KindlingError("internal", { cause: thrown, retryable: true });
}
