import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What the page loads, ready to be served. */
export interface Assets {
  script: string;
  style: string;
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
  const [script, style, icon] = await Promise.all([
    bundle("main.ts"),
    bundle("page.css"),
    readFile(path("icon.svg"), "utf8"),
  ]);
  const text = (result: Awaited<ReturnType<typeof bundle>>) => result.outputFiles[0]?.text ?? "";
  const assets = { script: text(script), style: text(style), icon };
  const digest = createHash("sha256").update(JSON.stringify(assets)).digest("hex").slice(0, 12);
  return { ...assets, build: digest };
}
