import { describe, expect, it } from "vitest";
import { z } from "zod";
import { faultOf, retryAfterOf } from "../../src/models/fault.ts";
import { parseOutput, withoutLengths } from "../../src/models/json.ts";

const schema = z.object({ name: z.string().min(2), tags: z.array(z.string()) });

describe("a model's JSON", () => {
  it.each([
    ['{"name":"tea","tags":["a"]}'],
    ['```json\n{"name":"tea","tags":["a"]}\n```'],
    ['Sure! {"name":"tea","tags":["a"],} Done.'],
    ["{name: 'tea', tags: ['a']}"],
    ['{"name":"tea","tags":["a"]'],
  ])("%j is read", (text) => {
    expect(parseOutput(text, schema)).toEqual({ ok: true, value: { name: "tea", tags: ["a"] } });
  });

  it.each(["", "I am sorry.", "[1, 2]", "{{{", "null"])("%j is not an answer", (text) => {
    expect(parseOutput(text, schema)).toMatchObject({ ok: false });
  });

  it("names what does not fit, for the model", () => {
    expect(parseOutput('{"name":"t","tags":[1]}', schema)).toMatchObject({
      ok: false,
      problems: expect.stringMatching(/- name: [\s\S]*- tags\.0: /),
    });
  });

  it("cannot reach a prototype", () => {
    parseOutput('{"__proto__":{"polluted":true},"name":"tea","tags":[]}', schema);
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("a schema for strict mode", () => {
  it("tells lengths in words and keeps properties that are called like keywords", () => {
    const json = z.toJSONSchema(
      z.object({ minLength: z.string().min(5).max(60).describe("A title"), n: z.number().max(9) }),
    );
    expect(withoutLengths(json)).toMatchObject({
      properties: {
        minLength: { type: "string", description: "A title; at least 5 characters, at most 60 characters" },
        n: { maximum: 9 },
      },
    });
    expect(JSON.stringify(withoutLengths(json))).not.toContain("maxLength");
  });
});

describe("a vendor's failure", () => {
  const failure = { status: undefined, headers: undefined, codes: [], message: "" };

  it.each([
    [{ "retry-after-ms": "250" }, 250],
    [{ "retry-after": "2" }, 2000],
    [{ "retry-after": "Fri, 20 Nov 2026 12:00:30 GMT" }, 30_000],
    [{ "retry-after": "Fri, 20 Nov 2026 11:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("says to wait by %j", (headers, expected) => {
    expect(retryAfterOf(new Headers(headers), Date.parse("2026-11-20T12:00:00Z"))).toBe(expected);
  });

  it.each([
    [{ status: 400, message: "Your credit balance is too low to access the API." }, "model.quota"],
    [{ status: 400, message: "API key not valid. Please pass a valid API key." }, "model.unauthorized"],
    [{ status: 400, codes: ["content_policy_violation"] }, "model.refused"],
    [{ status: 413 }, "model.too_long"],
    [{ status: 400, message: "This model's maximum context length is 8192 tokens." }, "model.too_long"],
    [{ status: 400, message: "Unsupported parameter" }, "model.unavailable"],
    [{ status: 429, codes: ["billing_hard_limit_reached"] }, "model.quota"],
    [{ status: 504 }, "model.timeout"],
    [{ codes: ["overloaded_error"] }, "model.unavailable"],
    [{ codes: ["rate_limit_error"] }, "model.rate_limited"],
  ])("%j is %s", (given, code) => {
    expect(faultOf({ ...failure, ...given })).toMatchObject({ code });
  });

  it("that is our own bad request is not tried again", () => {
    expect(faultOf({ ...failure, status: 400, message: "Unsupported parameter" }).retryable).toBeUndefined();
  });
});
