import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Marker } from "../discord/catch-up.ts";

/** How long a new mark may be on its way, in milliseconds: one that is lost costs a second look, and nothing else. */
const laterMs = 2_000;

/** A mark in a file. Where it cannot be written it is kept in this process alone. */
export function createFileMarker(path: string): Marker & { close(): Promise<void> } {
  let wanted: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function save(): Promise<void> {
    timer = undefined;
    if (wanted === undefined) return;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, wanted);
      await rename(`${path}.new`, path);
    } catch {
      // The next one may succeed.
    }
  }
  return {
    async read() {
      const text = await readFile(path, "utf8").catch(() => "");
      return /^\d{15,20}$/.test(text) ? text : undefined;
    },
    write(message) {
      wanted = message;
      timer ??= setTimeout(save, laterMs).unref();
    },
    async close() {
      clearTimeout(timer);
      await save();
    },
  };
}
