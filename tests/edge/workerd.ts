import { unstable_startWorker } from "wrangler";
import type { Shape } from "./world.ts";

/** Keeps wrangler from calling anyone. */
export const offline = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

/** The Worker on a workerd of its own, with these variables. `bucket`: with an R2 bucket for pictures and files. */
export async function startWorkerd(variables: Record<string, string>, { bucket = false } = {}): Promise<Shape> {
  Object.assign(process.env, offline);
  const texts = Object.entries(variables).map(([name, value]) => [name, { type: "plain_text" as const, value }]);
  const worker = await unstable_startWorker({
    config: "wrangler.toml",
    envFiles: [],
    bindings: {
      ...Object.fromEntries(texts),
      ...(bucket && { BLOBS: { type: "r2_bucket" as const, bucket_name: "kindling-blobs" } }),
    },
    dev: {
      server: { hostname: "127.0.0.1", port: 0 },
      ...{ watch: false, inspector: false, persist: false },
      logLevel: process.env.DEBUG ? "debug" : "none",
    },
  });
  const url = (await worker.url).href.replace(/\/$/, "");
  return { url, close: () => worker.dispose() };
}
