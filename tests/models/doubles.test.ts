import { afterEach, describe, expect, it } from "vitest";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import type { LlmDouble } from "../doubles/llm/script.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";

const open: LlmDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((double) => double.close()));
});

const kept = <D extends LlmDouble>(double: D): D => {
  open.push(double);
  return double;
};

const post = async (url: string, headers: Record<string, string>, body: unknown) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
};

const strict = (schema: object) => ({ type: "object", additionalProperties: false, ...schema });
const oneField = strict({ properties: { a: { type: "string" } }, required: ["a"] });

describe("Anthropic's double refuses what the vendor refuses", () => {
  const good = { model: "claude-haiku-5-5", max_tokens: 100, messages: [{ role: "user", content: "Hello" }] };
  const format = (schema: object) => ({ output_config: { format: { type: "json_schema", schema } } });

  it.each<[string, object, number]>([
    ["nothing wrong", {}, 200],
    ["a schema", format(oneField), 200],
    ["no max_tokens", { max_tokens: undefined }, 400],
    ["too many max_tokens", { max_tokens: 200_000 }, 400],
    ["a temperature", { temperature: 0.2 }, 400],
    ["an unknown parameter", { store: false }, 400],
    ["no messages", { messages: [] }, 400],
    ["an empty message", { messages: [{ role: "user", content: "" }] }, 400],
    ["an answer first", { messages: [{ role: "assistant", content: "Hi" }] }, 400],
    ["a system message", { messages: [{ role: "system", content: "Hi" }] }, 400],
    ["another vendor's model", { model: "gpt-6-luna" }, 404],
    ["an open object", format({ ...oneField, additionalProperties: true }), 400],
    [
      "a length in a schema",
      format(strict({ properties: { a: { type: "string", minLength: 2 } }, required: ["a"] })),
      400,
    ],
    ["an array at the root", format({ type: "array", items: oneField }), 400],
    ["an unknown effort", { output_config: { effort: "huge" } }, 400],
  ])("%s", async (_what, change, status) => {
    const double = kept(await startAnthropicDouble({ answer: { text: "{}" } }));
    const headers = { "x-api-key": double.apiKey, "anthropic-version": "2023-06-01" };
    const { status: got, text } = await post(`${double.url}/v1/messages`, headers, { ...good, ...change });
    expect([got, text]).toEqual([status, expect.stringContaining(status === 200 ? '"type":"message"' : '"error"')]);
    expect(double.refused).toHaveLength(status === 200 ? 0 : 1);
  });

  it("a wrong key, no key and no version", async () => {
    const double = kept(await startAnthropicDouble());
    const version = { "anthropic-version": "2023-06-01" };
    const url = `${double.url}/v1/messages`;
    expect((await post(url, { ...version, "x-api-key": "wrong" }, good)).status).toBe(401);
    expect((await post(url, version, good)).status).toBe(401);
    expect((await post(url, { "x-api-key": double.apiKey }, good)).status).toBe(400);
  });
});

describe("OpenAI's double refuses what the vendor refuses", () => {
  const good = { model: "gpt-6-luna", input: [{ role: "user", content: "Hello" }], max_output_tokens: 100 };
  const format = (schema: object, more: object = {}) => ({
    text: { format: { type: "json_schema", name: "a", strict: true, schema, ...more } },
  });

  it.each<[string, object, number]>([
    ["nothing wrong", {}, 200],
    ["a schema", format(oneField), 200],
    ["no input", { input: undefined }, 400],
    ["too few tokens", { max_output_tokens: 8 }, 400],
    ["another API's parameter", { max_tokens: 100 }, 400],
    ["a schema without a name", format(oneField, { name: "" }), 400],
    ["an open object", format({ ...oneField, additionalProperties: undefined }), 400],
    ["an optional field", format({ ...oneField, required: [] }), 400],
    ["a length", format(strict({ properties: { a: { type: "string", maxLength: 9 } }, required: ["a"] })), 400],
    ["a nested union of all", format(strict({ properties: { a: { allOf: [] } }, required: ["a"] })), 400],
    ["an unknown effort", { reasoning: { effort: "huge" } }, 400],
    ["a long cache key", { prompt_cache_key: "x".repeat(65) }, 400],
  ])("%s", async (_what, change, status) => {
    const double = kept(await startOpenAiDouble({ answer: { text: "{}" } }));
    const headers = { authorization: `Bearer ${double.apiKey}` };
    const { status: got, text } = await post(`${double.url}/responses`, headers, { ...good, ...change });
    expect([got, text]).toEqual([status, expect.stringContaining(status === 200 ? '"object":"response"' : '"error"')]);
  });

  it("a wrong key, a model that is not there, and an address that it does not have", async () => {
    const double = kept(await startOpenAiDouble({ models: ["gpt-6-luna"] }));
    const headers = { authorization: `Bearer ${double.apiKey}` };
    expect((await post(`${double.url}/responses`, { authorization: "Bearer no" }, good)).status).toBe(401);
    expect((await post(`${double.url}/responses`, headers, { ...good, model: "gpt-6-sol" })).status).toBe(404);
    expect((await post(`${double.url}/models`, headers, good)).status).toBe(404);
  });
});

describe("the sensible answers", () => {
  it("fill any schema completely, with the first of the allowed values", async () => {
    const double = kept(await startOpenAiDouble());
    const schema = strict({
      properties: {
        colour: { enum: ["x", "y"] },
        list: { type: "array", items: oneField },
        maybe: { anyOf: [{ type: "number", minimum: 5 }, { type: "null" }] },
      },
      required: ["colour", "list", "maybe"],
    });
    const body = {
      model: "gpt-6-luna",
      input: "Fill it.",
      text: { format: { type: "json_schema", name: "any", strict: true, schema } },
    };
    const { text } = await post(`${double.url}/responses`, { authorization: `Bearer ${double.apiKey}` }, body);
    expect(JSON.parse(JSON.parse(text).output[0].content[0].text)).toEqual({
      colour: "x",
      list: [{ a: "A plain a" }, { a: "A plain a" }],
      maybe: 6,
    });
  });

  it("take as long as they are told, and scripted ones come first", async () => {
    const double = kept(await startOpenAiDouble({ latencyMs: ({ model }) => (model === "slow" ? 80 : 0) }));
    double.next({ text: "scripted" }, ({ model }) => ({ text: `by a function for ${model}` }));
    const headers = { authorization: `Bearer ${double.apiKey}` };
    const ask = (model: string) => post(`${double.url}/responses`, headers, { model, input: "Hi" });
    expect((await ask("fast")).text).toContain("scripted");
    expect((await ask("fast")).text).toContain("by a function for fast");
    const from = performance.now();
    await ask("slow");
    expect(performance.now() - from).toBeGreaterThanOrEqual(79);
    expect(double.requests[2]?.endedAt).not.toBeNull();
  });
});
