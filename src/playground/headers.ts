import type { MiddlewareHandler } from "hono";

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries({
    "default-src": "'none'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    ...directives,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");

const own = { "script-src": "'self'", "style-src": "'self'", "img-src": "'self'", "connect-src": "'self'" };

/**
 * What an answer may do: our own scripts, styles, pictures and connections, and nothing else. No inline script or style,
 * nothing from elsewhere, in no frame. A second wall behind the sanitised markdown.
 */
export const contentPolicy = policy(own);

/** The page, which may also stand in a frame of our own. */
export const pagePolicy = policy({ ...own, "frame-ancestors": "'self'" });

/** What holds such frames; it needs no script. */
export const framesPolicy = policy({ "style-src": "'self'", "img-src": "'self'", "frame-src": "'self'" });

/** Sets the headers that every answer of the playground carries; {@link contentPolicy} where it brought none. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", contentPolicy);
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
};
