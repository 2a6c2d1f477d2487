import { z } from "zod";
import type { CredentialsFor } from "../accounts/ports.ts";
import type { Blobs } from "../blobs/blobs.ts";
import type { ImagesConfig } from "../config.ts";
import type { JournalEntry } from "../engine/types.ts";
import { KindlingError } from "../errors.ts";
import { pause, watchSilence } from "../models/watch.ts";
import { createFal } from "./fal.ts";
import { imageFailed } from "./fault.ts";
import { createHuggingFace } from "./huggingface.ts";
import { imagePrice } from "./prices.ts";
import type { Fetch, ImageProvider } from "./provider.ts";
import { createReplicate } from "./replicate.ts";
import { sniff } from "./sniff.ts";
import type { DrawCover, ImageContext, Images, Picture, PictureRequest } from "./types.ts";

/** How long things may take, in milliseconds. */
export interface ImageTimeouts {
  /** One picture by one provider, download included. */
  pictureMs: number;
  /** Between two looks at a queued job. */
  pollMs: number;
  /** The longest Retry-After that is waited for, once a provider; a longer one goes on to the next. */
  patienceMs: number;
}

const defaultTimeouts: ImageTimeouts = { pictureMs: 60_000, pollMs: 500, patienceMs: 10_000 };

/** What the gateway is made of. Without `drawCover` (on the edge) a chain that fails throws `image.failed`. */
export interface ImagesOptions {
  config: ImagesConfig;
  credentialsFor: CredentialsFor;
  blobs: Blobs;
  drawCover: DrawCover | null;
  fetch?: Fetch;
  now?: () => Date;
  timeouts?: ImageTimeouts;
}

/** A picture as it is journalled: the bytes are in the blob store by then, because providers' addresses expire. */
const kept = z.object({
  blob: z.string(),
  mime: z.enum(["image/png", "image/jpeg", "image/webp"]),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  provider: z.enum(["fal", "huggingface", "replicate"]),
  model: z.string(),
  costUsd: z.number(),
});
type Kept = z.infer<typeof kept>;

/** The gateway to pictures: fal, Hugging Face, Replicate, and at last the cover that is drawn here. */
export function createImages(options: ImagesOptions): Images {
  const { config, credentialsFor, blobs, drawCover, timeouts = defaultTimeouts } = options;
  const fetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const shared = { fetch, pollMs: timeouts.pollMs, now: options.now ?? (() => new Date()) };
  const chain = [
    { provider: createFal({ ...shared, url: config.fal?.url ?? null }), configured: config.fal },
    {
      provider: createHuggingFace({ ...shared, url: config.huggingface?.url ?? null }),
      configured: config.huggingface,
    },
    { provider: createReplicate({ ...shared, url: config.replicate?.url ?? null }), configured: config.replicate },
  ];

  return {
    async make(ctx, request) {
      const scope = { workspace: ctx.workspace, person: ctx.owner, channel: ctx.channel };
      const { ideaId } = ctx;
      if (ideaId === null) throw new KindlingError("step.invalid_input", { params: { missing: "idea" } });
      const keep = (bytes: Uint8Array, mime: string) => blobs.put(scope, { ideaId, mime, bytes });
      let last: KindlingError | undefined;
      for (const { provider, configured } of chain) {
        const credentials = await credentialsFor(ctx.workspace, provider.name);
        if (credentials === null) continue;
        const model = configured?.model ?? provider.defaultModel;
        try {
          const { apiKey } = credentials;
          const entry = await buy(ctx, request, { provider, model, apiKey, keep, timeouts });
          return kept.parse(entry.response);
        } catch (error) {
          ctx.signal.throwIfAborted();
          if (!(error instanceof KindlingError) || error.code !== "image.failed") throw error;
          ctx.log("warn", `picture: ${provider.name}:${model} failed (${error.params.reason}); going on`);
          last = error;
        }
      }
      ctx.signal.throwIfAborted();
      if (drawCover === null) throw last ?? imageFailed("cover", "unavailable");
      return await cover(drawCover, request, keep);
    },
  };
}

interface Purchase {
  provider: ImageProvider;
  model: string;
  apiKey: string;
  keep: (bytes: Uint8Array, mime: string) => Promise<string>;
  timeouts: ImageTimeouts;
}

/**
 * One picture through the step's journal. The journalled request names no provider, so that after a restart a picture
 * that came from further down the chain is still the answer to the same question.
 */
function buy(ctx: ImageContext, request: PictureRequest, purchase: Purchase): Promise<JournalEntry<Kept>> {
  const { provider, model, keep } = purchase;
  const { prompt, width, height } = request;
  const costUsd = imagePrice(provider.name, model, request);
  return ctx.call<Kept>(
    {
      kind: "image",
      task: "picture",
      provider: provider.name,
      model,
      request: { prompt, width, height },
      maxCostUsd: costUsd,
    },
    async (signal) => {
      const bytes = await patiently(signal, purchase, { prompt, width, height });
      const found = sniff(bytes);
      if (found === undefined) throw imageFailed(provider.name, "bad_picture");
      const blob = await keep(bytes, found.mime);
      const response = { blob, ...found, bytes: bytes.length, provider: provider.name, model, costUsd };
      return { response, usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0, costUsd } };
    },
  );
}

/** Asks under a time limit, and once more when the provider said to come back soon. */
async function patiently(
  parent: AbortSignal,
  { provider, model, apiKey, timeouts }: Purchase,
  request: Pick<PictureRequest, "prompt" | "width" | "height">,
): Promise<Uint8Array> {
  const once = async () => {
    const watch = watchSilence(parent, timeouts.pictureMs);
    try {
      return await provider.ask({ request, model, apiKey, signal: watch.signal });
    } catch (error) {
      parent.throwIfAborted();
      if (watch.expired) throw imageFailed(provider.name, "timeout");
      throw error instanceof KindlingError ? error : imageFailed(provider.name, "bad_answer");
    } finally {
      watch.stop();
    }
  };
  try {
    return await once();
  } catch (error) {
    const waitMs = error instanceof KindlingError ? error.retryAfterMs : undefined;
    if (waitMs === undefined || waitMs > timeouts.patienceMs) throw error;
    await pause(waitMs, parent);
    return await once();
  }
}

/** The end of the chain: costs nothing, so that it needs no journal; the same words give the same blob. */
async function cover(draw: DrawCover, request: PictureRequest, keep: Purchase["keep"]): Promise<Picture> {
  const bytes = await draw(request);
  const found = sniff(bytes);
  if (found === undefined) throw imageFailed("cover", "bad_picture");
  const blob = await keep(bytes, found.mime);
  return { blob, ...found, bytes: bytes.length, provider: "cover", model: "cover", costUsd: 0 };
}
