import type { ServerResponse } from "node:http";
import { cutOff, inPace, openStream, piecesOf, sendJson, wait } from "../llm/http.ts";
import { type Reply, type SeenRequest, textOf } from "../llm/script.ts";

/** Tokens of a call, as both APIs report them in their own words. */
export interface Counted {
  input: number;
  cached: number;
  output: number;
  reasoning: number;
}

/** Answers `POST /v1/responses`, in one piece or as its stream of events. */
export async function answerResponses(
  id: string,
  seen: SeenRequest,
  reply: Reply,
  tokens: Counted,
  latencyMs: number,
  response: ServerResponse,
): Promise<void> {
  const whole = responseFor(id, seen, reply, tokens);
  if (!seen.stream) {
    await wait(latencyMs, response);
    if ("drop" in reply || "streamError" in reply) return void response.destroy();
    if ("hang" in reply) return;
    return sendJson(response, 200, whole);
  }
  let sequence = 0;
  const write = openStream(response);
  const send = (type: string, data: object) => write(type, { type, sequence_number: sequence++, ...data });
  const begun = { ...whole, status: "in_progress", output: [], usage: null, incomplete_details: null };
  const place = { item_id: `msg_${id}`, output_index: 0, content_index: 0 };
  send("response.created", { response: begun });
  send("response.in_progress", { response: begun });
  send("response.output_item.added", { output_index: 0, item: { ...whole.output[0], content: [] } });
  for await (const delta of inPace(piecesOf("refusal" in reply ? reply.refusal : textOf(reply)), latencyMs, response)) {
    if ("refusal" in reply) send("response.refusal.delta", { ...place, delta });
    else send("response.output_text.delta", { ...place, delta, logprobs: [] });
  }
  if ("hang" in reply) return;
  if ("drop" in reply) return cutOff(response, reply.inOrder);
  if ("streamError" in reply) {
    const error = { code: reply.code, message: reply.code };
    send("response.failed", { response: { ...whole, status: "failed", error } });
    return void response.end();
  }
  send("response.output_item.done", { output_index: 0, item: whole.output[0] });
  send(whole.status === "completed" ? "response.completed" : "response.incomplete", { response: whole });
  response.end();
}

function responseFor(id: string, seen: SeenRequest, reply: Reply, tokens: Counted) {
  const cut = "truncated" in reply || "contextFull" in reply;
  const content =
    "refusal" in reply
      ? { type: "refusal", refusal: reply.refusal }
      : { type: "output_text", text: textOf(reply), annotations: [], logprobs: [] };
  const status = cut ? "incomplete" : "completed";
  return {
    id: `resp_${id}`,
    object: "response",
    created_at: Math.floor(Date.now() / 1000),
    model: seen.model,
    status,
    error: null,
    incomplete_details: cut ? { reason: "max_output_tokens" } : null,
    output: [{ id: `msg_${id}`, type: "message", role: "assistant", status, content: [content] }],
    parallel_tool_calls: true,
    tool_choice: "auto",
    tools: [],
    store: seen.body.store ?? true,
    usage: {
      input_tokens: tokens.input,
      input_tokens_details: { cached_tokens: tokens.cached, cache_write_tokens: 0 },
      output_tokens: tokens.output,
      output_tokens_details: { reasoning_tokens: tokens.reasoning },
      total_tokens: tokens.input + tokens.output,
    },
  };
}
