import { type Context, Hono, type MiddlewareHandler } from "hono";
import { setCookie } from "hono/cookie";
import { withoutToken, yearSeconds } from "./admission.ts";
import { framesPolicy, pagePolicy, secureHeaders } from "./headers.ts";
import { page, sideBySidePage } from "./page.ts";
import { people, personById } from "./places.ts";
import { personCookie } from "./visitors.ts";

/** The pages that a person opens. `build` names the assets that they load. */
export function pageRoutes(admission: MiddlewareHandler, build: string): Hono {
  const app = new Hono();
  for (const path of ["/", "/c/*", "/side-by-side"]) app.use(path, secureHeaders, admission, withoutToken);

  const shown = (c: Context) => {
    const person = personById(c.req.query("as") ?? "");
    // Who is played in a frame is for that frame alone.
    if (person && c.req.header("sec-fetch-dest") !== "iframe")
      setCookie(c, personCookie, person.id, { path: "/", sameSite: "Lax", maxAge: yearSeconds });
    return c.html(page(build), 200, { "content-security-policy": pagePolicy });
  };
  app.get("/", shown);
  app.get("/c/*", shown);

  app.get("/side-by-side", (c) => {
    const left = personById(c.req.query("left") ?? "") ?? people[0];
    const right = personById(c.req.query("right") ?? "") ?? people.find(({ id }) => id !== left.id) ?? left;
    return c.html(sideBySidePage(build, [left, right]), 200, { "content-security-policy": framesPolicy });
  });
  return app;
}
