import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import type { Response, ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";
import { KindlingError } from "../errors.ts";
import { faultOf, modelError } from "./fault.ts";
import { withoutLengths } from "./json.ts";
import { type Answer, type Ask, type Provider, type Stop, streams } from "./provider.ts";

const name = "openai";

/**
 * OpenAI's Responses API. Nothing is stored there (`store: false`); requests that share a prefix share a cache key.
 * https://platform.openai.com/docs/api-reference/responses
 */
export function createOpenAi(options: { baseUrl: string | null; fetch: typeof fetch | undefined }): Provider {
  return {
    name,
    async ask(ask) {
      const client = openAiClient({ ...options, baseUrl: options.baseUrl ?? "https://api.openai.com/v1" }, ask);
      try {
        const response = await (streams(ask) ? streamed(client, ask) : whole(client, ask));
        return answerFrom(response, ask);
      } catch (thrown) {
        throw openAiError(thrown, name, ask);
      }
    },
  };
}

/** A client of OpenAI's SDK for one call: no retries, no logging, and nothing read from the environment. */
export const openAiClient = (
  options: { baseUrl: string; fetch: typeof fetch | undefined },
  { apiKey }: Pick<Ask, "apiKey">,
): OpenAI =>
  new OpenAI({
    // A server on one's own machine needs no key, but the SDK insists on one.
    apiKey: apiKey ?? "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: options.baseUrl,
    maxRetries: 0,
    logLevel: "off",
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });

function paramsOf({ model, system, messages, output, maxOutputTokens, effort, cacheKey }: Ask) {
  const format = output && zodTextFormat(output.schema, output.name);
  return {
    model,
    instructions: system,
    input: messages.map(({ role, text }) => ({ role, content: text })),
    max_output_tokens: maxOutputTokens,
    store: false,
    prompt_cache_key: cacheKey,
    ...(effort && { reasoning: { effort } }),
    ...(format && {
      text: {
        format: { type: format.type, name: format.name, strict: true, schema: withoutLengths(format.schema) },
      },
    }),
  } satisfies ResponseCreateParamsNonStreaming;
}

const whole = (client: OpenAI, ask: Ask): Promise<Response> =>
  client.responses.create(paramsOf(ask), { signal: ask.signal });

async function streamed(client: OpenAI, ask: Ask): Promise<Response> {
  const events = await client.responses.create({ ...paramsOf(ask), stream: true }, { signal: ask.signal });
  let last: Response | undefined;
  for await (const event of events) {
    ask.alive();
    if (event.type === "response.output_text.delta") ask.onText?.(event.delta);
    else if (
      event.type === "response.completed" ||
      event.type === "response.incomplete" ||
      event.type === "response.failed"
    ) {
      last = event.response;
    }
  }
  // The SDK ends an aborted stream without an error, and a broken one can end early.
  ask.signal.throwIfAborted();
  if (last === undefined) {
    throw modelError(
      { code: "model.unavailable", retryable: true },
      { ...ask, provider: name },
      "the stream broke off",
    );
  }
  return last;
}

function answerFrom(response: Response, ask: Ask): Answer {
  const parts = response.output.flatMap((item) => (item.type === "message" ? item.content : []));
  const text = parts.map((part) => (part.type === "output_text" ? part.text : "")).join("");
  const refused = parts.some((part) => part.type === "refusal");
  const { usage, error } = response;
  if (response.status === "failed") {
    const failure = {
      status: undefined,
      headers: undefined,
      codes: [error?.code],
      message: error?.message ?? "failed",
    };
    throw modelError(failureOf(failure), { ...ask, provider: name }, failure.message);
  }
  const reason = response.incomplete_details?.reason;
  const stop: Stop =
    refused || reason === "content_filter" ? "refused" : response.status === "incomplete" ? "truncated" : "end";
  return {
    text,
    stop,
    model: response.model,
    tokens: {
      input: usage?.input_tokens ?? 0,
      cached: usage?.input_tokens_details.cached_tokens ?? 0,
      cacheWrite: usage?.input_tokens_details.cache_write_tokens ?? 0,
      output: usage?.output_tokens ?? 0,
      reasoning: usage?.output_tokens_details.reasoning_tokens ?? 0,
    },
  };
}

/** A response that failed after it began has a code but no HTTP status; a policy's code is a refusal. */
const failureOf = (failure: Parameters<typeof faultOf>[0]) =>
  failure.codes.some((code) => /policy|invalid_prompt/.test(code ?? ""))
    ? faultOf({ ...failure, status: 400 })
    : faultOf(failure);

/** What the SDK threw, as a `model.*` error; an abort and errors of our own pass through. */
export function openAiError(thrown: unknown, provider: string, ask: Ask): unknown {
  if (thrown instanceof KindlingError || ask.signal.aborted) return thrown;
  const about = { ...ask, provider };
  if (thrown instanceof OpenAI.APIConnectionError) {
    return modelError({ code: "model.unavailable", retryable: true }, about, thrown.message);
  }
  if (thrown instanceof OpenAI.APIError) {
    const { status, headers, code, type, message } = thrown;
    return modelError(faultOf({ status, headers, codes: [code, type], message }), about, message);
  }
  // A stream that is cut off throws whatever the runtime's fetch throws.
  if (thrown instanceof TypeError || thrown instanceof SyntaxError) {
    return modelError({ code: "model.unavailable", retryable: true }, about, thrown.message);
  }
  return thrown;
}
