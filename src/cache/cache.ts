import type { Use, Verdict } from "./limits.ts";

/**
 * What is fast and may be lost: limits, shortcuts, answers that can be had again. Never the truth: that is the database's.
 * In this process's memory, or in an Upstash Redis that several share. Every method rejects when it is out of reach; what
 * that means is for the caller to say (`limiter.ts`).
 */
export interface Cache {
  readonly name: "memory" | "redis";
  get(key: string): Promise<string | undefined>;
  /** Several at once, in one request. */
  getAll(keys: readonly string[]): Promise<(string | undefined)[]>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
  /** Adds to a number that begins at 0 and is forgotten `ttlMs` after it was last added to. Returns the new one. */
  add(key: string, amount: number, ttlMs: number): Promise<number>;
  /** True for the first who asks within `ttlMs`. */
  first(key: string, ttlMs: number): Promise<boolean>;
  /** Takes from every one of these limits, or, where one has too little left, from none. */
  take(uses: readonly Use[], nowMs: number): Promise<Verdict>;
  /** Gives back what was taken and not used. */
  giveBack(uses: readonly Use[], nowMs: number): Promise<void>;
  ping(): Promise<void>;
}
