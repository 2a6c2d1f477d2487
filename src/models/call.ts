import { z } from "zod";
import type { JournalEntry } from "../engine/types.ts";
import { KindlingError } from "../errors.ts";
import type { Breakers, Outcome } from "./breaker.ts";
import { capabilitiesOf } from "./catalogue.ts";
import { modelError } from "./fault.ts";
import { costOf, estimateTokens, highestCostOf, priceOf } from "./prices.ts";
import { type Answer, type Ask, type Journalled, type Provider, streams } from "./provider.ts";
import { type Link, taskRoles } from "./routes.ts";
import type { CallContext, GenerateRequest, Message } from "./types.ts";
import { watchSilence } from "./watch.ts";

/** Longest silence of a provider, in milliseconds, before the call counts as hung. */
export interface Timeouts {
  /** Until a whole answer that is not streamed. */
  answerMs: number;
  /** Between two pieces of a streamed one. */
  silenceMs: number;
}

/** What calls share: the providers with their keys, their health, the clock. */
export interface Callers {
  providers: ReadonlyMap<string, { provider: Provider; apiKey: string | null }>;
  breakers: Breakers;
  timeouts: Timeouts;
  now: () => Date;
}

/** Tokens that thinking may take beside the answer itself: vendors count both against one limit. */
const thinkingTokens = { low: 2000, medium: 6000, high: 16_000 } as const;

/**
 * One call to one model through the step's journal: the highest price is reserved first, and a response that an
 * earlier attempt bought is used again. The journalled request is the bare question: no key, and nothing that a
 * provider adds to it.
 */
export function callModel<T>(
  ctx: CallContext,
  { provider: name, model }: Link,
  request: GenerateRequest<T>,
  messages: readonly Message[],
  onText: Ask["onText"],
  callers: Callers,
): Promise<JournalEntry<Journalled>> {
  const can = capabilitiesOf(name, model);
  const { effort } = taskRoles[request.task];
  const maxOutputTokens = Math.min(request.maxOutputTokens + thinkingTokens[effort], can.maxOutputTokens);
  const output = request.output ?? null;
  const question = {
    task: request.task,
    system: request.system,
    messages: messages.map(({ role, text }) => ({ role, text })),
    output: output && { name: output.name, schema: JSON.stringify(z.toJSONSchema(output.schema)) },
    maxOutputTokens: request.maxOutputTokens,
  };
  const price = priceOf(name, model, callers.now());
  const maxCostUsd = highestCostOf(price, estimateTokens(JSON.stringify(question)), maxOutputTokens);

  return ctx.call<Journalled>(
    { kind: "model", task: request.task, provider: name, model, request: question, maxCostUsd },
    async (signal) => {
      const answer = await guarded(callers, name, model, signal, {
        model,
        system: request.system,
        messages,
        output,
        maxOutputTokens,
        effort: can.effort ? effort : null,
        cacheKey: `kindling-${request.task}`,
        onText,
      });
      const { tokens } = answer;
      const usage = {
        inputTokens: tokens.input,
        outputTokens: tokens.output,
        cachedTokens: tokens.cached,
        reasoningTokens: tokens.reasoning,
        costUsd: costOf(price, tokens),
      };
      return { response: { text: answer.text, stop: answer.stop, provider: name, model: answer.model, usage }, usage };
    },
  );
}

/** Asks the provider under its breaker and a watch on its silence. */
async function guarded(
  { providers, breakers, timeouts }: Callers,
  name: string,
  model: string,
  parent: AbortSignal,
  ask: Omit<Ask, "apiKey" | "alive" | "signal">,
): Promise<Answer> {
  const configured = providers.get(name);
  const about = { provider: name, model, apiKey: configured?.apiKey ?? null };
  if (configured === undefined) throw modelError({ code: "model.unknown" }, about, "no such provider");
  const admission = breakers.admit(name);
  if (!admission.admitted) {
    const { retryAfterMs } = admission;
    throw modelError({ code: "model.unavailable", retryable: true, retryAfterMs }, about, "the circuit is open");
  }
  const watch = watchSilence(parent, streams(ask) ? timeouts.silenceMs : timeouts.answerMs);
  let outcome: Outcome = "unknown";
  try {
    const answer = await configured.provider.ask({
      ...ask,
      apiKey: configured.apiKey,
      alive: watch.alive,
      signal: watch.signal,
    });
    outcome = "answered";
    return answer;
  } catch (thrown) {
    parent.throwIfAborted();
    const error = watch.expired ? modelError({ code: "model.timeout", retryable: true }, about, "no answer") : thrown;
    outcome = outcomeOf(error);
    throw error;
  } finally {
    watch.stop();
    admission.report(outcome);
  }
}

/** An outage speaks against the provider's health; any other failure is an answer, and says that it lives. */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof KindlingError)) return "unknown";
  const outage = error.code === "model.timeout" || (error.code === "model.unavailable" && error.retryable);
  return outage ? "failed" : "answered";
}
