import { beforeAll } from "vitest";
import type { ChatPort } from "../../src/chat/vocabulary.ts";
import { decodeMessage } from "../../src/discord/places.ts";
import { createHub } from "../../src/playground/hub.ts";
import { createMessageLog } from "../../src/playground/message-log.ts";
import { workspace } from "../../src/playground/places.ts";
import type { Store } from "../../src/store/store.ts";
import { channelTarget, openDiscord } from "../discord/open.ts";
import { recorded } from "../doubles/chat/recorded-port.ts";
import { openPlayground } from "../playground/open.ts";
import { eachDatabase } from "../setup/databases.ts";
import { openHouse } from "./house.ts";
import type { OpenPlatform, Platform } from "./stage.ts";
import { conversationStories } from "./stories.ts";

const people = { ada: { externalId: "ada", name: "Ada" }, ben: { externalId: "ben", name: "Ben" } };
const channel = { id: "general", audience: "workspace" } as const;

/** What a platform brings beside its port. */
type Furniture = Pick<Platform, "workspace" | "target" | "removeThread"> &
  Partial<Pick<Platform, "ada" | "ben" | "channel" | "platform">>;

/** A platform over a port, with the house behind it. */
const opened =
  (store: Store, port: ChatPort, more: Furniture, end?: () => Promise<void>): OpenPlatform =>
  async (script) => {
    const recording = recorded(port);
    const { bot, settle, close, published } = openHouse(store, recording, { script });
    return {
      ...{ ...people, channel, settle, port: recording, platform: "playground", ...more },
      async close() {
        await close();
        await end?.();
      },
      accept: bot.accept,
      published: () => [...published.keys()],
    };
  };

eachDatabase("the conversation", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  conversationStories("in the playground", async (script) => {
    const playground = await openPlayground(store, { stepMs: 0 });
    const log = createMessageLog(store, createHub());
    const removeThread: Platform["removeThread"] = (root) => log.remove(root);
    return opened(store, playground.port, { workspace, target: "playground/general", removeThread })(script);
  });

  conversationStories("on Discord", async (script) => {
    const { discord, port } = await openDiscord();
    const { ada, ben } = discord.people;
    const more: Furniture = {
      platform: "discord",
      workspace: discord.guild,
      channel: { id: discord.channels.general, audience: "workspace" },
      target: channelTarget(discord.channels.general),
      ada: { externalId: ada, name: "Ada" },
      ben: { externalId: ben, name: "Ben" },
      async removeThread(root) {
        const { channel: place, id } = decodeMessage(root);
        discord.removeChannel(id);
        discord.remove(place, id);
      },
    };
    // The stories look at what cards end as, not at how often they change on the way.
    return opened(store, { ...port, updatesPerSecond: 20 }, more, discord.close)(script);
  });
});
