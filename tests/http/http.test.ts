import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { type ErrorCode, errorCodes, KindlingError } from "../../src/errors.ts";
import { createFileLinks } from "../../src/http/file-links.ts";
import { bodyMaxBytes, createHttp, type HttpParts, statusOf } from "../../src/http/http.ts";
import { createLog } from "../../src/log.ts";
import type { Scope } from "../../src/store/store.ts";

const person = "0199c0de-0000-7000-8000-000000000001";
const scope: Scope = { workspace: "local", person };
const png = { id: "a".repeat(64), mime: "image/png", bytes: Uint8Array.of(137, 80, 78, 71) };
const html = { id: "b".repeat(64), mime: "text/html", bytes: new TextEncoder().encode("<script>alert(1)</script>") };
const markdown = { id: "c".repeat(64), mime: "text/markdown", bytes: new TextEncoder().encode("# Hi") };

/** The application over blobs that only {@link person} may see. */
function setUp(parts: Partial<HttpParts> = {}, env: Record<string, string> = {}) {
  const lines: string[] = [];
  const clock = { now: new Date("2026-11-20T12:00:00Z") };
  const now = () => clock.now;
  const links = createFileLinks({ secret: crypto.getRandomValues(new Uint8Array(32)), now });
  const blobs = {
    get: async (who: Scope, id: string) =>
      who.person === person ? [png, html, markdown].find((blob) => blob.id === id) : undefined,
  };
  const viewer = async (request: Request) => (request.headers.get("cookie") === "session=mine" ? scope : undefined);
  const http = createHttp({
    log: createLog({ level: "debug", secrets: [], write: (line) => lines.push(line) }),
    health: { config: readConfig(env), store: null },
    files: { blobs, links, viewer, now },
    ...parts,
  });
  return { http, links, clock, lines };
}

describe("GET /health", () => {
  it("says how each part is, and no secret", async () => {
    const { http } = setUp({}, { GROQ_API_KEY: "gsk-not-to-be-seen", FAL_KEY: "fal-not-to-be-seen" });
    const response = await http.request("/health");
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      status: "ok",
      schemaVersion: null,
      parts: {
        database: { state: "off" },
        models: { state: "ok", detail: "groq" },
        images: { state: "ok", detail: "fal, cover" },
      },
    });
    expect(body).not.toContain("not-to-be-seen");
  });

  it("names the schema version of the database that answers", async () => {
    const store = { health: async () => ({ driver: "postgres" as const, schemaVersion: "0003" }) };
    const { http } = setUp({ health: { config: readConfig({}), store } });
    const response = await http.request("/health");
    expect(await response.json()).toMatchObject({ schemaVersion: "0003", parts: { database: { detail: "postgres" } } });
  });

  it.each([
    ["refuses", () => Promise.reject(new KindlingError("database.unavailable"))],
    ["hangs", () => new Promise<never>(() => {})],
  ])("is 503 and says which part is away when the database %s", async (_, health) => {
    const others = { slack: async () => ({ state: "ok" as const }), broken: () => Promise.reject(new Error("x")) };
    const { http } = setUp({ health: { config: readConfig({}), store: { health }, others } });
    const response = await http.request("/health");
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: "away",
      schemaVersion: null,
      parts: { database: { state: "away" }, slack: { state: "ok" }, broken: { state: "away" } },
    });
  });
});

