import { describe, expect, it } from "vitest";
import { phaseOf } from "../../src/chat/cards/phases.ts";
import { downloadStepType } from "../../src/chat/steps/download.ts";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { demoNotice } from "../../src/chat/texts/demo-notice.ts";
import { formatsFor } from "../../src/chat/texts/formats.ts";
import { errorLine, errorSentence, findingSentence, projectFindingSentence } from "../../src/chat/texts/wording.ts";
import { rules } from "../../src/checks/finding.ts";
import { projectRules } from "../../src/checks/project/finding.ts";
import type { StepTypeName } from "../../src/engine/types.ts";
import { errorCodes } from "../../src/errors.ts";
import { lexiconFor } from "../../src/models/demo/lexicons.ts";
import { blogSteps } from "../../src/pipelines/blog/graph.ts";
import { reviewItems } from "../../src/pipelines/blog/items.ts";
import { codeSteps } from "../../src/pipelines/code/graph.ts";
import { folderStepType } from "../../src/pipelines/publish/publish.ts";
import { refineSteps, replySteps } from "../../src/pipelines/refine/graph.ts";
import { talk } from "../../src/pipelines/talk.ts";
import { restoreStepType } from "../../src/pipelines/versions/restore.ts";

const texts = textsFor("en");
/** What no sentence for a person may hold. */
const leaks = /undefined|null|NaN|\[object|[0-9a-f]{8}-[0-9a-f]{4}|\n\s+at /;

describe("the catalogue", () => {
  it.each(errorCodes)("%s is a sentence, with or without what it could name", (code) => {
    const bare = errorSentence(texts, { code, params: {} });
    const full = {
      ...{ provider: "openai", model: "m", owner: "Ada", number: 3, length: 7000, max: 6000, min: 1, limit: 1 },
      ...{ option: "--tone", given: "loud", valid: "--blog", values: "casual", command: "fly", variable: "PORT" },
      ...{ pid: 4, address: "127.0.0.1", host: "h", port: 3000, reason: "EACCES", path: "/data", directory: "/data" },
      ...{ status: 500, bytes: 9, limitMs: 60_000, code: "EACCES" },
    };
    for (const sentence of [bare, errorSentence(texts, { code, params: full })]) {
      expect(sentence).toMatch(/^\S.{10,}[.:`]/);
      expect(sentence.length).toBeLessThan(320);
    }
    expect(errorSentence(texts, { code, params: full })).not.toMatch(leaks);
  });

  it.each(rules)("the finding %s is a sentence", (rule) => {
    const params = { heading: "H", excerpt: "e", words: 1, target: 2, length: 3 };
    expect(findingSentence(texts, { rule, severity: "error", cell: null, params })).not.toMatch(leaks);
  });

  it.each(projectRules)("the finding %s of a project is a sentence, with or without what it could name", (rule) => {
    const params = {
      ...{ path: "a.py", name: "n", files: 9, max: 5, cycle: "a → b", manifest: "go.mod", characters: 9, message: "m" },
      ...{ where: "cells.0", command: "make x", version: "^9", days: 3, count: 2, licence: "GPL" },
    };
    const sentence = projectFindingSentence(texts, { rule, severity: "error", file: "a.py", line: 1, params });
    expect(sentence).toMatch(/^\S.{10,}/);
    expect(sentence).not.toMatch(leaks);
  });

  it("has a name for every kind of step that there is", () => {
    const types: StepTypeName[] = [
      ...Object.values(blogSteps),
      ...Object.values(codeSteps),
      ...Object.values(refineSteps),
      ...Object.values(replySteps),
      ...Object.values(talk),
      restoreStepType,
      folderStepType,
      downloadStepType,
    ];
    const shown = types.map((type) => phaseOf({ key: "k", type })?.phase).filter((phase) => phase !== undefined);
    expect(shown).not.toContain("other");
    for (const phase of shown) expect(texts.phases[phase]).toMatch(/\w/);
  });

  it("has words for every question of the review", () => {
    expect(reviewItems.map(({ id }) => id).filter((id) => !(id in texts.items))).toEqual([]);
  });

  it("escapes what a failure names, and leaves it plain for a terminal (P9)", () => {
    const failure = { code: "option.unknown", params: { option: "--<!here>*x*", valid: "--blog" } } as const;
    expect(errorSentence(texts, failure)).toContain("--\\<\\!here\\>\\*x\\*");
    expect(errorLine(texts, failure, "terminal")).toContain("--<!here>*x*");
  });

  it.each([
    [{ code: "run.budget_money", params: { usd: 0.5 } }, "may cost ($0.50)"],
    [{ code: "option.invalid", params: { option: "--code", other: "--blog" } }, "--blog and --code cannot go together"],
    [{ code: "run.budget_time", params: { ms: 900_000 } }, "may take (15m)"],
    [{ code: "database.locked", params: { pid: 42, address: "http://127.0.0.1:3000" } }, "(process 42)"],
    [{ code: "database.locked", params: { reason: "unreadable" } }, "delete it"],
  ] as const)("says what %o is about", (failure, said) => {
    expect(errorLine(texts, failure, "terminal")).toContain(said);
  });

  it.each(errorCodes)("%s names no Retry at a terminal, which has no buttons", (code) => {
    expect(errorLine(texts, { code, params: {} }, "terminal")).not.toMatch(/\bRetry\b/i);
  });

  it("answers in English where there is no other language", () => {
    for (const locale of [undefined, "", "xx", "de-AT", "not a locale"]) {
      expect(textsFor(locale).buttons.stop).toBe("Stop");
    }
  });
});

describe("the demo notice", () => {
  it.each([
    ["en-GB", "Demo text"],
    ["de-AT", "Demotext"],
    ["fr", "Texte de démonstration"],
    ["ES", "Texto de demostración"],
    ["it", "Demo text"],
    ["", "Demo text"],
  ])("of a post in %j begins with %s", (language, beginning) => {
    expect(demoNotice(language)).toMatch(new RegExp(`^${beginning},`));
  });

  it.each(["en", "de", "fr", "es", "it", "pt-BR", "ja"])("is English where the demo writes English: %s", (language) => {
    const english = demoNotice(language) === demoNotice("en");
    expect(english).toBe(lexiconFor(language).lexicon.language === "en");
  });
});

describe("numbers, money and times", () => {
  const f = formatsFor("en");
  it.each([
    [f.money(0), "$0.00"],
    [f.money(0.000082), "under $0.01"],
    [f.money(0.0099), "under $0.01"],
    [f.money(0.01), "$0.01"],
    [f.money(0.126), "$0.13"],
    [f.money(1234.5), "$1,234.50"],
    [f.duration(-5), "0s"],
    [f.duration(440), "0.4s"],
    [f.duration(12_400), "12s"],
    [f.duration(59_600), "1m"],
    [f.duration(92_000), "1m 32s"],
    [f.duration(3_600_000), "1h"],
    [f.duration(7_500_000), "2h 5m"],
    [f.duration(7_199_000), "2h"],
    [f.number(20_000), "20,000"],
    [f.ago(new Date(0), new Date(190_000)), "3 minutes ago"],
    [f.ago(new Date(1000), new Date(0)), "now"],
    [f.language("pt-BR"), "Brazilian Portuguese"],
    [f.language("not a tag!"), "not a tag!"],
  ])("%s", (written, expected) => {
    expect(written).toBe(expected);
  });
});
