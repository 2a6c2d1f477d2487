import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { type GatewayProcess, startGateway } from "../../src/node/gateway.ts";
import { type RunningServer, serve } from "../../src/node.ts";
import { readable } from "../doubles/discord/read.ts";
import type { Sent } from "../doubles/discord/sender/interactions.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/server.ts";
import type { StoredMessage } from "../doubles/discord/world.ts";

/** How interactions and messages reach Kindling. */
export type Way = "the Gateway" | "HTTP" | "HTTP and a Gateway process";

/** The whole product as `npm start` runs it, beside a Discord that it finds by its environment. */
export interface Product {
  discord: DiscordDouble;
  server: RunningServer;
  /** What was logged from `warn` on. */
  written: string[];
  health(): Promise<Record<string, { state: string; detail?: string }>>;
  /** What is found, as soon as it is there. */
  until<T>(find: () => T | Promise<T>): Promise<NonNullable<T>>;
  /** What a person does; what it was answered first. */
  does(sent: Sent, times?: number): Promise<{ type: number; data: unknown }>;
  command(
    name: string,
    options?: Record<string, string | number | boolean>,
    more?: Partial<Sent>,
  ): ReturnType<Product["does"]>;
  press(message: StoredMessage, action: string, user?: string): ReturnType<Product["does"]>;
  close(): Promise<void>;
}

/** Starts it. `env`: further variables. */
export async function openProduct(way: Way, env: Record<string, string> = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "kindling-discord-"));
  const discord = await startDiscordDouble({ rates: false });
  const written: string[] = [];
  const http = way !== "the Gateway";
  const apart = way === "HTTP and a Gateway process";
  const variables = {
    ...{ PORT: "0", DATA_DIR: folder, DISCORD_API_URL: discord.url, DISCORD_TOKEN: discord.token },
    ...(apart && { GATEWAY_SECRET: "a secret of two processes" }),
    ...env,
  };
  const config = readConfig({ ...variables, ...(http && { DISCORD_PUBLIC_KEY: discord.application.publicKey }) });
  const log = createLog({ level: "warn", secrets: [], write: (line) => written.push(line) });
  const server = await serve(config, log);
  if (http) discord.listenAt(`${server.url}/discord/interactions`);
  const elsewhere = { ...variables, DATA_DIR: join(folder, "gateway-process"), RECEIVER_URL: server.url };
  const gateway: GatewayProcess | undefined = apart ? await startGateway(readConfig(elsewhere), log) : undefined;

  const until: Product["until"] = async (find) => {
    for (const end = Date.now() + 45_000; Date.now() < end; await wait(50)) {
      const found = await find();
      if (found) return found;
    }
    throw new Error(`It never came. ${written.join("\n")}`);
  };
  const does: Product["does"] = async (sent, times = 1) => {
    if (!http) {
      const open = discord.dispatchInteraction(sent);
      return until(() => open.answered);
    }
    const deliveries = await discord.deliver(sent, { times });
    const [first] = deliveries;
    if (first?.interaction.answered === undefined || deliveries.some(({ refusal }) => refusal !== undefined))
      throw new Error(`Discord did not take ${JSON.stringify(first)}. ${written.join("\n")}`);
    return first.interaction.answered;
  };
  const ada = discord.people.ada;
  await until(() => discord.gateway.sessions.length > 0);
  return {
    ...{ discord, server, written, until, does },
    health: async () => ((await (await fetch(`${server.url}/health`)).json()) as { parts: never }).parts,
    command(name, options = {}, more = {}) {
      const given = Object.entries(options).map(([option, value]) => ({ name: option, value, type: 3 }));
      const data = { id: discord.world.snowflake(), name, type: 1, options: given };
      return does({ type: 2, user: ada, channel: discord.channels.general, data, ...more });
    },
    press(message, action, user = ada) {
      const custom_id = buttonOf(message, action);
      return does({
        type: 3,
        user,
        channel: message.channel,
        message: message.id,
        data: { custom_id, component_type: 2 },
      });
    },
    async close() {
      await gateway?.close();
      await server.close();
      await discord.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The id of a button of a message. */
export function buttonOf({ components }: StoredMessage, action: string): string {
  const found = new RegExp(`"custom_id":"(\\??${action}:[^"]*)"`).exec(JSON.stringify(components))?.[1];
  if (found === undefined) throw new Error(`There is no button ${action}.`);
  return found;
}

/** What a person reads in messages. */
export const wordsOf = (messages: readonly StoredMessage[]): string => messages.map(readable).join("\n");
