import { retryAfterOf } from "../models/fault.ts";
import { faultOf, imageFailed } from "./fault.ts";
import type { PictureRequest } from "./types.ts";

/** `fetch`, as every runtime has it. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** One question to one provider. */
export interface Ask {
  request: Pick<PictureRequest, "prompt" | "width" | "height">;
  model: string;
  apiKey: string;
  signal: AbortSignal;
}

/** A provider of pictures. `ask` throws `image.failed` (see `fault.ts`) or the signal's reason. */
export interface ImageProvider {
  name: "fal" | "huggingface" | "replicate";
  /** The model that is asked when the configuration names none. */
  defaultModel: string;
  ask(ask: Ask): Promise<Uint8Array>;
}

/** What a provider is made of. */
export interface ProviderOptions {
  /** The vendor's address, or a double's. */
  url: string | null;
  fetch: Fetch;
  /** Pause between two looks at a queued job, in milliseconds. */
  pollMs: number;
  now: () => Date;
}

/** Sends a request and turns everything but 2xx into `image.failed`; an abort stays an abort. */
export async function send(
  provider: string,
  { fetch, now }: Pick<ProviderOptions, "fetch" | "now">,
  url: string,
  init: RequestInit,
): Promise<Response> {
  let response: Response;
  try {
    // An API has no reason to send a key elsewhere, so a redirect is a failure.
    response = await fetch(url, { ...init, redirect: "manual" });
  } catch {
    init.signal?.throwIfAborted();
    throw imageFailed(provider, "unavailable");
  }
  if (response.ok) return response;
  const { status, headers } = response;
  const said = (await response.text().catch(() => "")).slice(0, 4000);
  throw imageFailed(provider, faultOf(status, said), { status, retryAfterMs: retryAfterOf(headers, now().getTime()) });
}
