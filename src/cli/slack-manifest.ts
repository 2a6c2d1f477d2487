import { slackManifest } from "../slack/manifest.ts";

/** `slack:manifest`: the manifest as JSON. Without an address it is the one for Socket Mode. */
export function manifestJson({ url, socket }: { url: string | null; socket: boolean }): string {
  const variant = socket || url === null ? ({ socket: true } as const) : { socket: false as const, url };
  return JSON.stringify(slackManifest(variant), null, 2);
}
