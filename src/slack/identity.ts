import type { WebClient } from "@slack/web-api";
import { z } from "zod";

const identity = z.object({
  team_id: z.string().optional(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().optional(),
  bot_id: z.string(),
  user_id: z.string(),
});

/** Our id of a Slack team, or of an enterprise. */
export const workspaceId = (id: string): string => `slack:${id}`;

/** Whose a token is. Throws what the client throws. https://docs.slack.dev/reference/methods/auth.test */
export async function readIdentity(client: WebClient) {
  const found = identity.parse(await client.auth.test());
  const id = found.is_enterprise_install ? found.enterprise_id : found.team_id;
  return { workspace: workspaceId(z.string().parse(id)), botId: found.bot_id, botUserId: found.user_id };
}
