import { z } from "zod";
import { pause } from "../models/watch.ts";
import { download } from "./download.ts";
import { faultOf, imageFailed } from "./fault.ts";
import { type ImageProvider, type ProviderOptions, send } from "./provider.ts";

/** https://replicate.com/docs/reference/http */
const api = "https://api.replicate.com/v1";

const prediction = z.object({
  id: z.string().regex(/^\w{1,64}$/u),
  status: z.enum(["starting", "processing", "succeeded", "failed", "canceled", "aborted"]),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.string().nullish(),
});

/** The shapes that Flux models take. */
const ratios = ["1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21"] as const;

/**
 * Pictures by Replicate over plain HTTP: its client ignores Retry-After. Waits in the first request as long as the
 * vendor allows, then looks again until the prediction has ended. A stopped one is cancelled there as well.
 */
export function createReplicate({ url, fetch, pollMs, now: clock }: ProviderOptions): ImageProvider {
  const given = (url ?? api).replace(/\/$/u, "");
  const base = /\/v1$/u.test(given) ? given : `${given}/v1`;
  return {
    name: "replicate",
    defaultModel: "black-forest-labs/flux-schnell",
    async ask({ request, model, apiKey, signal }) {
      const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
      const call = async (path: string, init: RequestInit) => {
        const response = await send("replicate", { fetch, now: clock }, `${base}${path}`, { ...init, signal });
        const parsed = prediction.safeParse(await response.json().catch(() => undefined));
        signal.throwIfAborted();
        if (!parsed.success) throw imageFailed("replicate", "bad_answer");
        return parsed.data;
      };
      const input = {
        prompt: request.prompt,
        aspect_ratio: nearestRatio(request),
        output_format: "png",
        num_outputs: 1,
      };
      let now = await call(`/models/${model}/predictions`, {
        method: "POST",
        headers: { ...headers, prefer: "wait=5" },
        body: JSON.stringify({ input }),
      });
      try {
        while (now.status === "starting" || now.status === "processing") {
          await pause(pollMs, signal);
          now = await call(`/predictions/${now.id}`, { headers });
        }
        if (now.status !== "succeeded") {
          throw imageFailed("replicate", faultOf(422, now.error ?? "") === "refused" ? "refused" : "unavailable");
        }
        const [first] = [now.output ?? ""].flat();
        return await download("replicate", first ?? "", { fetch, signal, trusted: base });
      } catch (error) {
        if (signal.aborted) {
          fetch(`${base}/predictions/${now.id}/cancel`, { method: "POST", headers }).catch(() => undefined);
        }
        throw error;
      }
    },
  };
}

function nearestRatio({ width, height }: { width: number; height: number }): string {
  const wanted = Math.log(width / height);
  const off = (ratio: string) => {
    const [across = 1, down = 1] = ratio.split(":").map(Number);
    return Math.abs(Math.log(across / down) - wanted);
  };
  return [...ratios].sort((a, b) => off(a) - off(b))[0] ?? "1:1";
}
