import type { Context, MiddlewareHandler } from "hono";
import { setCookie } from "hono/cookie";
import { pageTexts } from "../chat/texts/page.ts";
import { accessCookie, accessDigest, equal, type Guard, type GuardOptions } from "./guard.ts";
import { refusalPage } from "./page.ts";

/** Seconds for which a browser keeps what it was given. */
export const yearSeconds = 31_536_000;

/** Lets requests in or says why not. Whoever brings the token in the address gets a cookie for it and a clean address. */
export function createAdmission(refuse: Guard, access: GuardOptions): MiddlewareHandler {
  return async (c, next) => {
    const refusal = refuse(c.req.raw, remoteAddress(c));
    if (!refusal) return next();
    if (refusal === "token" && tokenGiven(c, access)) return welcome(c, access);
    const status = refusal === "token" ? 401 : 403;
    const message = pageTexts.refusal[refusal];
    if (c.req.path.startsWith("/playground/")) return c.json({ error: { code: refusal, message } }, status);
    return c.html(refusalPage(message), status);
  };
}

/** Takes the token out of the address: whoever is let in already may still come with it, and it must not stay there. */
export const withoutToken: MiddlewareHandler = async (c, next) =>
  c.req.query("token") === undefined ? next() : cleaned(c);

const tokenGiven = (c: Context, { token }: GuardOptions): boolean =>
  c.req.method === "GET" && token !== null && equal(c.req.query("token") ?? "", token);

/** Keeps what stands for the token in a cookie. */
function welcome(c: Context, { token, publicUrl }: GuardOptions): Response {
  setCookie(c, accessCookie, accessDigest(token ?? ""), {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: publicUrl?.startsWith("https:") ?? false,
    maxAge: yearSeconds,
  });
  return cleaned(c);
}

function cleaned(c: Context): Response {
  const url = new URL(c.req.url);
  url.searchParams.delete("token");
  return c.redirect(`${url.pathname}${url.search}`, 303);
}

/** The caller's address where a socket is known; there is none when a request is made up in the same process. */
function remoteAddress(c: Context): string | undefined {
  const incoming: unknown = c.env?.incoming;
  if (typeof incoming !== "object" || incoming === null || !("socket" in incoming)) return undefined;
  const { socket } = incoming;
  if (typeof socket !== "object" || socket === null || !("remoteAddress" in socket)) return undefined;
  return typeof socket.remoteAddress === "string" ? socket.remoteAddress : undefined;
}
