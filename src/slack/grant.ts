import { z } from "zod";

/** What Slack gives at an install, and at each renewal. https://docs.slack.dev/reference/methods/oauth.v2.access */
export interface SlackGrant {
  /** Of the team, or of the enterprise when the whole organisation installed the app. */
  id: string;
  name: string;
  appId: string;
  /** Separated by commas. */
  scopes: string;
  token: string;
  refreshToken: string | undefined;
  expiresAt: Date | null;
}

const named = z.object({ id: z.string(), name: z.string().optional() }).nullish();
const answer = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  /** In seconds. */
  expires_in: z.number().optional(),
  scope: z.string().default(""),
  app_id: z.string().default(""),
  team: named,
  enterprise: named,
  is_enterprise_install: z.boolean().optional(),
});

/** Reads an answer of `oauth.v2.access`. Throws a ZodError on one that gives no token or names nobody. */
export function readGrant(value: unknown, now: Date): SlackGrant {
  const read = answer.parse(value);
  const installer = z
    .object({ id: z.string(), name: z.string().optional() })
    .parse((read.is_enterprise_install ? read.enterprise : read.team) ?? read.enterprise);
  return {
    id: installer.id,
    name: installer.name ?? installer.id,
    appId: read.app_id,
    scopes: read.scope,
    token: read.access_token,
    refreshToken: read.refresh_token,
    expiresAt: read.expires_in === undefined ? null : new Date(now.getTime() + read.expires_in * 1000),
  };
}
