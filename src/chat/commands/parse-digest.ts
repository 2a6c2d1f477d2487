import { everyDay, weekdays } from "../../pipelines/digest/schedule.ts";
import { timezone } from "./settings-fields.ts";

/** What a person says of a digest; what is left out stays, or is as it usually is. */
export interface DigestWish {
  at?: number;
  days?: number;
  timezone?: string;
  evenEmpty?: boolean;
}

/** What `digest …` asks for. `null`: how it is. */
export type DigestVerb = "on" | "off" | "now" | "preview";
/** A digest command, read. */
export type DigestCommand = { scope: "person" | "channel"; verb: DigestVerb | null; wish: DigestWish };

/**
 * Reads what stands behind `digest`: `channel` or nothing, what to do, and behind `on` a time, days and a time zone in any
 * order. Undefined where it is something else, such as the beginning of an idea.
 */
export function readDigest(words: readonly string[]): DigestCommand | undefined {
  const ofChannel = words[0]?.toLowerCase() === "channel";
  const [first = "", ...behind] = ofChannel ? words.slice(1) : words;
  const scope = ofChannel ? "channel" : "person";
  if (first === "") return { scope, verb: null, wish: {} };
  const verb = (["on", "off", "now", "preview"] as const).find((each) => each === first.toLowerCase());
  // A time alone turns it on.
  const wish = readWish(verb === "on" ? behind : words.slice(ofChannel ? 1 : 0));
  if (verb === undefined) return wish?.at === undefined ? undefined : { scope, verb: "on", wish };
  if (verb !== "on") return behind.length === 0 ? { scope, verb, wish: {} } : undefined;
  return wish && { scope, verb, wish };
}

function readWish(words: readonly string[]): DigestWish | undefined {
  const wish: DigestWish = {};
  for (const word of words.filter((each) => !/^(?:at|on|and)$/i.test(each))) {
    const [at, days, zone] = [readTime(word), readDays([word]), /[/]|^UTC$/i.test(word) ? timezone(word) : undefined];
    if (at !== undefined) wish.at = at;
    else if (days !== undefined) wish.days = (wish.days ?? 0) | days;
    else if (zone !== undefined) wish.timezone = zone;
    else if (/^always$/i.test(word)) wish.evenEmpty = true;
    else if (/^quiet$/i.test(word)) wish.evenEmpty = false;
    else return undefined;
  }
  return wish;
}

/** Minutes after midnight, of `9`, `09:00`, `9.30`, `5pm` or `17h`; undefined for what is no time. */
export function readTime(given: string): number | undefined {
  const [, hour, minute = "0", half] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h)?$/i.exec(given.trim()) ?? [];
  if (hour === undefined || Number(minute) > 59) return undefined;
  const twelve = half !== undefined && half.toLowerCase() !== "h";
  if (twelve && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const hours = twelve ? (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hour);
  return hours < 24 ? hours * 60 + Number(minute) : undefined;
}

const named: Readonly<Record<string, number>> = {
  ...{ daily: everyDay, everyday: everyDay, weekdays, workdays: weekdays, weekends: 0b1100000, weekend: 0b1100000 },
};
const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Seven bits from Monday on, of names such as `mon`, `Fridays`, `weekdays`; undefined where one is no day. */
export function readDays(given: readonly string[]): number | undefined {
  let days = 0;
  for (const word of given.flatMap((each) => each.toLowerCase().split(/[\s,;]+/)).filter(Boolean)) {
    const day = names.findIndex((name) => word.startsWith(name) && /^[a-z]{3,10}$/.test(word) && isDay(word, name));
    const bits = named[word] ?? (day === -1 ? undefined : 1 << day);
    if (bits === undefined) return undefined;
    days |= bits;
  }
  return days === 0 ? undefined : days;
}

const full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const isDay = (word: string, name: string) => {
  const whole = full.find((each) => each.startsWith(name)) ?? name;
  return whole.startsWith(word) || word === `${whole}s` || word === `${name}s` || (name === "tue" && word === "tues");
};

/** Days as they are typed, for a form. */
export function daysTyped(days: number): string {
  if (days === everyDay) return "daily";
  if (days === weekdays) return "weekdays";
  return names.filter((_, index) => (days & (1 << index)) !== 0).join(" ");
}

/** `09:00` */
export const timeTyped = (at: number): string =>
  `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
