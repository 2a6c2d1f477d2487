import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import type {
  MessageCreateParamsNonStreaming,
  MessageDeltaUsage,
  StopReason,
  Usage,
} from "@anthropic-ai/sdk/resources/messages";
import { KindlingError } from "../errors.ts";
import { faultOf, modelError } from "./fault.ts";
import type { TokenCounts } from "./prices.ts";
import { type Answer, type Ask, type Provider, type Stop, streams } from "./provider.ts";

const name = "anthropic";

/** Stop reasons that mean anything but a complete answer. `pause_turn` and `tool_use` need tools, which we send none of. */
const stopOf: Partial<Record<StopReason, Stop>> = {
  max_tokens: "truncated",
  refusal: "refused",
  model_context_window_exceeded: "too_long",
};

/**
 * Anthropic's Messages API. The system prompt is one block with a cache breakpoint; there is no temperature in this
 * API; the answer's form is set by `output_config.format`. https://platform.claude.com/docs/en/api/messages
 */
export function createAnthropic(options: { baseUrl: string | null; fetch: typeof fetch | undefined }): Provider {
  return {
    name,
    async ask(ask) {
      const client = new Anthropic({
        // A string, even an empty one, keeps the SDK from looking for credentials in the environment and on the disk.
        apiKey: ask.apiKey ?? "",
        baseURL: options.baseUrl ?? "https://api.anthropic.com",
        maxRetries: 0,
        logLevel: "off",
        openTelemetry: false,
        ...(options.fetch ? { fetch: options.fetch } : {}),
      });
      try {
        return await (streams(ask) ? streamed(client, ask) : whole(client, ask));
      } catch (thrown) {
        throw errorFrom(thrown, ask);
      }
    },
  };
}

function paramsOf({ model, system, messages, output, maxOutputTokens, effort }: Ask): MessageCreateParamsNonStreaming {
  const format = output && zodOutputFormat(output.schema);
  return {
    model,
    max_tokens: maxOutputTokens,
    system: [{ type: "text", text: system, cache_control: { type: "ephemeral" } }],
    messages: messages.map(({ role, text }) => ({ role, content: text })),
    output_config: {
      ...(effort && { effort }),
      // Only the schema: with its parse function the SDK would throw on bad output and lose the usage.
      ...(format && { format: { type: format.type, schema: format.schema } }),
    },
  };
}

async function whole(client: Anthropic, ask: Ask): Promise<Answer> {
  const message = await client.messages.create(paramsOf(ask), { signal: ask.signal });
  const text = message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
  return { text, stop: stopFrom(message.stop_reason), model: message.model, tokens: tokensOf(message.usage) };
}

async function streamed(client: Anthropic, ask: Ask): Promise<Answer> {
  const events = await client.messages.create({ ...paramsOf(ask), stream: true }, { signal: ask.signal });
  const answer = { text: "", model: ask.model };
  let started: Usage | undefined;
  let ended: { reason: StopReason | null; usage: MessageDeltaUsage } | undefined;
  let complete = false;
  for await (const event of events) {
    ask.alive();
    if (event.type === "message_start") {
      answer.model = event.message.model;
      started = event.message.usage;
    } else if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
      answer.text += event.delta.text;
      ask.onText?.(event.delta.text);
    } else if (event.type === "message_delta") {
      ended = { reason: event.delta.stop_reason, usage: event.usage };
    } else if (event.type === "message_stop") complete = true;
  }
  // The SDK ends an aborted stream without an error, and a broken one can end early.
  ask.signal.throwIfAborted();
  if (!complete || started === undefined || ended === undefined) {
    throw modelError(
      { code: "model.unavailable", retryable: true },
      { ...ask, provider: name },
      "the stream broke off",
    );
  }
  return { ...answer, stop: stopFrom(ended.reason), tokens: tokensOf(started, ended.usage) };
}

const stopFrom = (reason: StopReason | null): Stop => (reason === null ? undefined : stopOf[reason]) ?? "end";

/** `input_tokens` leaves out what was read from or written to the cache; ours counts it in. */
function tokensOf(start: Usage, end?: MessageDeltaUsage): TokenCounts {
  const cached = end?.cache_read_input_tokens ?? start.cache_read_input_tokens ?? 0;
  const cacheWrite = end?.cache_creation_input_tokens ?? start.cache_creation_input_tokens ?? 0;
  const details = end?.output_tokens_details ?? start.output_tokens_details;
  return {
    input: (end?.input_tokens ?? start.input_tokens) + cached + cacheWrite,
    cached,
    cacheWrite,
    output: end?.output_tokens ?? start.output_tokens,
    reasoning: details?.thinking_tokens ?? 0,
  };
}

function errorFrom(thrown: unknown, ask: Ask): unknown {
  if (thrown instanceof KindlingError || ask.signal.aborted) return thrown;
  const about = { ...ask, provider: name };
  if (thrown instanceof Anthropic.APIConnectionError) {
    return modelError({ code: "model.unavailable", retryable: true }, about, thrown.message);
  }
  if (thrown instanceof Anthropic.APIError) {
    const { status, headers, type, errorCode, apiMessage, message } = thrown;
    const codes = [errorCode, type];
    return modelError(faultOf({ status, headers, codes, message: apiMessage ?? message }), about, message);
  }
  // A stream that is cut off throws whatever the runtime's fetch throws.
  if (thrown instanceof TypeError || thrown instanceof SyntaxError) {
    return modelError({ code: "model.unavailable", retryable: true }, about, thrown.message);
  }
  return thrown;
}
