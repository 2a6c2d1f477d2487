import { z } from "zod";
import type { Scope } from "../store/store.ts";

/** What a signed link lets its holder see, and until when (milliseconds since 1970). */
const pass = z.object({
  blob: z.string(),
  workspace: z.string(),
  person: z.string(),
  channel: z.string().optional(),
  until: z.number(),
});

/** Short-lived links to a blob, for those whom the platform cannot send the bytes to. */
export interface FileLinks {
  /** Path and query of a link that opens the blob with this scope's rights for `forMs` milliseconds. */
  sign(scope: Scope, blob: string, forMs: number): Promise<string>;
  /** The rights that a link's `pass` carries; undefined when it is forged, foreign or over. */
  verify(blob: string, pass: string): Promise<{ scope: Scope; until: number } | undefined>;
}

/** `secret`: at least 16 bytes that outlive the links; a random one when links need not outlive the process. */
export function createFileLinks({ secret, now }: { secret: Uint8Array<ArrayBuffer>; now: () => Date }): FileLinks {
  const key = crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  // The label keeps a signature made for anything else under the same secret from passing here.
  const signed = (payload: string) => new TextEncoder().encode(`kindling file link 1\n${payload}`);

  return {
    async sign({ workspace, person, channel }, blob, forMs) {
      const rights = { blob, workspace, person, ...(channel === undefined ? {} : { channel }) };
      const payload = toBase64Url(
        new TextEncoder().encode(JSON.stringify({ ...rights, until: now().getTime() + forMs })),
      );
      const mac = await crypto.subtle.sign("HMAC", await key, signed(payload));
      return `/files/${blob}?pass=${payload}.${toBase64Url(new Uint8Array(mac))}`;
    },
    async verify(blob, value) {
      const [payload = "", mac = "", ...more] = value.split(".");
      const given = fromBase64Url(mac);
      const body = fromBase64Url(payload);
      if (more.length > 0 || !given || !body) return undefined;
      if (!(await crypto.subtle.verify("HMAC", await key, given, signed(payload)))) return undefined;
      const {
        until,
        blob: allowed,
        workspace,
        person,
        channel,
      } = pass.parse(JSON.parse(new TextDecoder().decode(body)));
      if (allowed !== blob || until <= now().getTime()) return undefined;
      return { scope: { workspace, person, channel }, until };
    },
  };
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Undefined when it is not base64url. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
}
