import { describe, expect, it } from "vitest";
import { type Admission, createBreakers } from "../../src/models/breaker.ts";
import { journalContext } from "./context.ts";
import { goodPlan, planRequest, world } from "./world.ts";

function clocked(options: { threshold?: number; coolDownMs?: number } = {}) {
  let at = 1_000_000;
  const pass = (ms: number) => {
    at += ms;
  };
  const breakers = createBreakers({ now: () => new Date(at), threshold: 3, coolDownMs: 1000, ...options });
  return { breakers, pass };
}

const report = (admission: Admission, outcome: "answered" | "failed" | "unknown") => {
  if (!admission.admitted) throw new Error("not admitted");
  admission.report(outcome);
};

describe("a circuit", () => {
  it("opens after so many outages in a row, and says for how long", () => {
    const { breakers, pass } = clocked();
    for (let count = 0; count < 3; count += 1) report(breakers.admit("openai"), "failed");
    pass(400);
    expect(breakers.admit("openai")).toEqual({ admitted: false, retryAfterMs: 600 });
    expect(breakers.admit("anthropic").admitted).toBe(true);
  });

  it("counts from the start again after an answer", () => {
    const { breakers } = clocked();
    for (const outcome of ["failed", "failed", "answered", "failed", "failed"] as const) {
      report(breakers.admit("openai"), outcome);
    }
    expect(breakers.isOpen("openai")).toBe(false);
  });

  it("lets exactly one of many concurrent calls through as a probe", () => {
    const { breakers, pass } = clocked();
    for (let count = 0; count < 3; count += 1) report(breakers.admit("openai"), "failed");
    pass(1000);
    const admissions = Array.from({ length: 20 }, () => breakers.admit("openai"));
    expect(admissions.filter(({ admitted }) => admitted)).toHaveLength(1);
  });

  it.each([
    ["answered", true, true],
    ["failed", false, false],
    ["unknown", true, false],
  ] as const)("after a probe that ended as %s lets one more in: %s, all in: %s", (outcome, one, all) => {
    const { breakers, pass } = clocked();
    for (let count = 0; count < 3; count += 1) report(breakers.admit("openai"), "failed");
    pass(1000);
    report(breakers.admit("openai"), outcome);
    expect(breakers.admit("openai").admitted).toBe(one);
    expect(breakers.admit("openai").admitted).toBe(all);
  });
});

describe("the gateway with a failing vendor", () => {
  it("stops asking it, keeps answering by the other, and comes back to it", async () => {
    const { breakers, pass } = clocked();
    const { models, openai, anthropic } = await world({
      breakers,
      openai: { answer: { error: 503 } },
      anthropic: { answer: { json: goodPlan } },
    });
    for (let count = 0; count < 6; count += 1) {
      expect((await models.generate(journalContext(), planRequest())).provider).toBe("anthropic");
    }
    expect(openai.requests).toHaveLength(3);
    expect(anthropic.requests).toHaveLength(6);
    pass(1000);
    openai.next({ json: goodPlan });
    expect((await models.generate(journalContext(), planRequest())).provider).toBe("openai");
  });

  it("opens once under concurrent calls, which all still get their answer", async () => {
    const { breakers } = clocked();
    const { models, openai } = await world({
      breakers,
      openai: { answer: { error: 503 } },
      anthropic: { answer: { json: goodPlan } },
      // Twelve connections at once may take their time.
      timeouts: { answerMs: 10_000, silenceMs: 10_000 },
    });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => models.generate(journalContext(), planRequest())),
    );
    expect(answers.every(({ provider }) => provider === "anthropic")).toBe(true);
    const asked = openai.requests.length;
    await models.generate(journalContext(), planRequest());
    expect(openai.requests).toHaveLength(asked);
  });

  it("says when to try again where there is no other", async () => {
    const { breakers } = clocked({ threshold: 1, coolDownMs: 20_000 });
    const { models, openai } = await world({ breakers, anthropic: false, openai: { answer: { error: 503 } } });
    await models.generate(journalContext(), planRequest()).catch(() => {});
    await expect(models.generate(journalContext(), planRequest())).rejects.toMatchObject({
      code: "model.unavailable",
      retryable: true,
      retryAfterMs: 20_000,
    });
    expect(openai.requests).toHaveLength(1);
  });

  it("does not hold a refusal, a rate limit or a stop against the vendor", async () => {
    const { breakers } = clocked({ threshold: 1 });
    const { models, openai } = await world({ breakers, anthropic: false });
    openai.next({ refusal: "No." }, { error: 429, headers: { "retry-after": "30" } }, { hang: true });
    await models.generate(journalContext(), planRequest()).catch(() => {});
    await models.generate(journalContext(), planRequest()).catch(() => {});
    const ctx = journalContext();
    const stopped = models.generate(ctx, planRequest()).catch(() => {});
    await expect.poll(() => openai.requests.length, { timeout: 10_000 }).toBe(3);
    ctx.stop();
    await stopped;
    expect(breakers.isOpen("openai")).toBe(false);
  });
});