describe("GET /files/:id", () => {
  const mine = { headers: { cookie: "session=mine" } };

  it("gives a picture to those who may see it, to be kept by them alone", async () => {
    const { http } = setUp();
    const response = await http.request(`/files/${png.id}`, mine);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png.bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=86400, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const again = await http.request(`/files/${png.id}`, {
      headers: { ...mine.headers, "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  it("never lets a browser run what is not a picture", async () => {
    const { http } = setUp();
    const page = await http.request(`/files/${html.id}?name=..%2F"%0d%0aevil.html`, mine);
    expect(page.headers.get("content-type")).toBe("application/octet-stream");
    expect(page.headers.get("content-disposition")).toBe('attachment; filename="evil.html"');
    const text = await http.request(`/files/${markdown.id}`, mine);
    expect(text.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(text.headers.get("content-disposition")).toBe('attachment; filename="cccccccccccc"');
  });

  it("is the same 404 for a stranger, for what is not there and for what is no id", async () => {
    const { http } = setUp();
    const answers = await Promise.all(
      [
        http.request(`/files/${png.id}`),
        http.request(`/files/${"d".repeat(64)}`, mine),
        http.request("/files/..%2f..%2fetc%2fpasswd", mine),
        http.request("/nowhere", mine),
      ].map(async (answer) => {
        const response = await answer;
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404 });
  });

  it("opens with a link until it is over, and with no link that was changed", async () => {
    const { http, links, clock } = setUp();
    const link = await links.sign(scope, png.id, 60_000);
    const opened = await http.request(link);
    expect(opened.status).toBe(200);
    expect(opened.headers.get("cache-control")).toBe("private, max-age=60, immutable");
    const [payload = "", mac = ""] = link.split("pass=")[1]?.split(".") ?? [];
    const forged = btoa(JSON.stringify({ blob: png.id, ...scope, until: 9e15 })).replace(/=+$/, "");
    for (const pass of [
      "",
      "x",
      `${payload}.`,
      `.${mac}`,
      `${payload}.${mac}.x`,
      `${forged}.${mac}`,
      `${payload}.AAAA`,
      "é.é",
    ]) {
      expect((await http.request(`/files/${png.id}?pass=${encodeURIComponent(pass)}`)).status, pass).toBe(404);
    }
    expect((await http.request(link.replace(png.id, html.id))).status).toBe(404);
    const elsewhere = setUp();
    expect((await elsewhere.http.request(link)).status).toBe(404);
    clock.now = new Date(clock.now.getTime() + 60_000);
    expect((await http.request(link)).status).toBe(404);
  });

  it("has only the rights of the person whom the link was made for", async () => {
    const { http, links } = setUp();
    const link = await links.sign(
      { ...scope, person: "0199c0de-0000-7000-8000-000000000002", channel: "C1" },
      png.id,
      60_000,
    );
    expect((await http.request(link)).status).toBe(404);
  });
});

describe("failures", () => {
  it("become a status and a sentence, with the request's id and without a stack", async () => {
    const { http, lines } = setUp();
    http.get("/full", () => {
      throw new KindlingError("disk.full", { retryAfterMs: 1_500 });
    });
    http.get("/bug", () => {
      throw new Error("secret detail");
    });
    const full = await http.request("/full");
    expect([full.status, full.headers.get("retry-after")]).toEqual([507, "2"]);
    expect(await full.json()).toEqual({
      error: { code: "disk.full", message: expect.stringContaining("disk") },
      request: full.headers.get("x-request-id"),
    });
    const bug = await http.request("/bug");
    expect(bug.status).toBe(500);
    expect(await bug.text()).not.toMatch(/secret detail|http\.test/);
    const logged = lines.map((line) => JSON.parse(line)).find((line) => line.level === "error" && line.path === "/bug");
    expect(logged).toMatchObject({
      request: bug.headers.get("x-request-id"),
      error: { cause: { message: "secret detail" } },
    });
  });

  it("refuses a body that is too long", async () => {
    const { http } = setUp();
    http.post("/echo", async (c) => c.text(await c.req.text()));
    const fits = await http.request("/echo", { method: "POST", body: "x".repeat(1000) });
    expect(fits.status).toBe(200);
    const long = await http.request("/echo", { method: "POST", body: "x".repeat(bodyMaxBytes + 1) });
    expect(long.status).toBe(413);
  });

  it.each(errorCodes.map((code): [ErrorCode] => [code]))("%s has a status that fits it", (code) => {
    const status = statusOf(code);
    expect(status).toBeGreaterThanOrEqual(400);
    if (code.startsWith("model.") || code === "internal") expect(status).toBe(500);
    if (code.startsWith("option.") || code === "idea.empty") expect(status).toBe(400);
  });
});
