import type OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { CompletionUsage } from "openai/resources/completions";
import { modelError } from "./fault.ts";
import { withoutLengths } from "./json.ts";
import { openAiClient, openAiError } from "./openai.ts";
import type { TokenCounts } from "./prices.ts";
import { type Answer, type Ask, type Provider, type Stop, streams } from "./provider.ts";

/**
 * Any provider that speaks OpenAI's Chat Completions: the common ground of Gemini, Groq, Ollama and many more. Models
 * there may take the response format lightly, so the schema is in the instructions as well.
 */
export function createCompatible(options: {
  name: string;
  baseUrl: string;
  fetch: typeof fetch | undefined;
}): Provider {
  return {
    name: options.name,
    async ask(ask) {
      const client = openAiClient(options, ask);
      try {
        return await (streams(ask) ? streamed(client, options.name, ask) : whole(client, ask));
      } catch (thrown) {
        throw openAiError(thrown, options.name, ask);
      }
    },
  };
}

function paramsOf({ model, system, messages, output, maxOutputTokens }: Ask) {
  const format = output && zodResponseFormat(output.schema, output.name);
  const schema = format?.json_schema.schema && withoutLengths(format.json_schema.schema);
  const form = schema ? `\n\nAnswer with one JSON object that fits this JSON Schema:\n${JSON.stringify(schema)}` : "";
  return {
    model,
    messages: [
      { role: "system" as const, content: system + form },
      ...messages.map(({ role, text }) => ({ role, content: text })),
    ],
    // The older name: Ollama and others do not know max_completion_tokens.
    max_tokens: maxOutputTokens,
    ...(output &&
      schema && {
        response_format: { type: "json_schema" as const, json_schema: { name: output.name, strict: true, schema } },
      }),
  } satisfies ChatCompletionCreateParamsNonStreaming;
}

async function whole(client: OpenAI, ask: Ask): Promise<Answer> {
  const completion = await client.chat.completions.create(paramsOf(ask), { signal: ask.signal });
  const choice = completion.choices[0];
  return {
    text: choice?.message.content ?? "",
    stop: stopFrom(choice?.finish_reason ?? null, Boolean(choice?.message.refusal)),
    model: completion.model,
    tokens: tokensOf(completion.usage),
  };
}

async function streamed(client: OpenAI, provider: string, ask: Ask): Promise<Answer> {
  const chunks = await client.chat.completions.create(
    { ...paramsOf(ask), stream: true, stream_options: { include_usage: true } },
    { signal: ask.signal },
  );
  const answer = { text: "", model: ask.model };
  let refused = false;
  let reason: ChatCompletion.Choice["finish_reason"] | null = null;
  let usage: CompletionUsage | undefined;
  for await (const chunk of chunks) {
    ask.alive();
    const choice = chunk.choices[0];
    const piece = choice?.delta.content;
    if (piece) {
      answer.text += piece;
      ask.onText?.(piece);
    }
    refused ||= Boolean(choice?.delta.refusal);
    reason = choice?.finish_reason ?? reason;
    usage = chunk.usage ?? usage;
    answer.model = chunk.model || answer.model;
  }
  // The SDK ends an aborted stream without an error, and a broken one can end early.
  ask.signal.throwIfAborted();
  if (reason === null) {
    throw modelError({ code: "model.unavailable", retryable: true }, { ...ask, provider }, "the stream broke off");
  }
  return { ...answer, stop: stopFrom(reason, refused), tokens: tokensOf(usage) };
}

function stopFrom(reason: ChatCompletion.Choice["finish_reason"] | null, refused: boolean): Stop {
  if (refused || reason === "content_filter") return "refused";
  return reason === "length" ? "truncated" : "end";
}

const tokensOf = (usage: CompletionUsage | undefined): TokenCounts => ({
  input: usage?.prompt_tokens ?? 0,
  cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
  cacheWrite: 0,
  output: usage?.completion_tokens ?? 0,
  reasoning: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
});
