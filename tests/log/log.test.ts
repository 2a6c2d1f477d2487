import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KindlingError } from "../../src/errors.ts";
import { createRedact, isSecretName } from "../../src/log/redact.ts";
import { createLog, type Level, type Log } from "../../src/log.ts";

function recording(secrets: string[] = [], level: Level = "debug"): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const log = createLog({
    level,
    secrets,
    write: (line) => lines.push(line),
    now: () => new Date("2026-11-20T12:00:00Z"),
  });
  return { log, lines };
}

describe("createLog", () => {
  it("writes one JSON object a line with the ids of its request, run and step", () => {
    const { log, lines } = recording();
    log.child({ request: "r1" }).child({ run: "u1", step: "s1" }).info("claimed\nand running", { attempt: 2 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("\n");
    expect(JSON.parse(lines[0]!)).toEqual({
      at: "2026-11-20T12:00:00.000Z",
      level: "info",
      message: "claimed\nand running",
      request: "r1",
      run: "u1",
      step: "s1",
      attempt: 2,
    });
  });

  it("leaves out what is below its level", () => {
    const { log, lines } = recording([], "warn");
    log.debug("a");
    log.info("b");
    log.warn("c");
    log.error("d");
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(["c", "d"]);
  });

  it("writes an error with its code and its causes", () => {
    const { log, lines } = recording();
    const cause = new Error("connect ECONNREFUSED postgres://app:hunter22@db/app");
    log.error("could not save", { error: new KindlingError("database.unavailable", { cause }) });
    const { error } = JSON.parse(lines[0]!);
    expect(error).toMatchObject({ code: "database.unavailable", cause: { name: "Error" } });
    expect(lines[0]).not.toContain("hunter22");
    expect(error.cause.message).toContain("postgres://app:[redacted]@db/app");
  });

  it("hides what a name says is secret, and counts no tokens as such", () => {
    const { log, lines } = recording();
    log.info("call", {
      headers: { Authorization: "x", cookie: "y", accept: "text/html" },
      apiKey: "z",
      HF_TOKEN: "h",
      botToken: "b",
      inputTokens: 12,
      tokens: 34,
      key: "write",
    });
    expect(JSON.parse(lines[0]!)).toMatchObject({
      headers: { Authorization: "[redacted]", cookie: "[redacted]", accept: "text/html" },
      apiKey: "[redacted]",
      HF_TOKEN: "[redacted]",
      botToken: "[redacted]",
      inputTokens: 12,
      tokens: 34,
      key: "write",
    });
    expect(isSecretName("cachedTokens")).toBe(false);
  });

  it("survives cycles, depth, bytes and values that JSON has no word for", () => {
    const { log, lines } = recording();
    const cycle: Record<string, unknown> = {
      big: 10n,
      bytes: new Uint8Array(3),
      gone: undefined,
      at: new Date(Number.NaN),
    };
    cycle.self = cycle;
    const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => ({ inner }), "bottom");
    log.info("odd", {
      cycle,
      deep,
      url: new URL("https://a:hunter22@example.com/"),
      map: new Map([["a", 1]]),
      run: () => 1,
    });
    const line = JSON.parse(lines[0]!);
    expect(line.cycle).toEqual({ big: "10", bytes: "3 bytes", at: null, self: "…" });
    expect(line.map).toEqual([["a", 1]]);
    expect(lines[0]).not.toContain("bottom");
    expect(lines[0]).not.toContain("hunter22");
  });
});

describe("P8: no secret reaches the log", () => {
  const secret = fc
    .string({ minLength: 8, maxLength: 60, unit: "grapheme" })
    .filter((text) => !"[redacted]".includes(text));

  it("whatever the secret is and wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 4 }),
        fc.string(),
        fc.string(),
        (secrets, before, after) => {
          const { log, lines } = recording(secrets);
          const text = `${before}${secrets.join(after)}${after}`;
          log.info(text, {
            [text]: text,
            nested: [{ text }],
            error: new Error(text, { cause: text }),
            query: `?x=${encodeURIComponent(secrets[0]!.toWellFormed())}`,
            json: JSON.stringify({ text }),
          });
          const strings: string[] = [];
          JSON.parse(lines[0]!, (name, value) => {
            strings.push(name, String(value));
            return value;
          });
          for (const known of secrets) {
            for (const found of strings) {
              expect(found.includes(known), `${JSON.stringify(known)} in ${found}`).toBe(false);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
  const word = (length: number) =>
    fc.string({
      unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
      minLength: length,
      maxLength: length,
    });
  const shapes: [string, fc.Arbitrary<[text: string, secret: string]>][] = [
    ["Anthropic", word(40).map((key) => [`key sk-ant-api03-${key} was refused`, key])],
    ["OpenAI", word(40).map((key) => [`Incorrect API key provided: sk-proj-${key}.`, key])],
    ["Slack", word(24).map((key) => [`token xoxb-12-${key}`, key])],
    ["GitHub", word(36).map((key) => [`https://x:ghp_${key}@github.com/`, key])],
    ["Hugging Face", word(34).map((key) => [`hf_${key}`, key])],
    ["fal", fc.tuple(fc.uuid(), hex(32)).map(([id, key]) => [`Key ${id}:${key}`, key])],
    ["Google", word(35).map((key) => [`?key=AIza${key}`, key])],
    ["bearer", word(30).map((key) => [`authorization: Bearer ${key}`, key])],
    ["basic", word(24).map((key) => [`{"authorization":"Basic ${key}="}`, key])],
    ["URL password", word(12).map((key) => [`postgres://app:${key}@127.0.0.1:5432/app`, key])],
    ["query", word(12).map((key) => [`/files/1?expires=9&sig=${key}`, key])],
    ["assignment", word(12).map((key) => [`FAL_KEY=1 PLAYGROUND_TOKEN=${key}`, key])],
    ["JSON web token", word(20).map((key) => [`eyJhbGciOiJIUzI1NiJ9.${key}.${key}`, key])],
    [
      "private key",
      word(64).map((key) => [`-----BEGIN RSA PRIVATE KEY-----\n${key}\n-----END RSA PRIVATE KEY-----`, key]),
    ],
  ];
  it.each(shapes)("knows the shape of a secret: %s", (_, shape) => {
    const redact = createRedact([]);
    fc.assert(
      fc.property(shape, ([text, hidden]) => {
        expect(redact(text)).not.toContain(hidden);
      }),
      { numRuns: 50 },
    );
  });

  it.each(["a-", "a.", "a:", "key ", "a_token", "https://", "eyJ", 'x="', "a1-a1-"])(
    "is quick with a long text of %o",
    (piece) => {
      const { log, lines } = recording(["a secret of mine"]);
      const began = performance.now();
      log.info("long", { text: piece.repeat(500_000) });
      expect(performance.now() - began).toBeLessThan(500);
      expect(lines[0]!.length).toBeLessThan(20_000);
    },
  );

  it("cuts no secret in two", () => {
    const { log, lines } = recording(["a-secret-of-mine"]);
    for (let length = 7_980; length < 8_005; length += 1)
      log.info("long", { text: `${"x".repeat(length)}a-secret-of-mine` });
    for (const line of lines) expect(line).not.toMatch(/xa-s/);
  });

  it("leaves ordinary text as it is", () => {
    const redact = createRedact(["k"]);
    for (const text of [
      "The key idea is simple: a token of thanks, kept secret: yes.",
      "https://example.com/path?page=2#top",
      "step 0199c0de-0000-7000-8000-000000000000 took 12 ms, 3400 tokens",
      "basic understanding of networks",
    ]) {
      expect(redact(text)).toBe(text);
    }
  });
});
