import type { ServerResponse } from "node:http";
import { cutOff, inPace, openStream, piecesOf, sendJson, wait } from "../llm/http.ts";
import { isRecord, type Reply, type SeenRequest, textOf } from "../llm/script.ts";
import type { Counted } from "./responses.ts";

/** Answers `POST /v1/chat/completions`, in one piece or as chunks that end on `[DONE]`. */
export async function answerChat(
  id: string,
  seen: SeenRequest,
  reply: Reply,
  tokens: Counted,
  latencyMs: number,
  response: ServerResponse,
): Promise<void> {
  const head = { id: `chatcmpl_${id}`, created: Math.floor(Date.now() / 1000), model: seen.model };
  const usage = {
    prompt_tokens: tokens.input,
    prompt_tokens_details: { cached_tokens: tokens.cached },
    completion_tokens: tokens.output,
    completion_tokens_details: { reasoning_tokens: tokens.reasoning },
    total_tokens: tokens.input + tokens.output,
  };
  const reason = "truncated" in reply || "contextFull" in reply ? "length" : "stop";
  if (!seen.stream) {
    await wait(latencyMs, response);
    if ("drop" in reply || "streamError" in reply) return void response.destroy();
    if ("hang" in reply) return;
    const refusal = "refusal" in reply ? reply.refusal : null;
    const message = { role: "assistant", content: refusal === null ? textOf(reply) : null, refusal };
    const choices = [{ index: 0, message, finish_reason: reason, logprobs: null }];
    return sendJson(response, 200, { ...head, object: "chat.completion", choices, usage });
  }
  const send = openStream(response);
  const chunk = (delta: object, finish: string | null = null) =>
    send(null, { ...head, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: finish }] });
  chunk({ role: "assistant", content: "" });
  for await (const piece of inPace(piecesOf("refusal" in reply ? reply.refusal : textOf(reply)), latencyMs, response)) {
    chunk("refusal" in reply ? { refusal: piece } : { content: piece });
  }
  if ("hang" in reply) return;
  if ("drop" in reply) return cutOff(response, reply.inOrder);
  if ("streamError" in reply) {
    send(null, { error: { message: reply.code, code: reply.code, type: "server_error" } });
    return void response.end();
  }
  chunk({}, reason);
  const options = seen.body.stream_options;
  if (isRecord(options) && options.include_usage === true) {
    send(null, { ...head, object: "chat.completion.chunk", choices: [], usage });
  }
  send(null, "[DONE]");
  response.end();
}
