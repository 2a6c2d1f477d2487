import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Hono } from "hono";

/** What the page loads, ready to be served. */
export interface Assets {
  script: string;
  style: string;
  /** Of the page that shows two people. */
  frames: string;
  icon: string;
  /** Names these contents; part of their address, so that they can be cached for good. */
  build: string;
}

/** Bundles the browser's code once, at start, from the sources beside this file. */
export async function bundleAssets(): Promise<Assets> {
  const path = (name: string) => fileURLToPath(new URL(`./browser/${name}`, import.meta.url));
  const bundle = (entry: string) =>
    build({
      entryPoints: [path(entry)],
      bundle: true,
      write: false,
      minify: true,
      format: "esm",
      target: ["es2022"],
      logLevel: "silent",
    });
  const [script, style, frames, icon] = await Promise.all([
    bundle("main.ts"),
    bundle("page.css"),
    bundle("side-by-side.css"),
    readFile(path("icon.svg"), "utf8"),
  ]);
  const text = (result: Awaited<ReturnType<typeof bundle>>) => result.outputFiles[0]?.text ?? "";
  const assets = { script: text(script), style: text(style), frames: text(frames), icon };
  const digest = createHash("sha256").update(JSON.stringify(assets)).digest("hex").slice(0, 12);
  return { ...assets, build: digest };
}

/** Serves them below `/playground/assets/<build>/`. */
export function assetRoutes({ build, script, style, frames, icon }: Assets): Hono {
  const files: Readonly<Record<string, { type: string; text: string }>> = {
    "main.js": { type: "text/javascript; charset=utf-8", text: script },
    "page.css": { type: "text/css; charset=utf-8", text: style },
    "side-by-side.css": { type: "text/css; charset=utf-8", text: frames },
    "icon.svg": { type: "image/svg+xml", text: icon },
  };
  return new Hono().get("/:build/:name", (c) => {
    const file = c.req.param("build") === build ? files[c.req.param("name")] : undefined;
    if (!file) return c.notFound();
    return c.body(file.text, 200, {
      "content-type": file.type,
      "cache-control": "private, max-age=31536000, immutable",
    });
  });
}
