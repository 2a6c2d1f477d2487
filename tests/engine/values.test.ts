import { describe, expect, it } from "vitest";
import { delayBeforeRetry } from "../../src/engine/backoff.ts";
import { hashOf, toJsonText } from "../../src/engine/json.ts";
import { KindlingError } from "../../src/errors.ts";

describe("JSON for the database", () => {
  it("is as it was where Postgres takes it", () => {
    const value = { a: ["ü", "\\u0000", "🔥", 1.5, null], b: { c: true } };
    expect(JSON.parse(toJsonText(value))).toEqual(value);
  });

  it("loses NUL characters and lone surrogates, which jsonb refuses", () => {
    expect(JSON.parse(toJsonText({ a: "x\0y", b: ["\ud800z"] }))).toEqual({ a: "xy", b: ["\ufffdz"] });
  });

  it("is null for what is no JSON", () => {
    expect(toJsonText(undefined)).toBe("null");
  });
});

describe("a request's hash", () => {
  it("does not depend on the order of keys, but on everything else", async () => {
    const hash = await hashOf({ a: 1, b: { c: [1, 2], d: null } });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf({ b: { d: null, c: [1, 2] }, a: 1 })).toBe(hash);
    expect(await hashOf({ a: 1, b: { c: [2, 1], d: null } })).not.toBe(hash);
  });
});

describe("the delay before another attempt", () => {
  const passing = new KindlingError("model.unavailable", { retryable: true });
  const never = () => 0;

  it("doubles from the first failure on, and the jitter adds at most a quarter", () => {
    expect(delayBeforeRetry(passing, 0, { attempts: 5, backoffMs: 100 }, never)).toBe(100);
    expect(delayBeforeRetry(passing, 2, { attempts: 5, backoffMs: 100 }, never)).toBe(400);
    expect(delayBeforeRetry(passing, 0, { attempts: 5, backoffMs: 100 }, () => 1)).toBe(125);
    expect(delayBeforeRetry(passing, 30, { attempts: 50, backoffMs: 100 }, never)).toBe(300_000);
  });

  it("is what the other side asked for, where it did", () => {
    const asked = new KindlingError("model.rate_limited", { retryable: true, retryAfterMs: 7_000 });
    expect(delayBeforeRetry(asked, 0, undefined, never)).toBe(7_000);
  });

  it("is none after the last attempt, nor for what will not pass", () => {
    expect(delayBeforeRetry(passing, 1, undefined, never)).toBe(2_000);
    expect(delayBeforeRetry(passing, 2, undefined, never)).toBeUndefined();
    expect(delayBeforeRetry(new KindlingError("model.refused"), 0)).toBeUndefined();
  });
});
