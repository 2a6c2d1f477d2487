import { setTimeout as wait } from "node:timers/promises";
import { readable } from "../doubles/discord/read.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/server.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/server.ts";
import type { SlackMessage } from "../doubles/slack/world.ts";
import type { Faults } from "../doubles/upstash/deliver.ts";
import { startQstashDouble } from "../doubles/upstash/qstash.ts";
import { startRedisDouble } from "../doubles/upstash/redis.ts";
import { createDatabase } from "../setup/databases.ts";
import { startLoadBalancer } from "../setup/load-balancer.ts";
import { startRedis } from "../setup/redis.ts";
import { textOf } from "../slack/port.ts";

/** A server that was started with an environment. */
export interface Shape {
  url: string;
  close(): Promise<void>;
}

/** Everything around the servers: Postgres, Redis, QStash, Slack, and the address that they are known by. */
export type EdgeWorld = Awaited<ReturnType<typeof openEdgeWorld>>;

/** Opens what is around the servers. `faults`: of QStash. */
export async function openEdgeWorld(faults: Partial<Faults>) {
  const [database, balancer, slack, discord, qstash, redis] = await Promise.all([
    createDatabase(),
    startLoadBalancer(),
    startSlackDouble({ rates: false }),
    startDiscordDouble({ rates: false }),
    startQstashDouble({ retrySecondMs: 20, faults }),
    startRedis(),
  ]);
  const front = await startRedisDouble({ socket: redis.socket });
  slack.listenAt(`${balancer.url}/slack/events`);
  discord.listenAt(`${balancer.url}/discord/interactions`);
  const servers: Shape[] = [];
  const world = {
    ...{ database, balancer, slack, discord, qstash, redis, servers },
    /** What every server is started with. */
    environment: {
      ...{ DATABASE_URL: database.url, LOG_LEVEL: "warn" },
      ...{ SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret },
      ...{ DISCORD_API_URL: discord.url, DISCORD_TOKEN: discord.token },
      DISCORD_PUBLIC_KEY: discord.application.publicKey,
      ...{ ...qstash.environment(balancer.url), ...front.environment },
    },
    add(server: Shape): void {
      servers.push(server);
      balancer.targets.push(server.url);
    },
    ...talk(slack),
    onDiscord: talkOnDiscord(discord),
    async close(): Promise<void> {
      for (const server of servers) await server.close();
      await Promise.all([balancer.close(), slack.close(), discord.close(), qstash.close(), front.close()]);
      await redis.close();
      await database.drop();
    },
  };
  return world;
}

/** What people do in the channel, and what they find there. */
function talk(slack: SlackDouble) {
  const channel = slack.channels.general;
  const roots = () => slack.messages(channel).filter(({ byBot }) => byBot);
  const inThread = ({ ts }: SlackMessage) => slack.messages(channel, ts).filter((message) => message.ts !== ts);
  return {
    roots,
    inThread,
    /** The roots whose runs have ended well. */
    finished: () => roots().filter((root) => textOf(root).includes("Done")),
    results: (root: SlackMessage, version = 1) =>
      inThread(root).filter((message) => textOf(message).includes(`*Version*\n${version}`)),
    expand: (text: string, flags = "--no-images --words 200") =>
      slack.deliver("command", {
        ...{ command: "/expand", text: `${text} ${flags}`, user: slack.people.ada, channel },
      }),
    reply: (root: SlackMessage, text: string) => slack.say(slack.people.ada, channel, text, root.ts),
    /** The action id of a button of a message. */
    button({ blocks }: SlackMessage, action: string): string {
      const found = new RegExp(`"action_id":"(${action}#\\d+)"`).exec(JSON.stringify(blocks))?.[1];
      if (found === undefined) throw new Error(`There is no button ${action}.`);
      return found;
    },
    press(message: SlackMessage, action: string) {
      const pressed = { message: message.ts, action: this.button(message, action) };
      return slack.deliver("action", { ...{ user: slack.people.ada, channel }, ...pressed });
    },
  };
}

/** The same on Discord, as far as the stories go there. */
function talkOnDiscord(discord: DiscordDouble) {
  const channel = discord.channels.general;
  const ofBot = (where: string) => discord.messages(where).filter(({ author }) => author === discord.application.id);
  return {
    roots: () => ofBot(channel),
    results: (root: string) => ofBot(root).filter((message) => /Version\*{0,2}\s+1\b/.test(readable(message))),
    finished: () => ofBot(channel).filter((root) => readable(root).includes("Done")),
    expand(idea: string, times = 1) {
      const options = [
        { name: "idea", type: 3, value: idea },
        { name: "words", type: 4, value: 200 },
        { name: "images", type: 5, value: false },
      ];
      const data = { id: "1", name: "expand", type: 1, options };
      return discord.deliver({ type: 2, user: discord.people.ada, channel, data }, { times });
    },
  };
}

/** Waits until something is so. `why` is read when it never is. */
export async function until(done: () => boolean | Promise<boolean>, why: () => string, ms = 45_000): Promise<void> {
  for (const end = Date.now() + ms; !(await done()); await wait(50))
    if (Date.now() > end) throw new Error(`It never came. ${why()}`);
}
