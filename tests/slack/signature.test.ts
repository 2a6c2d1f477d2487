import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bodyMaxBytes, verifyRequest } from "../../src/slack/signature.ts";

const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";
const now = new Date("2026-11-20T12:00:00Z");
const seconds = now.getTime() / 1000;
const sign = (body: string | Uint8Array, timestamp: number | string = seconds, secret = signingSecret) =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;

type Sent = {
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  timestamp?: string | null;
  signature?: string | null;
};
function verify({ body = "token=x&text=hé", timestamp = String(seconds), signature }: Sent, secret = signingSecret) {
  const headers = new Headers();
  const signed = signature === undefined && !(body instanceof ReadableStream) ? sign(body, timestamp ?? "") : signature;
  if (timestamp !== null) headers.set("x-slack-request-timestamp", timestamp);
  if (signed) headers.set("x-slack-signature", signed);
  const request = new Request("https://kindling.example/slack/events", {
    ...{ method: "POST", headers, body },
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
  return verifyRequest(request, { signingSecret: secret, now: () => now });
}
const refused = { ok: false, status: 401 };

describe("a request from Slack", () => {
  it("passes with its body, whatever is in it", async () => {
    expect(await verify({})).toEqual({ ok: true, body: "token=x&text=hé" });
    expect(await verify({ body: "" })).toEqual({ ok: true, body: "" });
    expect(await verify({ body: Uint8Array.from([0xff, 0x00]) })).toMatchObject({ ok: true });
  });

  it("is signed as in Slack's own example", async () => {
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    expect(sign(body, 1531420618)).toBe("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
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

  it.each<[string, Sent]>([
    ["no signature", { signature: null }],
    ["no time", { timestamp: null, signature: sign("token=x&text=hé") }],
    ["the signature of another body", { signature: sign("token=y") }],
    ["the signature of another time", { signature: sign("token=x&text=hé", seconds - 1) }],
    ["another secret's signature", { signature: sign("token=x&text=hé", seconds, "other") }],
    ["another version", { signature: sign("token=x&text=hé").replace("v0", "v1") }],
    ["half a signature", { signature: sign("token=x&text=hé").slice(0, 40) }],
    ["two signatures", { signature: `${sign("a")}, ${sign("token=x&text=hé")}` }],
    ["something else", { signature: "v0=" }],
  ])("is refused with %s", async (_, sent) => {
    expect(await verify(sent)).toEqual(refused);
  });

  it("is refused while no secret is set, even when signed with none", async () => {
    expect(await verify({ signature: sign("token=x&text=hé") }, "")).toEqual(refused);
  });

  it("is refused when it is too long, by its header or by what comes", async () => {
    const body = "x".repeat(bodyMaxBytes + 1);
    expect(await verify({ body })).toEqual({ ok: false, status: 413 });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect(await verify({ body: endless, signature: sign("") })).toEqual({ ok: false, status: 413 });
    expect(sent).toBeLessThan(bodyMaxBytes + 10 * 65_536);
  });

  it("is not read when its time is wrong already", async () => {
    let read = false;
    const pull = () => {
      read = true;
    };
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    expect(await verify({ body, timestamp: "1", signature: sign("") })).toEqual(refused);
    expect(read).toBe(false);
  });
});
