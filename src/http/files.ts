import { Hono } from "hono";
import type { Blobs } from "../blobs/blobs.ts";
import type { Scope } from "../store/store.ts";
import type { HttpEnv } from "./env.ts";
import type { FileLinks } from "./file-links.ts";

/** Where `GET /files/:id` gets bytes and rights from. */
export interface FilesParts {
  blobs: Pick<Blobs, "get">;
  links: FileLinks;
  /** Whose rights a request without a signed link has: the playground's session, for example. */
  viewer: (request: Request) => Promise<Scope | undefined>;
  now: () => Date;
}

/** Shown in the page; everything else is offered as a download, so that a browser never runs it. */
const inline = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);
/** Keeps its own content type as a download; everything else is plain bytes. */
const download = new Set(["text/markdown", "text/plain", "application/json", "application/zip", "application/pdf"]);

const oneDayMs = 86_400_000;

/**
 * `GET /files/:id`: a blob for those who may see it. A blob that is not there, one of somebody else, a forged
 * link and one that is over are the same 404.
 */
export function filesRoutes({ blobs, links, viewer, now }: FilesParts): Hono<HttpEnv> {
  const rights = async (request: Request, id: string, pass: string | undefined) => {
    if (pass !== undefined) return links.verify(id, pass);
    const scope = await viewer(request);
    return scope && { scope, until: Number.POSITIVE_INFINITY };
  };
  return new Hono<HttpEnv>().get("/files/:id", async (c) => {
    const id = c.req.param("id");
    const allowed = /^[0-9a-f]{64}$/.test(id) ? await rights(c.req.raw, id, c.req.query("pass")) : undefined;
    const blob = allowed && (await blobs.get(allowed.scope, id));
    if (!blob) return c.notFound();

    const mime = blob.mime.split(";", 1)[0]?.trim().toLowerCase() ?? "";
    const seconds = Math.floor(Math.min(allowed.until - now().getTime(), oneDayMs) / 1000);
    const headers = {
      "content-type": inline.has(mime) || download.has(mime) ? typeOf(mime) : "application/octet-stream",
      "content-disposition": inline.has(mime)
        ? "inline"
        : `attachment; filename="${fileName(c.req.query("name"), id)}"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-site",
      // An id is the hash of its bytes, so what it names never changes; who may see it can.
      "cache-control": `private, max-age=${seconds}, immutable`,
      etag: `"${id}"`,
      vary: "cookie",
    };
    if (c.req.header("if-none-match")?.includes(`"${id}"`)) return c.body(null, 304, headers);
    return c.body(new Uint8Array(blob.bytes), 200, headers);
  });
}

const typeOf = (mime: string): string => (mime.startsWith("text/") ? `${mime}; charset=utf-8` : mime);

/** A name that is safe inside a header and on every file system. */
const fileName = (name: string | undefined, id: string): string =>
  name
    ?.replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 100) || id.slice(0, 12);
