import type { IncomingMessage } from "node:http";
import { Refusal } from "../llm/http.ts";
import { openAiRules, schemaProblem } from "../llm/schema-rules.ts";
import { isRecord, type JsonSchema } from "../llm/script.ts";

const responsesParameters = new Set([
  ...["model", "input", "instructions", "max_output_tokens", "store", "stream", "text", "reasoning", "metadata"],
  ...["prompt_cache_key", "prompt_cache_retention", "service_tier", "truncation", "safety_identifier", "include"],
]);
const chatParameters = new Set([
  ...["model", "messages", "max_tokens", "max_completion_tokens", "response_format", "stream", "stream_options"],
  ...["store", "prompt_cache_key", "reasoning_effort", "temperature", "top_p"],
]);

const invalid = (message: string, code = "invalid_request_error") => new Refusal(400, code, message);

/** Which keys and models a double lets in. */
export interface Access {
  apiKeys: readonly string[];
  models: readonly string[] | undefined;
}

/** Throws what every address answers to a wrong key. */
export function checkKey(request: IncomingMessage, apiKeys: readonly string[]): void {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (key === undefined) throw new Refusal(401, "missing_api_key", "You didn't provide an API key.");
  // As the vendor does, it repeats what it was given.
  if (!apiKeys.includes(key)) throw new Refusal(401, "invalid_api_key", `Incorrect API key provided: ${key}.`);
}

/** Throws what both APIs answer to a wrong key or model. */
export function checkAccess(
  request: IncomingMessage,
  body: Record<string, unknown>,
  { apiKeys, models }: Access,
): void {
  checkKey(request, apiKeys);
  if (typeof body.model !== "string" || body.model === "") throw invalid("you must provide a model parameter");
  if (models !== undefined && !models.includes(body.model)) {
    throw new Refusal(
      404,
      "model_not_found",
      `The model \`${body.model}\` does not exist or you do not have access to it.`,
    );
  }
}

/** Throws what `POST /v1/responses` would answer to a request against its rules. */
export function checkResponses(body: Record<string, unknown>): void {
  const extra = Object.keys(body).find((name) => !responsesParameters.has(name));
  if (extra !== undefined) throw invalid(`Unsupported parameter: '${extra}'.`, "unsupported_parameter");
  const { input, max_output_tokens: maxTokens, text, reasoning, prompt_cache_key: cacheKey } = body;
  if (typeof input !== "string" && (!Array.isArray(input) || input.length === 0)) {
    throw invalid("Missing required parameter: 'input'.", "missing_required_parameter");
  }
  checkTurns(Array.isArray(input) ? input : [], ["user", "assistant", "system", "developer"]);
  if (maxTokens !== undefined && (!Number.isInteger(maxTokens) || Number(maxTokens) < 16)) {
    throw invalid("Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16.");
  }
  if (Number(maxTokens) > 128_000) throw invalid("max_output_tokens is too large: the model supports at most 128000.");
  if (typeof cacheKey === "string" && cacheKey.length > 64) throw invalid("Invalid 'prompt_cache_key': too long.");
  const effort = isRecord(reasoning) ? reasoning.effort : undefined;
  if (effort !== undefined && !["none", "low", "medium", "high", "xhigh", "max"].includes(String(effort))) {
    throw invalid(`Unsupported value: 'reasoning.effort' does not support '${effort}' with this model.`);
  }
  const format = isRecord(text) && isRecord(text.format) ? text.format : undefined;
  if (format?.type === "json_schema") checkFormat(format, "text.format");
}

/** Throws what `POST /v1/chat/completions` would answer to a request against its rules. */
export function checkChat(body: Record<string, unknown>): void {
  const extra = Object.keys(body).find((name) => !chatParameters.has(name));
  if (extra !== undefined) throw invalid(`Unrecognized request argument supplied: ${extra}`);
  if (!Array.isArray(body.messages) || body.messages.length === 0) throw invalid("'messages' is a required property");
  checkTurns(body.messages, ["user", "assistant", "system", "developer"]);
  if (body.stream_options !== undefined && body.stream !== true) {
    throw invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.");
  }
  const { response_format: format } = body;
  if (isRecord(format) && format.type === "json_schema") {
    checkFormat(isRecord(format.json_schema) ? format.json_schema : {}, "response_format.json_schema");
  }
}

function checkTurns(messages: readonly unknown[], roles: readonly string[]): void {
  for (const [index, message] of messages.entries()) {
    if (!isRecord(message) || !roles.includes(String(message.role)))
      throw invalid(`Invalid value: 'input[${index}].role'.`);
    if (typeof message.content !== "string") throw invalid(`input[${index}].content: the double takes strings only`);
  }
}

function checkFormat(format: Record<string, unknown>, path: string): void {
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(String(format.name ?? ""))) {
    throw invalid(`Invalid '${path}.name': string does not match pattern '^[a-zA-Z0-9_-]+$'.`);
  }
  if (format.strict !== true) throw invalid(`${path}: the double wants strict schemas`);
  if (!isRecord(format.schema)) throw invalid(`Missing required parameter: '${path}.schema'.`);
  const problem = schemaProblem(format.schema, openAiRules);
  if (problem !== undefined) {
    throw invalid(`Invalid schema for response_format '${format.name}': In context=${problem}.`, "invalid_json_schema");
  }
}

/** The schema of a checked request of either API. */
export function schemaOf(body: Record<string, unknown>): JsonSchema | null {
  const text = isRecord(body.text) && isRecord(body.text.format) ? body.text.format : undefined;
  const chat = isRecord(body.response_format) ? body.response_format.json_schema : undefined;
  const format = text ?? (isRecord(chat) ? chat : undefined);
  return isRecord(format?.schema) ? format.schema : null;
}
