import { asKindlingError, KindlingError } from "../errors.ts";
import { type Callers, callModel } from "./call.ts";
import { endOf } from "./catalogue.ts";
import { demoProvider } from "./demo.ts";
import { type Parsed, parseOutput } from "./json.ts";
import { priceOf } from "./prices.ts";
import { type Journalled, journalled, type Stop } from "./provider.ts";
import type { Link } from "./routes.ts";
import type { CallContext, Generated, GenerateRequest, Message } from "./types.ts";
import { pause } from "./watch.ts";

/** Longest `retry-after`, in milliseconds, that is waited for; a longer one moves on to the next model. */
const patienceMs = 5000;

/** How an answer that is not complete fails. It was paid for, and none of these gets better by asking the same again. */
const codeOf = { truncated: "model.truncated", refused: "model.refused", too_long: "model.too_long" } as const;

/**
 * The one retry and fallback loop. Each model of the chain is asked in turn: a short rate limit is waited for once, an
 * answer that does not fit its schema is sent back once with the problems named, and any other `model.*` failure moves
 * on to the next model. Errors that are not the models' (the budget, a stop) end it at once.
 * @throws {KindlingError} at the chain's end, retryable with the shortest wait if any of the failures was.
 */
export async function generate<T>(
  ctx: CallContext,
  request: GenerateRequest<T>,
  chain: readonly Link[],
  callers: Callers & { random: () => number },
): Promise<Generated<T>> {
  const failures: KindlingError[] = [];
  const listener = shownOnce(request.onText);
  let costUsd = 0;
  const spend = (usd: number) => {
    costUsd += usd;
  };
  for (const link of chain) {
    note(ctx, link, callers.now());
    try {
      const answer = await askOne(ctx, link, request, listener(), spend, callers);
      const { provider, model, value } = answer;
      return { value, provider, model, demo: provider === demoProvider, costUsd };
    } catch (thrown) {
      ctx.signal.throwIfAborted();
      const failure = asKindlingError(thrown);
      if (!failure.code.startsWith("model.")) throw thrown;
      failures.push(failure);
      ctx.log(
        "warn",
        `${link.provider}:${link.model} did not answer ${request.task}: ${failure.code}${detail(failure)}`,
      );
    }
  }
  throw summary(failures);
}

interface Accepted<T> {
  value: T;
  provider: string;
  model: string;
}

/** One model: its answer as a value, after at most one wait and at most one re-ask. */
async function askOne<T>(
  ctx: CallContext,
  link: Link,
  request: GenerateRequest<T>,
  onText: ((piece: string) => void) | null,
  spend: (usd: number) => void,
  callers: Callers & { random: () => number },
): Promise<Accepted<T>> {
  let messages: readonly Message[] = request.messages;
  for (let reasked = false; ; reasked = true) {
    const shown = reasked && onText !== null ? () => {} : onText;
    const entry = await patiently(ctx, callers.random, () => callModel(ctx, link, request, messages, shown, callers));
    // Stored JSON of an older build may have another shape: `parse` throws, and the step fails rather than guesses.
    const answer = journalled.parse(entry.response);
    spend(answer.usage.costUsd);
    const stopped = stopError(answer, answer.stop);
    if (stopped !== undefined) {
      await entry.reject(stopped.code);
      throw stopped;
    }
    const checked = readAnswer(answer.text, request);
    if (checked.ok) return { value: checked.value, provider: answer.provider, model: answer.model };
    await entry.reject(`model.bad_output: ${checked.problems}`.slice(0, 500));
    if (reasked) {
      throw new KindlingError("model.bad_output", { params: { provider: answer.provider, model: answer.model } });
    }
    messages = [...request.messages, ...correction(answer.text, checked.problems)];
  }
}

/** Waits out a short rate limit once; without a `retry-after` for about a second. */
async function patiently<R>(ctx: CallContext, random: () => number, call: () => Promise<R>): Promise<R> {
  try {
    return await call();
  } catch (thrown) {
    ctx.signal.throwIfAborted();
    if (!(thrown instanceof KindlingError) || thrown.code !== "model.rate_limited") throw thrown;
    const waitMs = thrown.retryAfterMs ?? 500 + Math.round(random() * 1000);
    if (waitMs > patienceMs) throw thrown;
    await pause(waitMs, ctx.signal);
    return await call();
  }
}

/** Free text is taken as it is, structured output through its schema. `T` is string when there is no schema. */
function readAnswer<T>(text: string, { output }: GenerateRequest<T>): Parsed<T> {
  if (output !== undefined) return parseOutput(text, output.schema);
  if (text.trim() === "") return { ok: false, problems: "The answer was empty." };
  return { ok: true, value: text as T };
}

const stopError = ({ provider, model }: Journalled, stop: Stop): KindlingError | undefined =>
  stop === "end" ? undefined : new KindlingError(codeOf[stop], { params: { provider, model } });

const correction = (answer: string, problems: string): Message[] => [
  // Vendors refuse empty messages.
  { role: "assistant", text: answer.trim() === "" ? "(nothing)" : answer },
  {
    role: "user",
    text: `That answer does not fit the required form:\n${problems}\nAnswer again, complete and corrected, and with nothing else.`,
  },
];

/**
 * A listener for each model that is tried. Only the first that says anything is heard: what a reader has seen cannot be
 * taken back, and a second text behind half of the first would read as one.
 */
function shownOnce(onText: ((piece: string) => void) | undefined): () => ((piece: string) => void) | null {
  if (onText === undefined) return () => null;
  let speaker: object | undefined;
  return () => {
    const me = {};
    return (piece) => {
      speaker ??= me;
      if (speaker === me) onText(piece);
    };
  };
}

/** What the run's log should know before a call: a model about to end, or one whose cost cannot be reckoned. */
function note(ctx: CallContext, { provider, model }: Link, now: Date): void {
  const end = endOf(model);
  if (end !== undefined) ctx.log("warn", `${provider}:${model} ends on ${end}: route its tasks to another model`);
  if (provider !== demoProvider && priceOf(provider, model, now) === null) {
    ctx.log("info", `no price is known for ${provider}:${model}: its cost counts as 0`);
  }
}

function detail({ cause, retryAfterMs }: KindlingError): string {
  const words = cause instanceof Error ? ` (${cause.message})` : "";
  return retryAfterMs === undefined ? words : `${words}, retry after ${Math.ceil(retryAfterMs / 1000)} s`;
}

/**
 * The chain's failures as one. Something that may pass makes the whole retryable, at the earliest time that any of them
 * gave; else the first choice's failure is the one to mend. When every key was refused, all providers are named.
 */
function summary(failures: readonly KindlingError[]): KindlingError {
  const [first] = failures;
  if (first === undefined) return new KindlingError("model.unknown", { params: { provider: "none", model: "none" } });
  if (failures.every(({ code }) => code === "model.unauthorized")) {
    const names = [...new Set(failures.map(({ params }) => params.provider))].join(", ");
    return new KindlingError("model.unauthorized", {
      params: { ...first.params, provider: names },
      cause: first.cause,
    });
  }
  const passing = failures.filter(({ retryable }) => retryable);
  const soonest = passing.toSorted((a, b) => (a.retryAfterMs ?? 0) - (b.retryAfterMs ?? 0))[0];
  return soonest ?? first;
}
