import { inviteBits } from "./permissions.ts";

/** The link by which somebody adds the bot to a server. https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    ...{ client_id: applicationId, scope: "bot applications.commands", permissions: String(inviteBits) },
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
