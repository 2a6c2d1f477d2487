import { describe, expect, it } from "vitest";
import { download, pictureMaxBytes } from "../../src/images/download.ts";
import type { Fetch } from "../../src/images/provider.ts";

const { signal } = new AbortController();
const trusted = "http://127.0.0.1:9999/v1";

describe("download", () => {
  it.each([
    "http://v3.fal.media/a.png",
    "https://127.0.0.1/a.png",
    "https://10.0.0.1/a.png",
    "https://[::1]/a.png",
    "https://2130706433/a.png",
    "https://0x7f.1/a.png",
    "https://localhost/a.png",
    "https://metadata.google.internal/a.png",
    "https://printer/a.png",
    "https://user:word@v3.fal.media/a.png",
    "https://v3.fal.media:8443/a.png",
    "http://127.0.0.1:9998/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "not an address",
    "",
  ])("does not ask for %s", async (url) => {
    const fetch: Fetch = () => Promise.reject(new Error("asked"));
    await expect(download("fal", url, { fetch, signal, trusted })).rejects.toMatchObject({ code: "image.failed" });
  });

  it.each(["https://v3.fal.media/files/a.png", "https://replicate.delivery/x/a.png", "http://127.0.0.1:9999/a.png"])(
    "asks for %s",
    async (url) => {
      const fetch: Fetch = async () => new Response("abc");
      expect(await download("fal", url, { fetch, signal, trusted })).toHaveLength(3);
    },
  );

  it("holds each redirect to the same rule, and follows three at most", async () => {
    const to =
      (location: string): Fetch =>
      async () =>
        new Response(null, { status: 302, headers: { location } });
    const from = "https://v3.fal.media/a.png";
    await expect(download("fal", from, { fetch: to("http://10.0.0.1/"), signal, trusted })).rejects.toMatchObject({
      params: { reason: "bad_answer" },
    });
    let asked = 0;
    const round: Fetch = async (url) => {
      asked++;
      return new Response(null, { status: 302, headers: { location: `${url}x` } });
    };
    await expect(download("fal", from, { fetch: round, signal, trusted })).rejects.toMatchObject({
      code: "image.failed",
    });
    expect(asked).toBe(4);
  });

  it("gives up a body that turns out too long, without reading it all", async () => {
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1_048_576;
        controller.enqueue(new Uint8Array(1_048_576));
      },
    });
    const fetch: Fetch = async () => new Response(body);
    await expect(download("fal", "https://a.example.com/a", { fetch, signal, trusted })).rejects.toMatchObject({
      params: { reason: "bad_picture" },
    });
    expect(given).toBeLessThan(pictureMaxBytes + 4 * 1_048_576);
  });
});
