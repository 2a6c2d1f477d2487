import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "../llm/http.ts";
import { authorize, exchange, revoke } from "./oauth.ts";
import { filesOf } from "./objects.ts";
import { type Answer, Invalid, type Route } from "./route.ts";
import { gitRoutes } from "./routes/git.ts";
import { peopleRoutes } from "./routes/people.ts";
import { repositoryRoutes } from "./routes/repositories.ts";
import { addAccount, addRepository, addToken, createWorld, keyOf, type Repository } from "./world.ts";

/**
 * What goes wrong with a request: refused for asking too much (secondary limit) or as abuse, with seconds to wait ·
 * answered with a status · cut off before anything was done (`dropped`) · done, but the answer lost (`lost`).
 */
export type Fault = { secondary: number } | { abuse: true } | { http: number } | "dropped" | "lost";

const routes: Route[] = [...repositoryRoutes, ...gitRoutes, ...peopleRoutes];
/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: content-creating requests. */
const perMinute = 80;

/** A running GitHub, with one person (`ada`) in it. */
export type GitHubDouble = Awaited<ReturnType<typeof startGitHubDouble>>;

/** Starts a GitHub on a free port of the loopback: its API below `/api`, its pages beside. */
export async function startGitHubDouble(options: { now?: () => number } = {}) {
  const now = options.now ?? Date.now;
  const world = createWorld(now);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seen: { method: string; path: string }[] = [];
  const faults: { match: RegExp; fault: Fault }[] = [];
  let nth: { at: number; fault: Fault } | undefined;
  let before: { match: RegExp; act: () => void } | undefined;
  const made: number[] = [];

  function answer(method: string, path: string, request: IncomingMessage, body: Record<string, unknown>): Answer {
    const { pathname, searchParams: query } = new URL(path, origin);
    const authorization = request.headers.authorization;
    const [, revoking] = /^\/applications\/[^/]+\/(token|grant)$/.exec(pathname) ?? [];
    if (method === "DELETE" && revoking)
      return [revoke(world, authorization, String(body.access_token), revoking === "grant")];
    if (!request.headers["user-agent"]) throw new Refusal(403, "", "Request forbidden by administrative rules.");
    const token = world.tokens.get(/^(?:token|bearer) (.+)$/i.exec(authorization ?? "")?.[1] ?? "");
    const me = token && !token.revoked ? world.accounts.get(token.login.toLowerCase()) : undefined;
    if (!token || !me) throw new Refusal(401, "", "Bad credentials");
    if (method !== "GET") {
      made.push(now());
      if (made.filter((at) => at > now() - 60_000).length > perMinute)
        throw new Refusal(
          403,
          "60",
          "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        );
    }
    for (const [verb, pattern, handle] of routes) {
      const [matched, ...params] = pattern.exec(pathname) ?? [];
      if (verb === method && matched !== undefined)
        return handle({ world, params: params.map((each) => each ?? ""), query, body, me, token, origin });
    }
    throw new Refusal(404, "", "Not Found");
  }

  function faultOf(method: string, path: string): Fault | undefined {
    if (nth && nth.at === seen.length) return nth.fault;
    const index = faults.findIndex(({ match }) => match.test(`${method} ${path}`));
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const raw = Buffer.concat(pieces).toString();
    const url = request.url ?? "";
    const method = request.method ?? "";
    const send = (status: number, body?: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    if (url === "/login/oauth/access_token") return send(200, exchange(world, JSON.parse(raw)));
    if (!url.startsWith("/api/")) return send(404, { message: "Not Found" });
    const path = url.slice(4);
    seen.push({ method, path });
    const fault = faultOf(method, path);
    if (fault === "dropped") return void response.destroy();
    if (typeof fault === "object") {
      if ("http" in fault) return send(fault.http, { message: "Server Error" });
      const abuse = "abuse" in fault;
      const message = abuse
        ? "You have triggered an abuse detection mechanism. Please retry your request again later."
        : "You have exceeded a secondary rate limit.";
      return send(403, { message }, abuse ? {} : { "retry-after": String(fault.secondary) });
    }
    if (before?.match.test(`${method} ${path}`)) {
      const { act } = before;
      before = undefined;
      act();
    }
    try {
      const [status, body] = answer(method, path, request, raw === "" ? {} : JSON.parse(raw));
      if (fault === "lost") return void response.destroy();
      send(status, body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (fault === "lost") return void response.destroy();
      const { status, code, message } = error;
      send(
        status,
        { message, ...(error instanceof Invalid && { errors: error.errors }) },
        code === "" ? {} : { "retry-after": code },
      );
    }
  }
  server.on("request", (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });

  return {
    url: origin,
    apiUrl: `${origin}/api`,
    world,
    seen,
    /** The next request like this (`POST /user/repos`) goes wrong. */
    fail: (match: RegExp, fault: Fault) => void faults.push({ match, fault }),
    /** The n-th request from now goes wrong, the first being 1. */
    failNth(n: number, fault: Fault): void {
      nth = { at: seen.length + n, fault };
    },
    /** Nothing goes wrong any more. */
    mend(): void {
      nth = undefined;
      faults.splice(0);
    },
    /** Something that happens just before the next request like this. */
    beforeNext(match: RegExp, act: () => void): void {
      before = { match, act };
    },
    /** As if a minute had gone by since the last request that wrote something. */
    forgetRates: () => void made.splice(0),
    tokenFor: (login: string, scopes: string[]) => addToken(world, login, scopes),
    revoke(token: string): void {
      const found = world.tokens.get(token);
      if (found) found.revoked = true;
    },
    addOrganisation: (login: string, members: string[]) => addAccount(world, login, members),
    addRepository: (owner: string, name: string, more?: Parameters<typeof addRepository>[3]) =>
      addRepository(world, owner, name, more),
    repository(owner: string, name: string): Repository {
      const found = world.repositories.get(keyOf(owner, name));
      if (!found) throw new Error(`there is no repository ${owner}/${name}`);
      return found;
    },
    /** The files of a branch, by path. */
    files(owner: string, name: string, branch = "main"): Map<string, string> {
      const { objects, refs } = this.repository(owner, name);
      const files = filesOf(objects, refs.get(branch) ?? "");
      return new Map([...files].map(([path, bytes]) => [path, bytes.toString()]));
    },
    /** How many commits a branch has. */
    commits(owner: string, name: string, branch = "main"): number {
      const { objects, refs } = this.repository(owner, name);
      let count = 0;
      for (let sha = refs.get(branch); sha !== undefined; count++) {
        const commit = objects.get(sha);
        sha = commit?.type === "commit" ? commit.parents[0] : undefined;
      }
      return count;
    },
    /** A person agrees on the page that this address opens: where their browser is sent. */
    agree: (url: string, login = "ada") => authorize(world, url, login),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
