import type { IncomingMessage, ServerResponse } from "node:http";
import { sensibleAnswer } from "../llm/answer.ts";
import { Refusal, readBody, sendJson, serve, wait } from "../llm/http.ts";
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
import { answerChat } from "./chat.ts";
import { answerResponses } from "./responses.ts";
import { checkAccess, checkChat, checkKey, checkResponses, schemaOf } from "./rules.ts";

/**
 * OpenAI's Responses API and Chat Completions on a free port of the loopback: strict about requests, and answering by
 * script. `.url` is the base address with `/v1`.
 */
export async function startOpenAiDouble(options: DoubleOptions = {}): Promise<LlmDouble> {
  const script = createScript(options.answer ?? sensibleAnswer);
  const cache = createPromptCache(options.cacheMinTokens);
  const apiKeys = options.apiKeys ?? ["sk-double-0123456789"];
  const requests: SeenRequest[] = [];
  const refused: LlmDouble["refused"] = [];
  let count = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    count += 1;
    try {
      if (request.method === "GET" && request.url === "/v1/models") return list(request, response);
      const api = apiOf(request);
      const body = await readBody(request);
      checkAccess(request, body, { apiKeys, models: options.models });
      (api === "responses" ? checkResponses : checkChat)(body);
      const seen = seenFrom(api, request, body);
      requests.push(seen);
      response.on("close", () => {
        seen.endedAt = performance.now();
        seen.aborted = !response.writableFinished;
      });
      await answer(String(count), seen, await script.decide(seen), response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ status: error.status, message: error.message });
      fail(response, error.status, error.code, error.message);
    }
  }

  /** `GET /v1/models`: https://platform.openai.com/docs/api-reference/models/list */
  function list(request: IncomingMessage, response: ServerResponse): void {
    checkKey(request, apiKeys);
    const data = (options.models ?? ["gpt-6-sol"]).map((id) => ({
      id,
      object: "model",
      created: 0,
      owned_by: "openai",
    }));
    sendJson(response, 200, { object: "list", data });
  }

  async function answer(id: string, seen: SeenRequest, reply: Reply, response: ServerResponse): Promise<void> {
    const latencyMs = reply.latencyMs ?? options.latencyMs?.(seen) ?? 0;
    if ("error" in reply) {
      await wait(latencyMs, response);
      return fail(response, reply.error, reply.code ?? null, reply.message ?? `status ${reply.error}`, reply.headers);
    }
    if ("hang" in reply && reply.afterText === undefined) return;
    const send = seen.api === "chat" ? answerChat : answerResponses;
    await send(id, seen, reply, tokensFor(seen, reply), latencyMs, response);
  }

  function tokensFor(seen: SeenRequest, reply: Reply) {
    const input = countTokens(seen.system) + seen.messages.reduce((sum, { text }) => sum + countTokens(text), 0);
    const { read } = cache.use(`${seen.model} ${seen.body.prompt_cache_key}`, seen.system);
    const reasoning = isRecord(seen.body.reasoning) && seen.body.reasoning.effort !== "none" ? 64 : 0;
    return { input, cached: read, output: countTokens(textOf(reply)) + reasoning, reasoning };
  }

  const { origin, close } = await serve(handle);
  return { url: `${origin}/v1`, apiKey: apiKeys[0] ?? "", requests, refused, next: script.next, close };
}

function fail(
  response: ServerResponse,
  status: number,
  code: string | null,
  message: string,
  headers?: Record<string, string>,
) {
  const type = status === 429 ? (code ?? "requests") : status >= 500 ? "server_error" : "invalid_request_error";
  sendJson(response, status, { error: { message, type, param: null, code } }, headers);
}

function apiOf(request: IncomingMessage): "responses" | "chat" {
  if (request.method === "POST" && request.url === "/v1/responses") return "responses";
  if (request.method === "POST" && request.url === "/v1/chat/completions") return "chat";
  throw new Refusal(404, "not_found", `Invalid URL (${request.method} ${request.url})`);
}

function seenFrom(api: "responses" | "chat", request: IncomingMessage, body: Record<string, unknown>): SeenRequest {
  const given = api === "responses" ? body.input : body.messages;
  const turns = (Array.isArray(given) ? given : [{ role: "user", content: given }]).map(({ role, content }) => ({
    role: String(role),
    text: String(content),
  }));
  const schema = schemaOf(body);
  const system = turns.filter(({ role }) => role === "system").map(({ text }) => text);
  return {
    api,
    model: String(body.model),
    task: taskOf(body.prompt_cache_key, schema),
    system: typeof body.instructions === "string" ? body.instructions : system.join("\n"),
    messages: turns.filter(({ role }) => role !== "system"),
    schema,
    maxTokens: Number(body.max_output_tokens ?? body.max_completion_tokens ?? body.max_tokens),
    stream: body.stream === true,
    body,
    headers: request.headers,
    startedAt: performance.now(),
    endedAt: null,
    aborted: false,
  };
}
