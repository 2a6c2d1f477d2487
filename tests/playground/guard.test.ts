import { beforeAll, beforeEach, expect, it } from "vitest";
import { contentPolicy, framesPolicy, pagePolicy } from "../../src/playground/headers.ts";
import { eachDatabase } from "../setup/databases.ts";
import { type OpenPlayground, openPlayground } from "./open.ts";

const token = "a-token-of-twenty-four-c";
const saying = (text = "hello") => ({ eventId: crypto.randomUUID(), channel: "general", thread: null, text });

eachDatabase("who the playground lets in", (open) => {
  let playground: OpenPlayground;
  beforeAll(async () => {
    playground = await openPlayground(await open());
  });
  beforeEach(() => {
    playground.bot.heard.length = 0;
  });
  const status = async (path: string, headers: Record<string, string>) => (await playground.get(path, headers)).status;

  it("answers to loopback names, whatever the port", async () => {
    for (const host of ["127.0.0.1", "127.0.0.1:8080", "localhost:3000", "LOCALHOST", "[::1]:3000"])
      expect([host, await status("/", { host })]).toEqual([host, 200]);
  });

  it("refuses a foreign Host on every route, so that a stranger's DNS name reaches nothing", async () => {
    for (const host of [
      "evil.example",
      "127.0.0.1.evil.example",
      "localhost.evil.example:3000",
      "192.168.0.9:3000",
      "",
      "a b",
    ])
      for (const path of ["/", "/c/general", "/side-by-side", "/playground/api/session", "/playground/api/events"])
        expect([host, path, await status(path, { host })]).toEqual([host, path, 403]);
  });

  it("refuses forwarded requests", async () => {
    for (const header of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip", "via"])
      expect([header, await status("/", { [header]: "1.2.3.4" })]).toEqual([header, 403]);
  });

  it("refuses a foreign Origin and another port's", async () => {
    for (const origin of ["https://evil.example", "http://127.0.0.1:9999", "null", "http://localhost:3000"]) {
      const response = await playground.post("/playground/api/messages", saying(), { origin });
      expect([origin, response.status]).toEqual([origin, 403]);
    }
    expect(playground.bot.heard).toEqual([]);
    const own = await playground.post("/playground/api/messages", saying(), { origin: "http://127.0.0.1:3000" });
    expect(own.status).toBe(200);
  });

  it("refuses what another site's page loads, but lets its links lead here", async () => {
    const cross = { "sec-fetch-site": "cross-site" };
    expect(await status("/playground/api/session", { ...cross, "sec-fetch-mode": "no-cors" })).toBe(403);
    expect(await status("/playground/api/session", { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" })).toBe(
      403,
    );
    expect(await status("/", { ...cross, "sec-fetch-mode": "navigate" })).toBe(200);
  });

  it("takes changes only with the page's own header", async () => {
    const response = await playground.post("/playground/api/messages", saying(), { "x-kindling": "" });
    expect(response.status).toBe(403);
    expect(playground.bot.heard).toEqual([]);
  });

  it("refuses a caller who is not on this machine", async () => {
    const remote = (remoteAddress: string) =>
      playground.app.request("http://127.0.0.1:3000/", {}, { incoming: { socket: { remoteAddress } } });
    expect((await remote("192.168.0.9")).status).toBe(403);
    expect((await remote("127.0.0.1")).status).toBe(200);
    expect((await remote("::ffff:127.0.0.1")).status).toBe(200);
    expect((await remote("::1")).status).toBe(200);
  });

  it("sends a strict content policy and no sniffing with every answer, refusals too", async () => {
    for (const [path, host, policy] of [
      ["/", "127.0.0.1", pagePolicy],
      ["/c/general", "127.0.0.1", pagePolicy],
      ["/side-by-side", "127.0.0.1", framesPolicy],
      ["/playground/api/session", "127.0.0.1", contentPolicy],
      ["/", "evil.example", contentPolicy],
      ["/side-by-side", "evil.example", contentPolicy],
    ] as const) {
      const { headers } = await playground.get(path, { host });
      expect([path, headers.get("content-security-policy")]).toEqual([path, policy]);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
    for (const policy of [pagePolicy, framesPolicy, contentPolicy]) {
      expect(policy).toMatch(/default-src 'none'; form-action 'none'; base-uri 'none'; /);
      expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    }
  });

  it("is framed by itself alone, and only the page is", () => {
    expect(pagePolicy).toContain("frame-ancestors 'self'");
    for (const policy of [framesPolicy, contentPolicy]) expect(policy).toContain("frame-ancestors 'none'");
    expect(framesPolicy).not.toMatch(/script-src|connect-src/);
  });

  it("serves a page without inline script or style, and with nothing from elsewhere", async () => {
    const page = await (await playground.get("/")).text();
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=|https?:\/\//);
    expect(await (await playground.get("/side-by-side")).text()).not.toMatch(
      /<style|style=|<script|\son\w+=|https?:\/\//,
    );
    const script = /src="([^"]+main\.js)"/.exec(page)?.[1] ?? "";
    const style = /href="([^"]+page\.css)"/.exec(page)?.[1] ?? "";
    expect((await playground.get(script)).headers.get("content-type")).toContain("text/javascript");
    expect(await (await playground.get(style)).text()).not.toMatch(/url\(|@import/);
  });

  it("knows nobody's rights for a request that it would refuse", async () => {
    expect(await playground.viewer(new Request("http://127.0.0.1:3000/files/x"))).toMatchObject({ workspace: "local" });
    expect(await playground.viewer(new Request("http://evil.example/files/x"))).toBeUndefined();
  });
});

eachDatabase("a playground with a token", (open) => {
  let playground: OpenPlayground;
  beforeAll(async () => {
    playground = await openPlayground(await open(), { token, publicUrl: "https://play.example.com" });
  });
  const enter = (given: string, host = "127.0.0.1:3000") =>
    playground.get(`/c/general?token=${given}&as=ben`, { host });
  const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

  it("lets nobody in without it, on this machine neither", async () => {
    expect((await playground.get("/")).status).toBe(401);
    expect((await playground.get("/playground/api/session")).status).toBe(401);
    expect(await playground.viewer(new Request("http://127.0.0.1:3000/files/x"))).toBeUndefined();
  });

  it("takes it from the address once, keeps a cookie that is not it, and clears the address", async () => {
    const response = await enter(token);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/c/general?as=ben");
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).not.toContain(token);
    expect((await playground.get("/", { cookie: cookieOf(response) })).status).toBe(200);
    expect((await playground.get("/playground/api/session", { cookie: cookieOf(response) })).status).toBe(200);
  });

  it("refuses a wrong one, an empty one and a made-up cookie", async () => {
    for (const given of ["", "wrong", `${token}x`, token.slice(1)]) expect((await enter(given)).status).toBe(401);
    expect((await playground.get("/", { cookie: "kindling_access=1" })).status).toBe(401);
  });

  it("answers behind a proxy and under its public name then, and still under no stranger's", async () => {
    const cookie = cookieOf(await enter(token, "play.example.com"));
    const under = (host: string) => playground.get("/", { host, cookie, "x-forwarded-for": "1.2.3.4" });
    expect((await under("play.example.com")).status).toBe(200);
    expect((await under("192.168.0.9:3000")).status).toBe(200);
    expect((await under("evil.example")).status).toBe(403);
  });
});
