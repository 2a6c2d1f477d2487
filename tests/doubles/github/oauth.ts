import { createHash, randomBytes } from "node:crypto";
import { addToken, type World } from "./world.ts";

/** The app that this GitHub knows. */
export const clientId = "Iv1.0123456789abcdef";
export const clientSecret = "double-client-secret-0123456789abcdef01";

/**
 * The person agrees to everything that they are asked for: where their browser is sent. Throws for what GitHub shows an
 * error page for. https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function authorize(world: World, url: string, login: string): string {
  const { searchParams: query } = new URL(url);
  const redirectUri = query.get("redirect_uri") ?? "";
  if (query.get("client_id") !== clientId) throw new Error("404: no such app");
  if (query.get("code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(query.get("code_challenge") ?? ""))
    throw new Error("a challenge is wanted");
  const code = randomBytes(10).toString("hex");
  const scopes = (query.get("scope") ?? "").split(/[ ,]+/).filter(Boolean);
  world.codes.set(code, { login, scopes, challenge: query.get("code_challenge") ?? "", redirectUri });
  const back = new URL(redirectUri);
  back.searchParams.set("code", code);
  back.searchParams.set("state", query.get("state") ?? "");
  return back.href;
}

/** A code for a token, once. GitHub refuses with 200 and an error. */
export function exchange(world: World, given: Record<string, unknown>): Record<string, unknown> {
  if (given.client_id !== clientId || given.client_secret !== clientSecret)
    return {
      error: "incorrect_client_credentials",
      error_description: "The client_id and/or client_secret are incorrect.",
    };
  const found = world.codes.get(String(given.code));
  world.codes.delete(String(given.code));
  const challenge = createHash("sha256").update(String(given.code_verifier)).digest("base64url");
  if (!found || challenge !== found.challenge)
    return { error: "bad_verification_code", error_description: "The code passed is incorrect or expired." };
  if (found.redirectUri !== given.redirect_uri) return { error: "redirect_uri_mismatch" };
  return {
    access_token: addToken(world, found.login, found.scopes),
    scope: found.scopes.join(","),
    token_type: "bearer",
  };
}

/** Takes a token or a whole grant back; the app says who it is. */
export function revoke(world: World, authorization: string | undefined, token: string, grant: boolean): number {
  if (authorization !== `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`) return 401;
  const found = world.tokens.get(token);
  if (!found || found.revoked) return 422;
  for (const each of world.tokens.values())
    if (each === found || (grant && each.login === found.login)) each.revoked = true;
  return 204;
}
