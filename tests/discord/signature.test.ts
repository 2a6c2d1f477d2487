import { generateKeyPairSync, sign } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { bodyMaxBytes, importPublicKey, verifyRequest } from "../../src/discord/signature.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const hex = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
const now = new Date("2026-11-20T12:00:00Z");
const seconds = now.getTime() / 1000;
const signed = (body: string | Uint8Array, timestamp: number | string = seconds, key = privateKey) =>
  sign(null, Buffer.concat([Buffer.from(String(timestamp)), Buffer.from(body)]), key).toString("hex");
const refused = { ok: false, status: 401 };
const ping = '{"type":1,"name":"hé"}';

type Sent = {
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  timestamp?: string | null;
  signature?: string | null;
};

describe("a request from Discord", () => {
  let key: CryptoKey;
  beforeAll(async () => {
    const imported = await importPublicKey(hex);
    if (imported === undefined) throw new Error("no key");
    key = imported;
  });

  function verify({ body = ping, timestamp = String(seconds), signature }: Sent) {
    const headers = new Headers();
    const own =
      signature === undefined && !(body instanceof ReadableStream) ? signed(body, timestamp ?? "") : signature;
    if (timestamp !== null) headers.set("x-signature-timestamp", timestamp);
    if (own) headers.set("x-signature-ed25519", own);
    const request = new Request("https://kindling.example/discord/interactions", {
      ...{ method: "POST", headers, body },
      ...(body instanceof ReadableStream && { duplex: "half" }),
    });
    return verifyRequest(request, { key, now: () => now });
  }

  it("passes with its body, whatever is in it", async () => {
    expect(await verify({})).toEqual({ ok: true, body: ping });
    expect(await verify({ body: "" })).toEqual({ ok: true, body: "" });
    expect(await verify({ body: Uint8Array.from([0xff, 0x00]) })).toMatchObject({ ok: true });
    expect(await verify({ signature: signed(ping).toUpperCase() })).toMatchObject({ ok: true });
  });

  it.each([-300, 0, 300])("may be %i seconds off", async (delta) => {
    expect(await verify({ timestamp: String(seconds + delta) })).toMatchObject({ ok: true });
  });

  it.each([-301, 301, 3600, -86_400])("is refused when it is %i seconds off", async (delta) => {
    expect(await verify({ timestamp: String(seconds + delta) })).toEqual(refused);
  });

  it.each(["", "now", "-1", `${seconds}.5`, ` ${seconds}x`, "1e9", "9".repeat(20)])(
    "is refused with the time %j",
    async (timestamp) => {
      expect(await verify({ timestamp })).toEqual(refused);
    },
  );

  it.each<[string, () => Sent]>([
    ["no signature", () => ({ signature: null })],
    ["no time", () => ({ timestamp: null, signature: signed(ping) })],
    ["the signature of another body", () => ({ signature: signed("{}") })],
    ["the signature of another time", () => ({ signature: signed(ping, seconds - 1) })],
    ["another key's", () => ({ signature: signed(ping, seconds, generateKeyPairSync("ed25519").privateKey) })],
    ["half a signature", () => ({ signature: signed(ping).slice(0, 64) })],
    ["two signatures", () => ({ signature: signed(ping) + signed(ping) })],
    ["something else", () => ({ signature: "z".repeat(128) })],
    ["zeros", () => ({ signature: "0".repeat(128) })],
  ])("is refused with %s", async (_, sent) => {
    expect(await verify(sent())).toEqual(refused);
  });

  it("is refused when it is too long, by its header or by what comes", async () => {
    expect(await verify({ body: "x".repeat(bodyMaxBytes + 1) })).toEqual({ ok: false, status: 413 });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect(await verify({ body: endless, signature: signed("") })).toEqual({ ok: false, status: 413 });
    expect(sent).toBeLessThan(bodyMaxBytes + 10 * 65_536);
  });

  it("is not read when its time is wrong already", async () => {
    let read = false;
    const pull = () => {
      read = true;
    };
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    expect(await verify({ body, timestamp: "1", signature: signed("") })).toEqual(refused);
    expect(read).toBe(false);
  });

  it.each(["", "abc", "z".repeat(64), hex.slice(2), `${hex}00`])("no key is made of %j", async (text) => {
    expect(await importPublicKey(text)).toBeUndefined();
  });
});
