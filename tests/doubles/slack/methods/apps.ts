import { z } from "zod";
import { defineMethod, takes } from "../method.ts";
import { perMinute } from "../rates.ts";
import { SlackRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

/** Life of a token that is rotated. https://docs.slack.dev/authentication/using-token-rotation */
export const rotatedTokenLifeMs = 43_200_000;

const enterprise = { id: "E0000000001", name: "Double Enterprise" };

const access = defineMethod({
  by: "client",
  scopes: [],
  rate: perMinute(600),
  args: takes({
    client_id: z.string().optional(),
    client_secret: z.string().optional(),
    code: z.string().optional(),
    redirect_uri: z.string().optional(),
    grant_type: z.enum(["authorization_code", "refresh_token"]).optional(),
    refresh_token: z.string().optional(),
  }),
  run(world, args) {
    return args.grant_type === "refresh_token" ? refresh(world, args.refresh_token) : exchange(world, args);
  },
});

function exchange(world: World, args: { code?: string | undefined; redirect_uri?: string | undefined }) {
  const grant = world.codes.get(args.code ?? "");
  if (grant === undefined) throw new SlackRefusal("invalid_code");
  if (grant.redirectUri !== undefined && grant.redirectUri !== args.redirect_uri)
    throw new SlackRefusal("bad_redirect_uri");
  world.codes.delete(args.code ?? "");
  return {
    ...issue(world, grant),
    app_id: world.app.id,
    authed_user: { id: grant.user },
    team: grant.enterprise ? null : { id: grant.team, name: world.team.name },
    enterprise: grant.enterprise ? enterprise : null,
    is_enterprise_install: grant.enterprise,
  };
}

function refresh(world: World, value: string | undefined) {
  const old = world.tokens.get(world.refreshTokens.get(value ?? "") ?? "");
  if (value === undefined || old === undefined || old.revoked) throw new SlackRefusal("invalid_refresh_token");
  world.refreshTokens.delete(value);
  return {
    ...issue(world, { scopes: old.scopes, team: old.team, enterprise: old.enterpriseInstall, rotate: true }),
    team: { id: old.team, name: world.team.name },
  };
}

function issue(world: World, grant: { scopes: string[]; team: string; enterprise: boolean; rotate?: boolean }) {
  const rotated = grant.rotate ?? world.rotation;
  const value = `${rotated ? "xoxe.xoxb" : "xoxb"}-${world.id("k")}`;
  world.tokens.set(value, {
    kind: "bot",
    value,
    team: grant.team,
    scopes: grant.scopes,
    expiresAt: rotated ? world.now() + rotatedTokenLifeMs : undefined,
    revoked: false,
    enterpriseInstall: grant.enterprise,
  });
  const answer = {
    access_token: value,
    token_type: "bot",
    scope: grant.scopes.join(","),
    bot_user_id: world.bot.user,
  };
  if (!rotated) return answer;
  const refreshToken = `xoxe-1-${world.id("r")}`;
  world.refreshTokens.set(refreshToken, value);
  return { ...answer, refresh_token: refreshToken, expires_in: rotatedTokenLifeMs / 1000 };
}

const openConnection = defineMethod({
  by: "app",
  scopes: ["connections:write"],
  rate: perMinute(20),
  args: takes({}),
  run(world) {
    const ticket = world.id("t");
    world.tickets.add(ticket);
    return { url: `${world.origin.replace("http", "ws")}/link/?ticket=${ticket}&app_id=${world.app.id}` };
  },
});

/** Installing an app, and its connections. https://docs.slack.dev/reference/methods/oauth.v2.access */
export const apps = { "oauth.v2.access": access, "apps.connections.open": openConnection };
