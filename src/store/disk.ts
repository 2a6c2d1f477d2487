import { statfsSync } from "node:fs";
import { KindlingError } from "../errors.ts";

/**
 * Room that an embedded database needs to have before it begins anything: its log grows by 16 MiB at a time, and where
 * it cannot, PGlite does not fail but hangs for good. 64 MiB hold the largest transaction (a blob and its log).
 */
export const keptFreeBytes = 64 * 1024 * 1024;

/** Bytes that this process may still write to the file system of a directory. */
export function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

/** Throws `disk.full` when there is less than {@link keptFreeBytes}. */
export function checkRoom(free: () => number): void {
  if (free() < keptFreeBytes) throw new KindlingError("disk.full");
}
