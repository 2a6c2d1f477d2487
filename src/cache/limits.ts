/**
 * A limit. `window`: so much within any stretch of `windowMs`, as a sliding window: what was used in the window before
 * counts by the part of it that the stretch still covers. `bucket`: holds at most `max` and fills up by `perMs`: for
 * money, in US dollars. A limit is known by its name, which its sizes should be part of where they can be set.
 */
export type Limit =
  | { kind: "window"; name: string; max: number; windowMs: number }
  | { kind: "bucket"; name: string; max: number; perMs: number };

/** What is to be taken from a limit. `of`: whose it is, such as a workspace, or a workspace and a person. */
export interface Use {
  limit: Limit;
  of: string;
  /** Default 1. */
  amount?: number;
}

/** Whether it was taken; else which limit is in the way (null: none is known, the cache is away), and until when. */
export type Verdict = { ok: true } | { ok: false; limit: string | null; retryAfterMs: number };

/** How a limit stands: of a window what was used in this and the one before, of a bucket what is left. */
export interface Level {
  /** Of a window: its number since 1970; of a bucket: when it was last looked at, in milliseconds. */
  at: number;
  now: number;
  before: number;
}

/** Amounts are floating-point dollars: this much is no difference. */
const hair = 1e-9;

/** How long a level must be kept: afterwards it is as if nothing had been used. */
export const levelTtlMs = (limit: Limit): number =>
  Math.ceil(limit.kind === "window" ? limit.windowMs * 2 : limit.max / limit.perMs) + 1_000;

/** The level as it is now. The rules of this and the next function stand in Lua too (`limits-lua.ts`). */
export function levelNow(limit: Limit, level: Level | undefined, nowMs: number): Level {
  if (limit.kind === "bucket") {
    if (!level) return { at: nowMs, now: limit.max, before: 0 };
    const filled = level.now + Math.max(0, nowMs - level.at) * limit.perMs;
    return { at: Math.max(level.at, nowMs), now: Math.min(limit.max, filled), before: 0 };
  }
  const at = Math.floor(nowMs / limit.windowMs);
  if (level?.at === at) return level;
  return { at, now: 0, before: level?.at === at - 1 ? level.now : 0 };
}

/** How long until so much can be taken, in milliseconds: 0 now, -1 never. */
export function waitFor(limit: Limit, level: Level, amount: number, nowMs: number): number {
  if (amount > limit.max + hair) return -1;
  if (limit.kind === "bucket") return Math.max(0, Math.ceil((amount - level.now - hair) / limit.perMs));
  const into = nowMs - level.at * limit.windowMs;
  const used = level.before * (1 - into / limit.windowMs) + level.now;
  if (used + amount <= limit.max + hair) return 0;
  const room = limit.max - amount - level.now;
  // Either the window before slides out far enough, or this one has to.
  if (room >= 0) return Math.max(1, Math.ceil(limit.windowMs * (1 - room / level.before) - into));
  return Math.max(1, Math.ceil(limit.windowMs - into + limit.windowMs * (1 - (limit.max - amount) / level.now)));
}
