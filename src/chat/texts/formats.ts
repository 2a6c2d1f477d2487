import { amounts } from "./en/amounts.ts";

/** Numbers, money and times as one language writes them: the one place that uses Intl. */
export interface Formats {
  number(value: number): string;
  /** A part of a whole: `87 %` as the language writes it. */
  percent(share: number): string;
  /** US dollars and cents: `$0.13`; what is less than a cent and more than nothing is `under $0.01`. */
  money(usd: number): string;
  /** A span of time in milliseconds: `0.4s`, `12s`, `1m 32s`, `2h 5m`. */
  duration(ms: number): string;
  /** How long ago something was, in the largest unit that fits: `3 minutes ago`. */
  ago(then: Date, now: Date): string;
  /** The name of a language by its BCP 47 tag; the tag itself where there is none. */
  language(tag: string): string;
  /** A day of the calendar, such as `2026-11-28`: `Saturday, 28 November`. */
  day(date: string): string;
  /** Days of the week, of seven bits from Monday on: `Mon, Wed and Fri`. */
  weekdays(bits: number): string;
  /** `a, b and c`. */
  list(items: readonly string[], joined?: "and" | "or"): string;
}

/** Formats for a BCP 47 locale, with that language's words for amounts. */
export function formatsFor(locale: string, { under }: { under(money: string): string } = amounts): Formats {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat(locale, { style: "currency", currency: "USD" });
  const unit = (name: string, digits = 0) => {
    const format = new Intl.NumberFormat(locale, {
      style: "unit",
      unit: name,
      unitDisplay: "narrow",
      maximumFractionDigits: digits,
    });
    return (value: number) => format.format(value);
  };
  const seconds = unit("second");
  const tenths = unit("second", 1);
  const minutes = unit("minute");
  const hours = unit("hour");
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const days = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    ...{ weekday: "long", day: "numeric", month: "long", timeZone: "UTC" },
  });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const lists = {
    and: new Intl.ListFormat(locale, { type: "conjunction" }),
    or: new Intl.ListFormat(locale, { type: "disjunction" }),
  };

  return {
    number: (value) => count.format(value),
    percent: (share) => percent.format(share),
    money: (usd) => (usd > 0 && usd < 0.01 ? under(cents.format(0.01)) : cents.format(usd)),
    duration(ms) {
      if (ms < 9950) return tenths(Math.max(0, ms) / 1000);
      const whole = Math.round(ms / 1000);
      if (whole < 60) return seconds(whole);
      if (whole < 3600) return joined(minutes(Math.floor(whole / 60)), whole % 60, seconds);
      const inMinutes = Math.round(whole / 60);
      return joined(hours(Math.floor(inMinutes / 60)), inMinutes % 60, minutes);
    },
    ago(then, now) {
      const past = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
      const [size, name] = spans.find(([size]) => past >= size) ?? ([1, "second"] as const);
      return relative.format(-Math.floor(past / size), name);
    },
    language(tag) {
      try {
        return languages.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
    day: (date) => days.format(new Date(`${date}T00:00:00Z`)),
    weekdays(bits) {
      const chosen = [0, 1, 2, 3, 4, 5, 6].filter((day) => (bits & (1 << day)) !== 0);
      // The 1st of January 2024 was a Monday.
      return lists.and.format(chosen.map((day) => weekday.format(Date.UTC(2024, 0, 1 + day))));
    },
    list: (items, join = "and") => lists[join].format(items),
  };
}

const spans = [
  [31_536_000, "year"],
  [2_592_000, "month"],
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
] as const;

const joined = (large: string, rest: number, small: (value: number) => string) =>
  rest === 0 ? large : `${large} ${small(rest)}`;
