import type { IncomingMessage } from "node:http";
import { Refusal } from "../llm/http.ts";
import { anthropicRules, schemaProblem } from "../llm/schema-rules.ts";
import { isRecord, type JsonSchema } from "../llm/script.ts";

const parameters = new Set([
  ...["model", "max_tokens", "messages", "system", "stream", "output_config", "metadata", "stop_sequences"],
  ...["thinking", "tools", "tool_choice", "cache_control", "service_tier", "inference_geo", "speed"],
]);

const versions = new Set(["2023-06-01", "2026-10-21"]);

const invalid = (message: string) => new Refusal(400, "invalid_request_error", message);

/** Throws what every address answers to a wrong key or version. */
export function checkAccess(request: IncomingMessage, apiKeys: readonly string[]): void {
  // The API takes both headers; the SDK sends the second since its version 1.
  const key = request.headers["x-api-key"] ?? /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (typeof key !== "string") throw new Refusal(401, "authentication_error", "x-api-key header is required");
  if (!apiKeys.includes(key)) throw new Refusal(401, "authentication_error", "invalid x-api-key");
  if (!versions.has(String(request.headers["anthropic-version"])))
    throw invalid("anthropic-version: header is required");
}

/** Throws what `POST /v1/messages` would answer to a request against its rules. */
export function checkMessages(
  request: IncomingMessage,
  body: Record<string, unknown>,
  { apiKeys, models }: { apiKeys: readonly string[]; models: readonly string[] | undefined },
): void {
  checkAccess(request, apiKeys);
  if (!String(request.headers["content-type"]).startsWith("application/json")) throw invalid("content-type: not JSON");

  const { model, max_tokens: maxTokens, messages, system } = body;
  if (typeof model !== "string" || model === "") throw invalid("model: Field required");
  if (models ? !models.includes(model) : !model.startsWith("claude-")) {
    throw new Refusal(404, "not_found_error", `model: ${model}`);
  }
  if (maxTokens === undefined) throw invalid("max_tokens: Field required");
  if (!Number.isInteger(maxTokens) || Number(maxTokens) < 1) throw invalid("max_tokens: must be a positive integer");
  if (Number(maxTokens) > 128_000) throw invalid(`max_tokens: ${maxTokens} > 128000, the maximum for ${model}`);
  for (const name of ["temperature", "top_p", "top_k"]) {
    if (name in body) throw invalid(`\`${name}\` is deprecated for this model.`);
  }
  const extra = Object.keys(body).find((name) => !parameters.has(name));
  if (extra !== undefined) throw invalid(`${extra}: Extra inputs are not permitted`);
  checkSystem(system);
  checkTurns(messages);
  checkOutput(body.output_config, messages);
}

function checkSystem(system: unknown): void {
  if (system === undefined || typeof system === "string") return;
  if (!Array.isArray(system)) throw invalid("system: Input should be a string or a list of blocks");
  for (const [index, block] of system.entries()) {
    if (!isRecord(block) || block.type !== "text" || typeof block.text !== "string") {
      throw invalid(`system.${index}: Input should be a text block`);
    }
    if (block.text === "") throw invalid(`system.${index}: text content blocks must be non-empty`);
    if (
      block.cache_control !== undefined &&
      (!isRecord(block.cache_control) || block.cache_control.type !== "ephemeral")
    ) {
      throw invalid(`system.${index}.cache_control: Input should be ephemeral`);
    }
  }
  if (system.filter((block) => isRecord(block) && block.cache_control).length > 4) {
    throw invalid("A maximum of 4 blocks with cache_control may be provided.");
  }
}

function checkTurns(messages: unknown): void {
  if (!Array.isArray(messages)) throw invalid("messages: Field required");
  if (messages.length === 0) throw invalid("messages: at least one message is required");
  for (const [index, message] of messages.entries()) {
    if (!isRecord(message)) throw invalid(`messages.${index}: Input should be an object`);
    if (message.role !== "user" && message.role !== "assistant") {
      throw invalid(`messages.${index}.role: Input should be 'user' or 'assistant'`);
    }
    if (typeof message.content !== "string") throw invalid(`messages.${index}.content: the double takes strings only`);
    if (message.content.trim() === "") throw invalid("messages: text content blocks must contain non-whitespace text");
  }
  if (messages[0].role !== "user") throw invalid("messages: first message must use the user role");
}

function checkOutput(config: unknown, messages: unknown): void {
  if (config === undefined) return;
  if (!isRecord(config)) throw invalid("output_config: Input should be an object");
  const extra = Object.keys(config).find((name) => name !== "effort" && name !== "format");
  if (extra !== undefined) throw invalid(`output_config.${extra}: Extra inputs are not permitted`);
  if (config.effort !== undefined && !["low", "medium", "high", "xhigh", "max"].includes(String(config.effort))) {
    throw invalid("output_config.effort: unknown effort");
  }
  if (config.format === undefined) return;
  const { format } = config;
  if (!isRecord(format) || format.type !== "json_schema" || !isRecord(format.schema)) {
    throw invalid("output_config.format: Input should be a json_schema format");
  }
  const unknown = Object.keys(format).find((name) => name !== "type" && name !== "schema");
  if (unknown !== undefined) throw invalid(`output_config.format.${unknown}: Extra inputs are not permitted`);
  const problem = schemaProblem(format.schema, anthropicRules);
  if (problem !== undefined) throw invalid(`output_config.format.schema: ${problem}`);
  const last = Array.isArray(messages) ? messages.at(-1) : undefined;
  if (isRecord(last) && last.role === "assistant")
    throw invalid("This model does not support assistant message prefill.");
}

/** The schema of a checked request. */
export function schemaOf(body: Record<string, unknown>): JsonSchema | null {
  const config = isRecord(body.output_config) ? body.output_config : {};
  return isRecord(config.format) && isRecord(config.format.schema) ? config.format.schema : null;
}
