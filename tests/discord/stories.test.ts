import { beforeAll } from "vitest";
import { channelOf, decodeMessage, decodeTarget } from "../../src/discord/places.ts";
import type { Store } from "../../src/store/store.ts";
import { openHouse } from "../chat/house.ts";
import type { OpenPlatform } from "../chat/stage.ts";
import { conversationStories } from "../chat/stories.ts";
import { recorded } from "../doubles/chat/recorded-port.ts";
import { eachDatabase } from "../setup/databases.ts";
import { channelTarget, openDiscord } from "./open.ts";

eachDatabase("the conversation on Discord", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  const openPlatform: OpenPlatform = async (script) => {
    const { discord, port } = await openDiscord({ rates: false });
    const { channels, guild, people } = discord;
    // Cards are shown once a second there; the stories are not about that pace, and would take a minute at it.
    const recording = recorded({ ...port, updatesPerSecond: 20 });
    const { bot, settle, close, published } = openHouse(store, recording, { script });
    return {
      ...{ settle, port: recording, platform: "discord", accept: bot.accept },
      workspace: { id: `discord:${guild.id}`, name: guild.name },
      channel: { id: channels.general, audience: "workspace" },
      target: channelTarget(channels.general),
      ada: { externalId: people.ada, name: "Ada" },
      ben: { externalId: people.ben, name: "Ben" },
      published: () => [...published.keys()],
      async removeThread(root, thread) {
        discord.removeChannel(channelOf(decodeTarget(thread)));
        const { channel, id } = decodeMessage(root);
        discord.remove(channel, id);
      },
      async close() {
        await close();
        await discord.close();
      },
    };
  };
  conversationStories("on Discord", openPlatform);
});
