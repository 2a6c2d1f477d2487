import { createHash, timingSafeEqual } from "node:crypto";
import { isLoopback } from "../config.ts";

/** Why a request is not served. */
export type Refusal = "host" | "remote" | "forwarded" | "origin" | "token";

/** What the guard has to know of the configuration. */
export interface GuardOptions {
  /** Null: this machine only. */
  token: string | null;
  publicUrl: string | null;
}

/** The cookie that stands for the token; it holds a digest, so that the token itself is never kept by a browser. */
export const accessCookie = "kindling_access";

/** What {@link accessCookie} holds. */
export const accessDigest = (token: string): string =>
  createHash("sha256").update(`kindling playground ${token}`).digest("hex");

const forwardedHeaders = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-server",
  "x-real-ip",
  "via",
  "cf-connecting-ip",
  "true-client-ip",
];

/**
 * Whether a request may be served, and why not. Without a token the playground is for this machine: the caller and the
 * name it calls us by are loopback, and nothing was forwarded (a tunnel or proxy would make strangers local). With one,
 * everybody who has it is let in. In both cases other sites cannot reach us through somebody's browser: a name that a
 * stranger's DNS points here is refused, and so is an origin that is not ours.
 */
export function createGuard({ token, publicUrl }: GuardOptions) {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).hostname;
  const digest = token === null ? null : accessDigest(token);

  const knownHost = (hostname: string) =>
    isLoopback(hostname) || (token !== null && (hostname === publicHost || isAddress(hostname)));

  return (request: Request, remoteAddress: string | undefined): Refusal | undefined => {
    const { headers } = request;
    const host = headers.get("host") ?? new URL(request.url).host;
    const hostname = hostnameOf(host);
    if (hostname === undefined || !knownHost(hostname)) return "host";
    if (token === null) {
      if (forwardedHeaders.some((name) => headers.has(name))) return "forwarded";
      if (remoteAddress !== undefined && !isLoopback(remoteAddress.replace(/^::ffff:/, ""))) return "remote";
    }
    const origin = headers.get("origin");
    if (origin !== null && hostOfOrigin(origin) !== host.toLowerCase()) return "origin";
    const site = headers.get("sec-fetch-site") ?? "same-origin";
    const visit = headers.get("sec-fetch-mode") === "navigate" && request.method === "GET";
    if (!(site === "same-origin" || site === "none" || visit)) return "origin";
    if (digest !== null && !equal(cookieOf(request, accessCookie) ?? "", digest)) return "token";
    return undefined;
  };
}

export type Guard = ReturnType<typeof createGuard>;

/** Compares in a time that tells nothing about where they differ. */
export function equal(given: string, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

/** A cookie of a request. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function hostnameOf(host: string): string | undefined {
  return URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : undefined;
}

/** An origin's host and port as a browser would send them in `Host`. */
function hostOfOrigin(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** A name that no DNS can point elsewhere. */
const isAddress = (hostname: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(hostname) || hostname.startsWith("[");
