import { createHash, createHmac } from "node:crypto";

/** What a delivery's token claims, as QStash writes it. */
export interface Claims {
  iss?: string;
  sub?: string;
  exp?: number;
  nbf?: number;
  iat?: number;
  jti?: string;
  body?: string;
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An HS256 token with these claims. */
export function token(key: string, claims: Claims, algorithm = "HS256"): string {
  const signed = `${encoded({ alg: algorithm, typ: "JWT" })}.${encoded(claims)}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

/** What QStash claims for a body that it sends somewhere. `atMs`: milliseconds. */
export function claimsFor({ url, body, id, atMs }: { url: string; body: string; id: string; atMs: number }): Claims {
  const at = Math.floor(atMs / 1000);
  // As the real one writes it: base64url with its padding.
  const hash = createHash("sha256").update(body).digest("base64").replaceAll("+", "-").replaceAll("/", "_");
  return { iss: "Upstash", sub: url, exp: at + 300, nbf: at, iat: at, jti: id, body: hash };
}
