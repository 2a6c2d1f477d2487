import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { KindlingError } from "../errors.ts";
import { type ActingParts, actingRoutes } from "./acting.ts";
import { type ReadingParts, readingRoutes } from "./reading.ts";
import { refused } from "./refusing.ts";

/** What the page's API is made of. */
export type ApiParts = ReadingParts & ActingParts;

/** Longest request body, in bytes: 20,000 characters of any script and some more. */
const bodyMaxBytes = 262_144;

/** The page's own API, below `/playground/api`. Every change carries a header that no other site can send. */
export function createApi(parts: ApiParts): Hono {
  const app = new Hono();
  app.use("*", bodyLimit({ maxSize: bodyMaxBytes, onError: (c) => refused(c, "tooLong") }));
  app.use("*", async (c, next) => {
    if (c.req.method !== "GET" && c.req.header("x-kindling") !== "page") return refused(c, "notOurs");
    await next();
  });
  app.route("/", readingRoutes(parts));
  app.route("/", actingRoutes(parts));
  app.onError((thrown, c) => {
    // Somebody deleted it meanwhile.
    if (thrown instanceof KindlingError && thrown.code === "chat.gone") return refused(c, "gone");
    throw thrown;
  });
  return app;
}
