import { pageTexts } from "../../chat/texts/page.ts";

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
export function timeAgo(iso: string, now = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return pageTexts.ago.now;
  if (minutes < 60) return pageTexts.ago.minutes(minutes);
  if (minutes < 24 * 60) return pageTexts.ago.hours(Math.floor(minutes / 60));
  return `${day.format(new Date(iso))}, ${clockTime(iso)}`;
}

/** A duration as a stopwatch shows it: `0.4 s`, `12 s`, `3:07`. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const rest = String(Math.floor(seconds % 60)).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${rest}`;
}

/** A size in bytes as people say it. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
