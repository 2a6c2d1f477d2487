import { beforeAll } from "vitest";
import type { ChatPort } from "../../src/chat/vocabulary.ts";
import { createHub } from "../../src/playground/hub.ts";
import { createMessageLog } from "../../src/playground/message-log.ts";
import { workspace } from "../../src/playground/places.ts";
import type { Store } from "../../src/store/store.ts";
import { recorded } from "../doubles/chat/recorded-port.ts";
import { openPlayground } from "../playground/open.ts";
import { eachDatabase } from "../setup/databases.ts";
import { openHouse } from "./house.ts";
import type { OpenPlatform, Platform } from "./stage.ts";
import { conversationStories } from "./stories.ts";

const people = { ada: { externalId: "ada", name: "Ada" }, ben: { externalId: "ben", name: "Ben" } };
const channel = { id: "general", audience: "workspace" } as const;

/** A platform over a port, with the house behind it. */
const opened =
  (store: Store, port: ChatPort, more: Pick<Platform, "workspace" | "target" | "removeThread">): OpenPlatform =>
  async (script) => {
    // Cards keep pace with their runs: what the stories tell must hold at any pace.
    const recording = recorded({ ...port, updatesPerSecond: 100 });
    const { bot, settle, close, published } = openHouse(store, recording, { script });
    return {
      ...{ ...people, ...more, channel, settle, close, port: recording, platform: "playground" },
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
});
