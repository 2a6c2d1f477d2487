import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Reply } from "../doubles/llm/script.ts";
import { journalContext } from "./context.ts";
import { goodPlan, planRequest, world, writeRequest } from "./world.ts";

const secrets = { openai: "sk-proj-secret-1111", anthropic: "sk-ant-secret-2222", mine: "gsk-secret-3333" };
const known = Object.values(secrets);

afterEach(() => vi.restoreAllMocks());

describe("a key (P8)", () => {
  it.each<[string, (key: string) => Reply | null]>([
    ["a good answer", () => ({ json: goodPlan })],
    ["a refused key, which the vendor repeats", () => null],
    ["an error that repeats it", (key) => ({ error: 500, message: `failed for ${key}` })],
    ["a hang", () => ({ hang: true })],
  ])("appears in no journal, log, error or console after %s", async (_what, replyTo) => {
    const printed: unknown[] = [];
    for (const method of ["log", "info", "warn", "error", "debug"] as const) {
      vi.spyOn(console, method).mockImplementation((...line) => void printed.push(line));
    }
    const double = (key: string) => {
      const reply = replyTo(key);
      return { answer: reply ?? { text: "" }, apiKeys: reply === null ? ["another"] : [key] };
    };
    const { models, openai, anthropic, mine } = await world({
      openai: double(secrets.openai),
      anthropic: double(secrets.anthropic),
      compatible: double(secrets.mine),
      keys: secrets,
    });
    const ctx = journalContext();
    const errors: unknown[] = [];
    const keep = (error: unknown) => void errors.push(error);
    await models.generate(ctx, planRequest()).catch(keep);
    await models.generate(ctx, writeRequest({ onText: () => {} })).catch(keep);

    const asked = [openai, anthropic, mine].flatMap(({ requests, refused }) => [...requests, ...refused]);
    expect(asked.length).toBeGreaterThan(0);
    const everything = inspect({ rows: ctx.rows, logs: ctx.logs, errors, printed }, { depth: 20, showHidden: true });
    for (const secret of known) expect(everything).not.toContain(secret);
  });
});
