import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { z } from "zod";
import { KindlingError } from "../../errors.ts";
import type { PublishedFile, PublishFolder } from "./folder.ts";

/** Says whose a folder is, and which files in it are ours. */
const markerName = ".kindling.json";
const marker = z.object({ owner: z.string(), files: z.array(z.string()) });
type Marker = z.infer<typeof marker>;

/** Highest number that a folder's name gets before publishing gives up. */
const mostNames = 10_000;

/** Folders under one directory of the file system (`DATA_DIR/published`), made when it is first needed. */
export function createPublishFolder(root: string): PublishFolder {
  return {
    async write({ name, owner, files }) {
      try {
        const { path, before } = await claim(resolve(root), safeName(name), owner);
        const names = files.map((file) => file.path);
        // the marker first names old and new files, so that none is orphaned by a crash half-way
        await writeMarker(path, { owner, files: [...new Set([...before, ...names])] });
        for (const file of files) await writeWhole(path, file);
        for (const stale of before.filter((old) => !names.includes(old)))
          await rm(inside(path, stale), { force: true });
        await writeMarker(path, { owner, files: names });
        return path;
      } catch (error) {
        throw asPublishError(error);
      }
    },
    async remove({ path, owner }) {
      try {
        const own = relative(resolve(root), resolve(path));
        const found = own.includes(sep) || own.startsWith("..") ? undefined : await readMarker(path);
        if (found?.owner !== owner) return;
        for (const file of found.files) await rm(inside(path, file), { force: true });
        await rm(join(path, markerName), { force: true });
        if (await isEmpty(path)) await rmdir(path);
      } catch (error) {
        throw asPublishError(error);
      }
    },
  };
}

/** The owner's folder: the one it has, or the first name that is free. Creating the marker is what claims a name. */
async function claim(root: string, name: string, owner: string): Promise<{ path: string; before: string[] }> {
  await mkdir(root, { recursive: true });
  for (let number = 1; number <= mostNames; number++) {
    const path = join(root, number === 1 ? name : `${name}-${number}`);
    await mkdir(path).catch(unlessExists);
    const found = await readMarker(path);
    if (found?.owner === owner) return { path, before: found.files };
    if (!found && (await isEmpty(path)) && (await mark(path, owner))) return { path, before: [] };
  }
  throw new KindlingError("publish.failed", { params: { reason: "names" } });
}

/** A file of that name is as good as a folder that belongs to somebody else. */
async function isEmpty(path: string): Promise<boolean> {
  return (await readdir(path).catch(() => ["not a folder"])).length === 0;
}

/** False when somebody else marked the folder first. */
async function mark(path: string, owner: string): Promise<boolean> {
  const content: Marker = { owner, files: [] };
  const made = await writeFile(join(path, markerName), JSON.stringify(content), { flag: "wx" }).catch(unlessExists);
  return made !== existed;
}

const existed = Symbol("existed");

function unlessExists(error: unknown): typeof existed {
  if (codeOf(error) === "EEXIST") return existed;
  throw error;
}

async function readMarker(path: string): Promise<Marker | undefined> {
  try {
    return marker.parse(JSON.parse(await readFile(join(path, markerName), "utf8")));
  } catch {
    return undefined;
  }
}

async function writeMarker(path: string, content: Marker): Promise<void> {
  await writeWhole(path, {
    path: markerName,
    bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`),
  });
}

/** Written beside its place and moved there, so that a reader sees the old file or the new one. */
async function writeWhole(folder: string, file: PublishedFile): Promise<void> {
  const target = inside(folder, file.path);
  await mkdir(dirname(target), { recursive: true });
  const draft = `${target}.${crypto.randomUUID()}.part`;
  try {
    await writeFile(draft, file.bytes, { flush: true });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The path in the folder. Throws `publish.failed` for one that leads out of it. */
function inside(folder: string, path: string): string {
  const target = resolve(folder, path);
  const way = relative(folder, target);
  if (way === "" || way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way) {
    throw new KindlingError("publish.failed", { params: { reason: "path" } });
  }
  return target;
}

/** A name that is one step of a path on every file system; 120 characters are at most 480 bytes less the number. */
function safeName(name: string): string {
  const safe = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [...safe].slice(0, 60).join("") || "post";
}

/** What went wrong while files were written, as `disk.full` or `publish.failed`. */
export function asPublishError(error: unknown): KindlingError {
  if (error instanceof KindlingError) return error;
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return new KindlingError("disk.full", { cause: error, retryable: false });
  return new KindlingError("publish.failed", { params: { reason: code ?? "unknown" }, cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
