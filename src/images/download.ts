import { imageFailed } from "./fault.ts";
import type { Fetch } from "./provider.ts";

/** Largest picture that is taken, in bytes. */
export const pictureMaxBytes = 12 * 1024 * 1024;

/** Most redirects that are followed. */
const maxRedirects = 3;

/**
 * Fetches a picture from an address that a provider named. Only https on a public host, or the provider's own
 * configured origin, and each redirect is held to the same: an answer must not make us read our own network.
 */
export async function download(
  provider: string,
  url: string,
  options: { fetch: Fetch; signal: AbortSignal; trusted: string },
): Promise<Uint8Array> {
  let address = url;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    if (!permitted(address, options.trusted)) throw imageFailed(provider, "bad_answer");
    const response = await options.fetch(address, { redirect: "manual", signal: options.signal });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      address = URL.parse(location, address)?.href ?? "";
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw imageFailed(provider, response.status >= 500 ? "unavailable" : "bad_picture", { status: response.status });
    }
    return readLimited(provider, response);
  }
  throw imageFailed(provider, "bad_answer");
}

/** The body, up to {@link pictureMaxBytes}; a longer one is given up as soon as that is known. */
export async function readLimited(provider: string, response: Response): Promise<Uint8Array> {
  const tooLarge = async () => {
    await response.body?.cancel().catch(() => undefined);
    return imageFailed(provider, "bad_picture");
  };
  if (Number(response.headers.get("content-length") ?? 0) > pictureMaxBytes) throw await tooLarge();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    pieces.push(read.value);
    length += read.value.length;
    if (length > pictureMaxBytes) {
      await reader?.cancel();
      throw imageFailed(provider, "bad_picture");
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function permitted(address: string, trusted: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (url.origin === URL.parse(trusted)?.origin) return true;
  const host = url.hostname.replace(/\.$/u, "");
  const literal = /^[\d.]+$/u.test(host) || host.startsWith("[");
  const internal =
    !host.includes(".") || /\.(?:local|localhost|internal|intranet|lan|home|arpa|test|invalid)$/iu.test(host);
  return url.protocol === "https:" && url.port === "" && !literal && !internal;
}
