import { describe, expect, it } from "vitest";
import { digestRunId } from "../../../src/pipelines/digest/digest.ts";
import { everyDay, occurrencesAround, type Schedule, weekdays } from "../../../src/pipelines/digest/schedule.ts";

const dayMs = 86_400_000;
const daily = (timezone: string, at: number, days = everyDay): Schedule => ({ at, days, timezone });
const next = (schedule: Schedule, now: string) => {
  const found = occurrencesAround(schedule, new Date(now)).next;
  return found && `${found.date} ${found.at.toISOString().slice(0, 16)}`;
};
const clock = (hour: number, minute = 0) => hour * 60 + minute;

describe("when a digest is due", () => {
  it.each([
    ["Europe/Berlin", clock(9), "2026-11-28T07:00:00Z", "2026-11-28 2026-11-28T08:00"],
    ["Europe/Berlin", clock(9), "2026-11-28T08:00:00Z", "2026-11-29 2026-11-29T08:00"],
    ["Pacific/Kiritimati", clock(9), "2026-11-28T07:00:00Z", "2026-11-29 2026-11-28T19:00"],
    ["Pacific/Honolulu", clock(9), "2026-11-28T07:00:00Z", "2026-11-28 2026-11-28T19:00"],
    ["Asia/Kolkata", clock(0), "2026-11-28T18:29:00Z", "2026-11-29 2026-11-28T18:30"],
    // The clock goes from 02:00 to 03:00: what is left out comes an hour later.
    ["Europe/Berlin", clock(2, 30), "2026-03-29T00:00:00Z", "2026-03-29 2026-03-29T01:30"],
    ["Europe/Berlin", clock(3), "2026-03-29T00:00:00Z", "2026-03-29 2026-03-29T01:00"],
    // It goes back from 03:00 to 02:00: what is there twice counts the first time, and once.
    ["Europe/Berlin", clock(2, 30), "2026-10-25T00:00:00Z", "2026-10-25 2026-10-25T00:30"],
    ["Europe/Berlin", clock(2, 30), "2026-10-25T00:30:00Z", "2026-10-26 2026-10-26T01:30"],
    // Midnight itself is left out.
    ["America/Santiago", clock(0), "2026-09-06T02:00:00Z", "2026-09-06 2026-09-06T04:00"],
    ["Australia/Lord_Howe", clock(2, 15), "2026-10-03T12:00:00Z", "2026-10-04 2026-10-03T15:45"],
  ])("%s at %i, seen from %s", (timezone, at, now, expected) => {
    expect(next(daily(timezone, at), now)).toBe(expected);
  });

  it("keeps to the chosen days, by their own calendar", () => {
    // A Friday evening in UTC, and Saturday in Auckland.
    expect(next(daily("Pacific/Auckland", clock(9), weekdays), "2026-11-27T22:00:00Z")).toMatch(/^2026-11-30/);
    expect(next(daily("UTC", clock(9), 0b0000100), "2026-11-28T00:00:00Z")).toMatch(/^2026-12-02/);
    expect(occurrencesAround(daily("UTC", 0, 0), new Date())).toEqual({ last: null, next: null });
  });

  it("tells of the last one that is over, however long ago it was", () => {
    const { last } = occurrencesAround(daily("Europe/Berlin", clock(9), weekdays), new Date("2026-11-29T23:00:00Z"));
    expect(last).toEqual({ date: "2026-11-27", at: new Date("2026-11-27T08:00:00Z") });
  });

  it.each([
    ...["Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe"],
    ...["Pacific/Apia", "Africa/Casablanca", "Asia/Tehran", "America/St_Johns", "UTC"],
  ])("a year in %s has one a day, each at its time", (timezone) => {
    for (const at of [clock(0), clock(2, 30), clock(23, 59)]) {
      const schedule = daily(timezone, at);
      const seen = new Set<string>();
      let now = new Date("2026-01-01T00:00:00Z");
      for (;;) {
        const { next } = occurrencesAround(schedule, now);
        if (next === null || next.date > "2026-12-31") break;
        expect(seen.has(next.date), next.date).toBe(false);
        // A second before it is still to come, and a second after it is the last: wherever clocks change, and once a week.
        if (next.at.getTime() - now.getTime() !== dayMs || seen.size % 7 === 0) {
          expect(occurrencesAround(schedule, new Date(next.at.getTime() - 1000)).next).toEqual(next);
          expect(occurrencesAround(schedule, new Date(next.at.getTime() + 1000)).last).toEqual(next);
        }
        seen.add(next.date);
        now = next.at;
      }
      expect(seen.size).toBeGreaterThanOrEqual(364);
    }
  });
});

it("the run of a digest and a day has one id, and it is a UUID", async () => {
  const id = await digestRunId("0198c9a8-0000-7000-8000-000000000000", "2026-11-28");
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-11-28"));
  expect(await digestRunId("0198c9a8-0000-7000-8000-000000000000", "2026-11-28")).toBe(id);
  expect(await digestRunId("0198c9a8-0000-7000-8000-000000000000", "2026-11-29")).not.toBe(id);
});
