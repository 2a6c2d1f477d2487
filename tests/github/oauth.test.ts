import { expect, it } from "vitest";
import { asKindlingError } from "../../src/errors.ts";
import {
  authorizeUrl,
  connectAccount,
  type GitHubApp,
  holds,
  pkce,
  revokeGrant,
  secretText,
} from "../../src/github/oauth.ts";
import { clientId, clientSecret } from "../doubles/github/oauth.ts";
import { openGitHub } from "./open.ts";

const { hub } = openGitHub();
const app = (): GitHubApp => ({ clientId, clientSecret, url: hub().url, apiUrl: hub().apiUrl });
const redirectUri = "http://127.0.0.1:3000/oauth/github/callback";

async function begin(scopes: string[] = ["read:user", "user:email", "public_repo"]) {
  const verifier = secretText();
  const { challenge } = await pkce(verifier);
  const back = new URL(hub().agree(authorizeUrl(app(), { state: "s", challenge, scopes, redirectUri })));
  return { verifier, code: back.searchParams.get("code") ?? "", state: back.searchParams.get("state") };
}
const codeOf = (thrown: unknown) => asKindlingError(thrown).code;

it("connects the account of who agreed, and takes the grant back", async () => {
  const { verifier, code, state } = await begin();
  expect(state).toBe("s");
  const account = await connectAccount(app(), { code, verifier, redirectUri });
  expect(account).toMatchObject({
    login: "ada",
    name: "ADA",
    email: "ada@example.com",
    scopes: ["read:user", "user:email", "public_repo"],
  });
  await revokeGrant(app(), account.token);
  expect(hub().world.tokens.get(account.token)?.revoked).toBe(true);
  await revokeGrant(app(), account.token);
});

it("shows no address that its owner did not let us see", async () => {
  const { verifier, code } = await begin(["read:user"]);
  expect((await connectAccount(app(), { code, verifier, redirectUri })).email).toMatch(
    /^\d+\+ada@users\.noreply\.github\.com$/,
  );
});

it("takes a code once, with its own verifier and address only", async () => {
  const { verifier, code } = await begin();
  expect(await connectAccount(app(), { code, verifier: secretText(), redirectUri }).catch(codeOf)).toBe(
    "github.link_over",
  );
  expect(await connectAccount(app(), { code, verifier, redirectUri }).catch(codeOf)).toBe("github.link_over");
  const other = await begin();
  expect(await connectAccount(app(), { ...other, redirectUri: "http://evil.example/" }).catch(codeOf)).toBe(
    "github.link_over",
  );
});

it("knows which scope holds which", () => {
  expect(holds(["repo"], "public_repo")).toBe(true);
  expect(holds(["public_repo"], "repo")).toBe(false);
  expect(holds(["user"], "user:email")).toBe(true);
});
