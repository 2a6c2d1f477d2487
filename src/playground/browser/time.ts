import { formatsFor } from "../../chat/texts/formats.ts";
import { pageTexts } from "../../chat/texts/page.ts";

/** The page is written in English; clock times follow the browser. */
const formats = formatsFor("en");
const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

export const clockTime = (iso: string): string => clock.format(new Date(iso));
/** The time alone, for where there is little room: without AM or PM. */
export const shortTime = (iso: string): string =>
  clock
    .formatToParts(new Date(iso))
    .filter(({ type }) => type === "hour" || type === "minute")
    .map(({ value }) => value)
    .join(":");
export const fullTime = (iso: string): string => full.format(new Date(iso));

/** A day as people say it. */
export function dayName(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return pageTexts.today;
  if (date.toDateString() === yesterday.toDateString()) return pageTexts.yesterday;
  return day.format(date);
}

/** How long ago, while that is the shorter way to say it. */
export function timeAgo(iso: string, now = new Date()): string {
  const then = new Date(iso);
  const ms = now.getTime() - then.getTime();
  if (ms < 60_000) return pageTexts.justNow;
  return ms < 86_400_000 ? formats.ago(then, now) : `${day.format(then)}, ${clockTime(iso)}`;
}

/** A duration as cards write it. */
export const elapsed = (ms: number): string => formats.duration(ms);

/** A size in bytes as people say it. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
