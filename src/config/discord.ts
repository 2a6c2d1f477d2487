import type { Environment } from "./environment.ts";
import { type ConfigProblem, problem } from "./problems.ts";

/** How Discord is spoken to. */
export interface DiscordConfig {
  /** Another address for Discord's API, such as a double's; without a version. */
  apiUrl: string | null;
  /** The bot's token. */
  token: string;
  applicationId: string;
  /** Of the application, in hex: interactions come over HTTP. Null: they come over the Gateway. */
  publicKey: string | null;
  gateway: GatewayConfig | null;
}

/** A Gateway process of its own, which hears messages and forwards them. */
export interface GatewayConfig {
  /** What forwarded events are signed with. */
  secret: string;
  /** Where the Gateway process forwards to; null in a process that only receives. */
  receiverUrl: string | null;
}

/** Variables that mean nothing without the token. */
const companions = ["DISCORD_PUBLIC_KEY", "DISCORD_APPLICATION_ID", "GATEWAY_SECRET", "DISCORD_API_URL"] as const;

/** Discord's variables, or null when no token is set: everything that Discord does needs it. */
export function readDiscord(env: Environment): { discord: DiscordConfig | null; problems: ConfigProblem[] } {
  const { DISCORD_TOKEN: token, GATEWAY_SECRET: secret, RECEIVER_URL: receiver } = env;
  const problems: ConfigProblem[] = [];
  if (receiver && !secret) problems.push(problem("RECEIVER_URL", "needs", { needs: "GATEWAY_SECRET" }));
  if (token === undefined) {
    const [first] = companions.filter((name) => env[name] !== undefined);
    if (first) problems.push(problem(first, "needs", { needs: "DISCORD_TOKEN" }));
    return { discord: null, problems };
  }
  const applicationId = env.DISCORD_APPLICATION_ID ?? applicationOf(token);
  if (applicationId === undefined) problems.push(problem("DISCORD_TOKEN", "discord_token"));
  const gateway = secret === undefined ? null : { secret, receiverUrl: receiver ? receiverAddress(receiver) : null };
  return {
    discord: {
      ...{
        apiUrl: env.DISCORD_API_URL?.replace(/(?:\/v\d+)?\/*$/, "") ?? null,
        token,
        applicationId: applicationId ?? "",
      },
      ...{ publicKey: env.DISCORD_PUBLIC_KEY ?? null, gateway },
    },
    problems,
  };
}

/** A token begins with the application's id. Undefined where it does not, which no token of a bot does. */
function applicationOf(token: string): string | undefined {
  const [head = ""] = token.split(".");
  if (!/^[A-Za-z0-9_-]{16,32}=*$/.test(head)) return undefined;
  const id = atob(head.replaceAll("-", "+").replaceAll("_", "/"));
  return /^\d{15,20}$/.test(id) ? id : undefined;
}

/** A receiver is named by its whole address, or by its origin. */
function receiverAddress(receiver: string): string {
  const url = new URL(receiver);
  if (url.pathname === "/") url.pathname = "/discord/gateway";
  return url.href;
}
