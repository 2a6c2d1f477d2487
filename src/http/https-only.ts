import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "./env.ts";

/** Where https is expected. */
export interface HttpsParts {
  /** `https://…`, without a trailing slash. */
  origin: string;
  /** Whether a request's own address says how it came: on Workers. Behind a proxy only what that forwards does. */
  direct: boolean;
}

/** How long browsers keep to https, in seconds: one year. https://developer.mozilla.org/docs/Web/HTTP/Headers/Strict-Transport-Security */
const oneYearS = 31_536_000;

/**
 * Sends who came in the clear to the same place over https, and tells browsers to come that way from now on. What carries
 * a body is refused: it was read by others already, and following would hide that.
 */
export function httpsOnly({ origin, direct }: HttpsParts): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    const came = c.req.header("x-forwarded-proto")?.split(",")[0]?.trim() ?? (direct ? url.protocol.slice(0, -1) : "");
    if (came === "http") {
      if (c.req.method === "GET" || c.req.method === "HEAD")
        return c.redirect(`${origin}${url.pathname}${url.search}`, 308);
      return c.json({ error: { code: "https_only" } }, 403);
    }
    await next();
    c.header("strict-transport-security", `max-age=${oneYearS}`);
  };
}
