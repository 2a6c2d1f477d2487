import { Receiver } from "@upstash/qstash";
import { z } from "zod";
import type { QstashConfig } from "../config/upstash.ts";

/** Longest body of a delivery, in bytes: a wake-up takes 200, a failed one a few thousand. */
const bodyMaxBytes = 256 * 1024;

/** How far QStash's clock and ours may be apart, in seconds. */
const clockToleranceS = 30;

/** What every token of QStash claims. https://upstash.com/docs/qstash/features/security */
const claims = z.object({
  iss: z.literal("Upstash"),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number(),
  iat: z.number(),
  jti: z.string().min(1),
  body: z.string().min(1),
});

/** Reads a delivery: its body when QStash signed it for this path, undefined for everything else. Never throws. */
export type VerifyDelivery = (request: Request, path: string) => Promise<string | undefined>;

/**
 * Checks signatures with the SDK's receiver under both keys, and what that leaves open: all claims must be there, the
 * address must be ours as others know it (not as this process was called), and keys of development never count.
 */
export function createVerifyDelivery(config: QstashConfig): VerifyDelivery {
  const { currentSigningKey, nextSigningKey, publicUrl } = config;
  const receiver = new Receiver({ currentSigningKey, nextSigningKey, devMode: false });
  return async (request, path) => {
    try {
      const signature = request.headers.get("upstash-signature") ?? "";
      const payload = claims.parse(JSON.parse(atob(base64(signature.split(".")[1] ?? ""))));
      if (Number(request.headers.get("content-length") ?? 0) > bodyMaxBytes) return undefined;
      const body = await request.text();
      if (body.length > bodyMaxBytes || payload.exp - payload.iat > 86_400) return undefined;
      const url = `${publicUrl}${path}`;
      return (await receiver.verify({ signature, body, url, clockTolerance: clockToleranceS })) ? body : undefined;
    } catch {
      return undefined;
    }
  };
}

const base64 = (base64url: string): string => base64url.replaceAll("-", "+").replaceAll("_", "/");
