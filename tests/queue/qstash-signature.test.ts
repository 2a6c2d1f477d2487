import { expect, it } from "vitest";
import { createVerifyDelivery } from "../../src/queue/qstash-signature.ts";
import { type Claims, claimsFor, token } from "../doubles/upstash/sign.ts";

const keys = { currentSigningKey: "sig_current", nextSigningKey: "sig_next" };
const publicUrl = "https://kindling.example.com";
const path = "/jobs/step";
const verify = createVerifyDelivery({ ...keys, url: null, token: "t", publicUrl });
const body = '{"text":"grüße"}';

const good = (over: Claims = {}): Claims => ({
  ...claimsFor({ url: `${publicUrl}${path}`, body, id: "msg_1", atMs: Date.now() }),
  ...over,
});
/** Called under another name, as behind a proxy: what counts is the public address. */
const delivered = (signature: string | undefined, sent = body) =>
  new Request("http://10.0.0.7:3000/jobs/step", {
    method: "POST",
    body: sent,
    headers: signature === undefined ? {} : { "upstash-signature": signature },
  });
const nowS = () => Math.floor(Date.now() / 1000);

it.each(["sig_current", "sig_next"])("takes what %s signed for our address", async (key) => {
  expect(await verify(delivered(token(key, good())), path)).toBe(body);
});

it.each<[string, () => Request]>([
  ["nothing", () => delivered(undefined)],
  ["no token", () => delivered("a.b.c")],
  ["another key", () => delivered(token("sig_other", good()))],
  ["no algorithm", () => delivered(`${token("sig_current", good(), "none").split(".").slice(0, 2).join(".")}.`)],
  ["another body", () => delivered(token("sig_current", good()), '{"text":"other"}')],
  ["another address", () => delivered(token("sig_current", good({ sub: "https://other.example.com/jobs/step" })))],
  ["another path", () => delivered(token("sig_current", good({ sub: `${publicUrl}/jobs/sweep` })))],
  ["another issuer", () => delivered(token("sig_current", good({ iss: "Somebody" })))],
  ["what is over", () => delivered(token("sig_current", good({ exp: nowS() - 60 })))],
  ["what is not yet", () => delivered(token("sig_current", good({ nbf: nowS() + 120 })))],
  ["what never ends", () => delivered(token("sig_current", good({ exp: nowS() + 10_000_000 })))],
  ...(["exp", "nbf", "iat", "jti", "sub", "body", "iss"] as const).map((claim): [string, () => Request] => [
    `a token without ${claim}`,
    () => {
      const { [claim]: _, ...rest } = good();
      return delivered(token("sig_current", rest));
    },
  ]),
])("refuses %s", async (_, request) => {
  expect(await verify(request(), path)).toBeUndefined();
});

it("refuses keys of development, whatever the environment says", async () => {
  process.env.QSTASH_DEV = "true";
  try {
    // What @upstash/qstash publishes as its local server's keys.
    const key = "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r";
    expect(await verify(delivered(token(key, good())), path)).toBeUndefined();
    expect(await verify(delivered(token("sig_current", good())), path)).toBe(body);
  } finally {
    delete process.env.QSTASH_DEV;
  }
});
