import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Spool } from "../discord/forwarding.ts";
import { dispatch } from "../discord/payloads.ts";

const kept = z.object({ event: dispatch, at: z.number() });

/** A spool in a folder: a file an event, named by its turn, on the disk before it is forwarded. */
export async function openFileSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => /^\d+\.json$/.test(name)).toSorted();
  let next = Number.parseInt(names.at(-1) ?? "0", 10) + 1;
  return {
    async add(forwarded) {
      const key = `${String(next++).padStart(12, "0")}.json`;
      const file = await open(join(folder, `${key}.new`), "w");
      try {
        await file.writeFile(JSON.stringify(forwarded));
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(join(folder, `${key}.new`), join(folder, key));
      return key;
    },
    remove: (key) => rm(join(folder, key), { force: true }),
    async left() {
      const read = await Promise.all(
        names.map(async (key) => ({ key, text: await readFile(join(folder, key), "utf8").catch(() => "") })),
      );
      return read.flatMap(({ key, text }) => {
        const forwarded = kept.safeParse(parsed(text));
        return forwarded.success ? [{ key, forwarded: forwarded.data }] : [];
      });
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
