import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { type GitHubAccounts, linkForMs } from "../accounts/github.ts";
import { type Texts, textsFor } from "../chat/texts/catalogue.ts";
import { errorLine } from "../chat/texts/wording.ts";
import { asKindlingError } from "../errors.ts";
import type { Scope } from "../store/store.ts";
import type { HttpEnv } from "./env.ts";
import { linkPage, saidPage } from "./github-page.ts";

/** What connecting is made of. */
export interface GitHubParts {
  accounts: Pick<GitHubAccounts, "show" | "begin" | "end">;
  /** GitHub's pages: where the form may lead. */
  url: string;
  /** Whether browsers come over https. */
  secure: boolean;
  /** Lets what waited for this person's account go on. */
  connected: (scope: Scope) => Promise<void>;
}

const cookie = "kindling_github";

/**
 * `GET /oauth/github/start` shows what a private link is for, `POST` sends the browser to GitHub, and
 * `GET /oauth/github/callback` takes it back. A look at the link, such as a preview's, uses nothing up.
 */
export function githubRoutes({ accounts, url, secure, connected }: GitHubParts): Hono<HttpEnv> {
  const textsOf = (c: Context) => textsFor(c.req.header("accept-language")?.split(",")[0]);

  async function page(
    c: Context<HttpEnv>,
    status: 200 | 400 | 503,
    draw: (texts: Texts, nonce: string) => ReturnType<typeof saidPage>,
  ): Promise<Response> {
    const nonce = crypto.randomUUID();
    c.header("cache-control", "no-store");
    c.header("referrer-policy", "no-referrer");
    c.header(
      "content-security-policy",
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' ${url}; base-uri 'none'; frame-ancestors 'none'`,
    );
    return c.html(await draw(textsOf(c), nonce), status);
  }

  /** What goes wrong is told on a page, in the reader's language. */
  const orSaid = async (c: Context<HttpEnv>, work: () => Promise<Response>): Promise<Response> => {
    try {
      return await work();
    } catch (thrown) {
      const error = asKindlingError(thrown);
      const status = error.code === "github.link_over" ? 400 : 503;
      if (status === 503) c.get("log").error("an account could not be connected", { error });
      return page(c, status, (texts, nonce) => saidPage(texts, nonce, texts.github.page.over, errorLine(texts, error)));
    }
  };

  return new Hono<HttpEnv>()
    .get("/oauth/github/start", (c) =>
      orSaid(c, async () => {
        const link = c.req.query("link") ?? "";
        const shown = await accounts.show(link);
        return page(c, 200, (texts, nonce) => linkPage(texts, nonce, link, shown));
      }),
    )
    .post("/oauth/github/start", (c) =>
      orSaid(c, async () => {
        const { link } = await c.req.parseBody();
        const { url: there, browser } = await accounts.begin(typeof link === "string" ? link : "");
        const options = {
          httpOnly: true,
          secure,
          sameSite: "Lax",
          path: "/oauth/github",
          maxAge: linkForMs / 1000,
        } as const;
        setCookie(c, cookie, browser, options);
        c.header("cache-control", "no-store");
        return c.redirect(there);
      }),
    )
    .get("/oauth/github/callback", (c) =>
      orSaid(c, async () => {
        const { state = "", code = "", error } = c.req.query();
        if (error !== undefined)
          return page(c, 200, (texts, nonce) =>
            saidPage(texts, nonce, texts.github.page.refused, texts.github.page.refusedWhy),
          );
        const { scope, login } = await accounts.end({ state, code, browser: getCookie(c, cookie) ?? "" });
        await connected(scope);
        return page(c, 200, (texts, nonce) =>
          saidPage(texts, nonce, texts.github.page.done(login), texts.github.page.back),
        );
      }),
    );
}
