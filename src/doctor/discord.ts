import { z } from "zod";
import type { DiscordConfig } from "../config/discord.ts";
import { inviteLink } from "../discord/invite.ts";
import { type Finding, finding } from "./finding.ts";

/** Longest wait for the answer, in milliseconds. */
const patienceMs = 10_000;
const discordApi = "https://discord.com/api";
/** Message Content, in full and for an app in few servers. https://docs.discord.com/developers/resources/application#application-object-application-flags */
const messageContent = (1 << 18) | (1 << 19);

const application = z.object({
  id: z.string(),
  name: z.string(),
  verify_key: z.string(),
  flags: z.int().default(0),
  interactions_endpoint_url: z.string().nullish(),
});

/** Whether Discord knows the token, what it lets us hear, and the link that adds the bot to a server. */
export async function checkDiscord(discord: DiscordConfig | null, fetcher: typeof fetch): Promise<Finding[]> {
  if (discord === null) return [];
  const { token, applicationId, apiUrl, publicKey } = discord;
  const found = await ask(`${apiUrl ?? discordApi}/v10/applications/@me`, token, fetcher);
  if ("state" in found) return [found];
  const wrongKey = publicKey !== null && publicKey.toLowerCase() !== found.verify_key.toLowerCase();
  // Discord sends interactions to an address or over the Gateway, never both.
  const wayless = publicKey === null && Boolean(found.interactions_endpoint_url);
  return [
    wrongKey
      ? finding("discord", "bad", "discord_key")
      : wayless
        ? finding("discord", "bad", "discord_endpoint")
        : finding("discord", "ok", "discord_ok", {
            name: found.name,
            way: publicKey === null ? "the Gateway" : "HTTP",
          }),
    (found.flags & messageContent) === 0
      ? finding("discord replies", "advice", "discord_wordless")
      : finding("discord replies", "ok", "discord_words"),
    finding("discord invite", "ok", "discord_invite", { link: inviteLink(applicationId) }),
  ];
}

async function ask(url: string, token: string, fetcher: typeof fetch): Promise<z.infer<typeof application> | Finding> {
  try {
    const headers = { authorization: `Bot ${token}`, "user-agent": "DiscordBot (kindling, 1)" };
    const response = await fetcher(url, { headers, redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    if (response.status === 401) return finding("discord", "bad", "discord_refused");
    if (!response.ok) return finding("discord", "bad", "discord_away", { status: response.status });
    return application.parse(await response.json());
  } catch {
    return finding("discord", "bad", "discord_away", { status: 0 });
  }
}
