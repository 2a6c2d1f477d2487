import { describe, expect, it } from "vitest";
import { defaultOptions } from "../../src/pipelines/options.ts";
import { budgetWithin, isOpen, settingsInForce, withSettings } from "../../src/pipelines/settings.ts";
import type { StoredSetting } from "../../src/store/settings.ts";

const person = (key: string, value: unknown): StoredSetting => ({ scope: "person", key, value });
const channel = (key: string, value: unknown): StoredSetting => ({ scope: "channel", key, value });
const workspace = (key: string, value: unknown): StoredSetting => ({ scope: "workspace", key, value });

describe("settings in force", () => {
  it("are the person's before the channel's before the workspace's, and say so", () => {
    const stored = [workspace("tone", "technical"), channel("tone", "casual"), channel("language", "de")];
    expect(settingsInForce([...stored, person("tone", "professional"), workspace("format", "blog")])).toMatchObject({
      tone: { value: "professional", from: "person" },
      language: { value: "de", from: "channel" },
      format: { value: "blog", from: "workspace" },
      audience: { value: null, from: "default" },
    });
    expect(settingsInForce(stored).tone).toEqual({ value: "casual", from: "channel" });
  });

  it("leave out what cannot be read, and what is set where it does not belong", () => {
    const settings = settingsInForce([
      ...[person("tone", "angry"), channel("tone", "casual"), person("publishers", "everyone")],
      ...[channel("channels", ["c"]), person("maxUsd", 900), workspace("maxUsd", "1"), person("nonsense", 1)],
    ]);
    expect(settings).toMatchObject({
      tone: { value: "casual", from: "channel" },
      publishers: { value: null, from: "default" },
      channels: { value: null },
      maxUsd: { value: null, from: "default" },
    });
  });

  it("take of limits the lowest, and never raise what a run may cost", () => {
    const budget = { usd: 2, ms: 1 };
    const capped = settingsInForce([workspace("maxUsd", 0.5), channel("maxUsd", 1.5)]);
    expect(capped.maxUsd).toEqual({ value: 0.5, from: "workspace" });
    expect(budgetWithin(budget, capped)).toEqual({ usd: 0.5, ms: 1 });
    expect(budgetWithin(budget, settingsInForce([channel("maxUsd", 100)]))).toEqual(budget);
  });

  it("fill in what an idea leaves open, and nothing that was chosen", () => {
    const settings = settingsInForce([person("format", "blog"), person("tone", "casual"), person("language", "de")]);
    expect(withSettings(defaultOptions, [], settings)).toEqual({
      ...{ ...defaultOptions, format: "blog", tone: "casual", language: "de" },
    });
    expect(withSettings(defaultOptions, ["format", "tone"], settings)).toEqual({ ...defaultOptions, language: "de" });
  });

  it("open the channels that are listed, or all of them", () => {
    expect(isOpen(settingsInForce([]), "c")).toBe(true);
    const listed = [workspace("places", "listed"), workspace("channels", ["c"])];
    expect(isOpen(settingsInForce(listed), "c")).toBe(true);
    expect(isOpen(settingsInForce(listed), "d")).toBe(false);
  });
});
