import { Client, Events, GatewayIntentBits, type Interaction, type Message, Partials } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../../chat/stage.ts";
import { type DiscordDouble, startDiscordDouble } from "./server.ts";

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;

describe("the Gateway of the Discord double, to the real client", () => {
  let discord: DiscordDouble;
  let client: Client | undefined;
  beforeEach(async () => {
    discord = await startDiscordDouble({ rates: false, heartbeatMs: 150 });
  });
  afterEach(async () => {
    await client?.destroy();
    await discord.close();
  });

  async function connect(intents = [Guilds, GuildMessages, DirectMessages, MessageContent]) {
    const own = new Client({ intents, partials: [Partials.Channel, Partials.Message], rest: { api: discord.url } });
    client = own;
    // The client changes its messages in place.
    const messages: Pick<Message, "content" | "guildId">[] = [];
    own.on(Events.MessageCreate, ({ content, guildId }) => messages.push({ content, guildId }));
    const ready = new Promise((resolve) => own.once(Events.ClientReady, resolve));
    await own.login(discord.token);
    await ready;
    return { client: own, messages };
  }
  const said = (messages: readonly Pick<Message, "content">[]) => messages.map(({ content }) => content);

  it("says hello, takes its heartbeats, and tells of messages written, changed and deleted", async () => {
    const { client: own, messages } = await connect();
    const changed: string[] = [];
    const deleted: string[] = [];
    own.on(Events.MessageUpdate, (_, message) => changed.push(message.content ?? ""));
    own.on(Events.MessageDelete, ({ id }) => deleted.push(id));
    const { id } = discord.say(discord.people.ada, discord.channels.general, "one");
    await eventually(() => messages.length === 1);
    discord.edit(id, discord.channels.general, "two");
    discord.remove(discord.channels.general, id);
    await eventually(() => deleted.length === 1);
    expect([said(messages), changed, deleted]).toEqual([["one"], ["two"], [id]]);
    expect(messages[0]?.guildId).toBe(discord.guild.id);
    await eventually(() => discord.gateway.beats > 1);
  });

  it("keeps words back without MESSAGE_CONTENT, but for mentions and direct messages", async () => {
    const { messages } = await connect([Guilds, GuildMessages, DirectMessages]);
    const { people, channels, application, world } = discord;
    discord.say(people.ada, channels.general, "secret");
    discord.say(people.ada, channels.general, `<@${application.id}> open`);
    const direct = discord.addChannel("", [people.ada], { type: 1 });
    discord.say(people.ada, direct.id, "between us");
    await eventually(() => messages.length === 3);
    expect(said(messages)).toEqual(["", `<@${world.application.id}> open`, "between us"]);
  });

  it("closes with 4014 where the portal has MESSAGE_CONTENT switched off, and with 4004 for a wrong token", async () => {
    discord.world.messageContent = false;
    await expect(connect()).rejects.toThrow(/disallowed intents/i);
    await client?.destroy();
    const { messages } = await connect([Guilds, GuildMessages]);
    discord.say(discord.people.ada, discord.channels.general, "x");
    await eventually(() => messages.length === 1);
  });

  it.each<[string, (double: DiscordDouble) => void]>([
    ["asked to come again (op 7)", (double) => double.gateway.reconnect()],
    ["told that its session goes on (op 9)", (double) => double.gateway.invalidate(true)],
    ["cut off", (double) => double.gateway.drop()],
    ["closed with 4000", (double) => double.gateway.close(4000)],
  ])(
    "a client that is %s resumes, and hears what it missed",
    async (_, disturb) => {
      const { client: own, messages } = await connect();
      const resumed = new Promise((resolve) => own.once(Events.ShardResume, resolve));
      disturb(discord);
      await new Promise((resolve) => setTimeout(resolve, 20));
      discord.say(discord.people.ada, discord.channels.general, "missed");
      await resumed;
      await eventually(() => messages.length > 0);
      expect(said(messages)).toEqual(["missed"]);
      expect(discord.gateway.sessions).toHaveLength(1);
    },
    20_000,
  );

  it("tells everything twice when it is told to", async () => {
    const { client: own } = await connect();
    let told = 0;
    own.ws.on("MESSAGE_CREATE" as never, () => told++);
    discord.gateway.repeat(2);
    discord.say(discord.people.ada, discord.channels.general, "x");
    await eventually(() => told === 2);
  });

  it("brings interactions, which are answered by callback", async () => {
    const { client: own } = await connect();
    const came = new Promise<Interaction>((resolve) => own.once(Events.InteractionCreate, resolve));
    const open = discord.dispatchInteraction({
      ...{ type: 2, user: discord.people.ada, channel: discord.channels.general },
      data: { id: discord.world.snowflake(), name: "expand", type: 1 },
    });
    const interaction = await came;
    if (!interaction.isChatInputCommand()) throw new Error("no command");
    await interaction.reply({ content: "here", allowedMentions: { parse: [] } });
    expect(open.answered?.type).toBe(4);
    expect(discord.messages(discord.channels.general).map(({ content }) => content)).toEqual(["here"]);
  });
});
