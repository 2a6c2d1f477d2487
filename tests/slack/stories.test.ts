import { beforeAll } from "vitest";
import { decodeTarget, encodeMessage } from "../../src/slack/places.ts";
import type { Store } from "../../src/store/store.ts";
import { openHouse } from "../chat/house.ts";
import type { OpenPlatform } from "../chat/stage.ts";
import { conversationStories } from "../chat/stories.ts";
import { recorded } from "../doubles/chat/recorded-port.ts";
import { eachDatabase } from "../setup/databases.ts";
import { openSlack, removeMessage } from "./port.ts";

eachDatabase("the conversation on Slack", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  const openPlatform: OpenPlatform = async (script) => {
    const { slack, port } = await openSlack({ now: Date.now, rates: false });
    const { channels, world, workspace } = slack;
    // The stories call people by their platform's ids.
    for (const id of ["ada", "ben"]) {
      world.people.set(id, { id, name: id, team: workspace.id, bot: false, admin: false, tz: "Etc/UTC" });
      world.channels.get(channels.general)?.members.add(id);
    }
    // Cards keep pace with their runs: what the stories tell must hold at any pace, and Slack's own has its own tests.
    const recording = recorded({ ...port({ now: () => new Date() }), updatesPerSecond: 100 });
    const { bot, settle, close, published } = openHouse(store, recording, { script });
    return {
      ...{ settle, port: recording, platform: "slack", accept: bot.accept },
      workspace: { id: `slack:${workspace.id}`, name: workspace.name },
      channel: { id: channels.general, audience: "workspace" },
      target: `slack/${channels.general}`,
      ada: { externalId: "ada", name: "Ada" },
      ben: { externalId: "ben", name: "Ben" },
      published: () => [...published.keys()],
      async removeThread(root, thread) {
        const place = decodeTarget(thread);
        const replies = slack
          .messages(place.channel, place.thread ?? undefined)
          .filter(({ ts }) => ts !== place.thread);
        for (const { ts } of replies) removeMessage(slack, encodeMessage({ ...place, ts }));
        removeMessage(slack, root);
      },
      async close() {
        await close();
        await slack.close();
      },
    };
  };
  conversationStories("on Slack", openPlatform);
});
