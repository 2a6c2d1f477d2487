import type { IncomingMessage, ServerResponse } from "node:http";
import { sensibleAnswer } from "../llm/answer.ts";
import { cutOff, inPace, openStream, piecesOf, Refusal, readBody, sendJson, serve, wait } from "../llm/http.ts";
import {
  countTokens,
  createPromptCache,
  createScript,
  type DoubleOptions,
  isRecord,
  type LlmDouble,
  type Reply,
  type SeenRequest,
  taskOf,
  textOf,
} from "../llm/script.ts";
import { checkAccess, checkMessages, schemaOf } from "./rules.ts";

const errorTypes: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  504: "timeout_error",
  529: "overloaded_error",
};

/** Anthropic's Messages API on a free port of the loopback: strict about requests, and answering by script. */
export async function startAnthropicDouble(options: DoubleOptions = {}): Promise<LlmDouble> {
  const script = createScript(options.answer ?? sensibleAnswer);
  const cache = createPromptCache(options.cacheMinTokens);
  const apiKeys = options.apiKeys ?? ["sk-ant-double-0123456789"];
  const requests: SeenRequest[] = [];
  const refused: LlmDouble["refused"] = [];
  let count = 0;

  const refuse = (
    response: ServerResponse,
    status: number,
    type: string,
    message: string,
    extra = {},
    headers = {},
  ) => {
    const body = { type: "error", error: { type, message, ...extra }, request_id: `req_${count}` };
    sendJson(response, status, body, { "request-id": `req_${count}`, ...headers });
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    count += 1;
    try {
      if (request.method === "GET" && /^\/v1\/models(\?|$)/.test(request.url ?? "")) return list(request, response);
      if (request.method !== "POST" || request.url !== "/v1/messages")
        throw new Refusal(404, "not_found_error", "Not found");
      const body = await readBody(request);
      checkMessages(request, body, { apiKeys, models: options.models });
      const seen = seenFrom(request, body);
      requests.push(seen);
      response.on("close", () => {
        seen.endedAt = performance.now();
        seen.aborted = !response.writableFinished;
      });
      const reply = await script.decide(seen);
      await answer(seen, reply, response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ status: error.status, message: error.message });
      refuse(response, error.status, error.code, error.message);
    }
  }

  /** `GET /v1/models`: https://platform.claude.com/docs/en/api/models-list */
  function list(request: IncomingMessage, response: ServerResponse): void {
    checkAccess(request, apiKeys);
    const data = (options.models ?? ["claude-sonnet-5-5"]).map((id) => ({ type: "model", id, display_name: id }));
    const ends = { first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
    sendJson(response, 200, { data, has_more: false, ...ends }, { "request-id": `req_${count}` });
  }

  async function answer(seen: SeenRequest, reply: Reply, response: ServerResponse): Promise<void> {
    const latencyMs = reply.latencyMs ?? options.latencyMs?.(seen) ?? 0;
    if ("error" in reply) {
      await wait(latencyMs, response);
      const type = reply.code === "billing_error" ? reply.code : (errorTypes[reply.error] ?? "api_error");
      const details = reply.code === undefined ? {} : { details: { error_code: reply.code } };
      return refuse(response, reply.error, type, reply.message ?? type, details, reply.headers);
    }
    if ("hang" in reply && reply.afterText === undefined) return;
    const message = messageFor(seen, reply);
    if (!seen.stream) {
      await wait(latencyMs, response);
      if ("drop" in reply || "streamError" in reply) return void response.destroy();
      if ("hang" in reply) return;
      return sendJson(response, 200, message, { "request-id": `req_${count}` });
    }
    await streamOut(message, reply, latencyMs, response);
  }

  function messageFor(seen: SeenRequest, reply: Reply) {
    const text = "refusal" in reply ? "" : textOf(reply);
    const { read, written } = cached(seen) ? cache.use(seen.model, seen.system) : { read: 0, written: 0 };
    const thinking = effortOf(seen) === null ? 0 : 48;
    const input = countTokens(seen.system) + seen.messages.reduce((sum, each) => sum + countTokens(each.text), 0);
    return {
      id: `msg_${count}`,
      type: "message",
      role: "assistant",
      model: seen.model,
      content: "refusal" in reply ? [] : [{ type: "text", text, citations: null }],
      stop_reason: stopReason(reply),
      stop_sequence: null,
      stop_details: "refusal" in reply ? { type: "refusal", category: null, explanation: reply.refusal } : null,
      usage: {
        input_tokens: input - read - written,
        cache_read_input_tokens: read,
        cache_creation_input_tokens: written,
        output_tokens: countTokens(text) + thinking,
        output_tokens_details: { thinking_tokens: thinking },
        service_tier: "standard",
      },
    };
  }

  async function streamOut(
    message: ReturnType<typeof messageFor>,
    reply: Reply,
    latencyMs: number,
    response: ServerResponse,
  ): Promise<void> {
    const send = openStream(response);
    const { usage } = message;
    const start = { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
    send("message_start", { type: "message_start", message: start });
    send("content_block_start", { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } });
    send("ping", { type: "ping" });
    for await (const text of inPace(piecesOf(textOf(reply)), latencyMs, response)) {
      send("content_block_delta", { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } });
    }
    if ("hang" in reply) return;
    if ("drop" in reply) return cutOff(response, reply.inOrder);
    if ("streamError" in reply) {
      send("error", { type: "error", error: { type: reply.code, message: reply.code } });
      return void response.end();
    }
    send("content_block_stop", { type: "content_block_stop", index: 0 });
    send("message_delta", {
      type: "message_delta",
      delta: { stop_reason: message.stop_reason, stop_sequence: null, stop_details: message.stop_details },
      usage: { output_tokens: usage.output_tokens, output_tokens_details: usage.output_tokens_details },
    });
    send("message_stop", { type: "message_stop" });
    response.end();
  }

  const { origin, close } = await serve(handle);
  return { url: origin, apiKey: apiKeys[0] ?? "", requests, refused, next: script.next, close };
}

function seenFrom(request: IncomingMessage, body: Record<string, unknown>): SeenRequest {
  const blocks = Array.isArray(body.system) ? body.system : [{ text: body.system ?? "" }];
  const schema = schemaOf(body);
  return {
    api: "messages",
    model: String(body.model),
    task: taskOf(undefined, schema),
    system: blocks.map((block) => (isRecord(block) ? String(block.text) : "")).join("\n"),
    messages: (Array.isArray(body.messages) ? body.messages : []).map(({ role, content }) => ({ role, text: content })),
    schema,
    maxTokens: Number(body.max_tokens),
    stream: body.stream === true,
    body,
    headers: request.headers,
    startedAt: performance.now(),
    endedAt: null,
    aborted: false,
  };
}

const cached = ({ body }: SeenRequest): boolean =>
  Array.isArray(body.system) && body.system.some((block) => isRecord(block) && block.cache_control);

const effortOf = ({ body }: SeenRequest): string | null =>
  isRecord(body.output_config) && typeof body.output_config.effort === "string" ? body.output_config.effort : null;

function stopReason(reply: Reply): string {
  if ("refusal" in reply) return "refusal";
  if ("truncated" in reply) return "max_tokens";
  return "contextFull" in reply ? "model_context_window_exceeded" : "end_turn";
}
