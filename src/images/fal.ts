import { createFalClient, type FalClient } from "@fal-ai/client";
import { z } from "zod";
import { pause } from "../models/watch.ts";
import { download } from "./download.ts";
import { imageFailed } from "./fault.ts";
import { type Ask, type ImageProvider, type ProviderOptions, send } from "./provider.ts";

/** fal's queue: https://docs.fal.ai/model-endpoints/queue */
const queue = "https://queue.fal.run";

const submitted = z.object({ request_id: z.string().regex(/^[\w-]{1,100}$/u) });
const state = z.object({ status: z.enum(["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]) });
const result = z.object({
  data: z.object({
    images: z.array(z.object({ url: z.string() })).min(1),
    has_nsfw_concepts: z.array(z.boolean()).nullish(),
  }),
});

/** Pictures by fal: submit, look until it is done, fetch the result. A stopped job is cancelled there as well. */
export function createFal({ url, fetch, pollMs, now }: ProviderOptions): ImageProvider {
  const base = (url ?? queue).replace(/\/$/u, "");
  return {
    name: "fal",
    defaultModel: "fal-ai/flux/schnell",
    async ask({ request, model, apiKey, signal }: Ask) {
      // Faults are thrown from within `fetch`, because the client would repeat a 429 or 503 by itself, up to five times.
      const fal = createFalClient({
        credentials: apiKey,
        fetch: (input, init) => send("fal", { fetch, now }, address(input).replace(queue, base), init ?? {}),
      });
      const { request_id: requestId } = read(submitted, await submit(fal, model, request, signal));
      try {
        for (;;) {
          const { status } = read(state, await fal.queue.status(model, { requestId, abortSignal: signal }));
          if (status === "COMPLETED") break;
          await pause(pollMs, signal);
        }
        const { data } = read(result, await fal.queue.result(model, { requestId, abortSignal: signal }));
        if (data.has_nsfw_concepts?.[0]) throw imageFailed("fal", "refused");
        return await download("fal", data.images[0]?.url ?? "", { fetch, signal, trusted: base });
      } catch (error) {
        if (signal.aborted) fal.queue.cancel(model, { requestId }).catch(() => undefined);
        throw error;
      }
    },
  };
}

function submit(fal: FalClient, model: string, request: Ask["request"], signal: AbortSignal) {
  const { prompt, width, height } = request;
  const input = { prompt, image_size: { width, height }, num_images: 1, enable_safety_checker: true };
  return fal.queue.submit(model, { input, abortSignal: signal });
}

function address(input: RequestInfo | URL): string {
  return typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw imageFailed("fal", "bad_answer");
  return parsed.data;
}
