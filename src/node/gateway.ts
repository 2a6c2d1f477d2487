import { join } from "node:path";
import { ConfigError, problem } from "../config/problems.ts";
import { type Config, isLoopback } from "../config.ts";
import { createCatchUp } from "../discord/catch-up.ts";
import { createForwarding } from "../discord/forwarding.ts";
import { openGateway } from "../discord/gateway.ts";
import { createReceiver } from "../discord/receiver.ts";
import { createRest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import { createFileMarker } from "./marker.ts";
import { openFileSpool } from "./spool.ts";

/** The Gateway process. */
export interface GatewayProcess {
  /** How it is, for a line in the log. */
  health(): { gateway: string; pending: number };
  /** Resolves when Discord refuses it for good: there is nothing left to do but to mend that. */
  refused: Promise<void>;
  close(): Promise<void>;
}

/** How often it says how it is, in milliseconds. */
const healthEveryMs = 60_000;

/**
 * The Gateway process: hears messages and forwards them, each channel's in order, kept on the disk until the receiver has
 * committed them. Needs no database. Throws a ConfigError that names what is not set.
 */
export async function startGateway({ discord, dataDir }: Config, log: Log): Promise<GatewayProcess> {
  const problems = [];
  if (discord === null) problems.push(problem("DISCORD_TOKEN", "gateway_needs"));
  if (discord?.gateway === null) problems.push(problem("GATEWAY_SECRET", "gateway_needs"));
  if (discord?.gateway?.receiverUrl === null) problems.push(problem("RECEIVER_URL", "gateway_needs"));
  const url = discord?.gateway?.receiverUrl ?? null;
  if (url !== null && new URL(url).protocol === "http:" && !isLoopback(new URL(url).hostname))
    log.warn("events are forwarded without encryption", { host: new URL(url).hostname });
  if (discord === null || discord.gateway === null || url === null) throw new ConfigError(problems);

  const { token, applicationId, apiUrl } = discord;
  const spool = await openFileSpool(join(dataDir, "gateway"));
  const deliver = createReceiver({ url, secret: discord.gateway.secret, now: Date.now, log });
  const forwarding = createForwarding({ deliver, spool, now: Date.now, log });
  const rest = createRest({ token, ...(apiUrl !== null && { api: apiUrl }) });
  const marker = createFileMarker(join(dataDir, "gateway-last-message"));
  const catchUp = createCatchUp({ rest, applicationId, marker, now: Date.now });
  const gateway = openGateway({ token, applicationId, apiUrl, log, catchUp, tell: forwarding.take });
  const health = () => ({ gateway: gateway.state(), pending: forwarding.pending() });

  await forwarding.start();
  const timer = setInterval(() => log.info("gateway", health()), healthEveryMs);
  return {
    health,
    refused: gateway.start(),
    async close() {
      clearInterval(timer);
      await gateway.close();
      await forwarding.close();
      await marker.close();
    },
  };
}
