import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openHouse } from "../chat/house.ts";
import { embedded } from "../setup/databases.ts";
import { openSlack, seenBy } from "./port.ts";

let database: Awaited<ReturnType<typeof embedded>>;
beforeAll(async () => {
  database = await embedded();
});
afterAll(() => database.close());

it("a run comes through limits, lost answers and breakdowns with one card and one result (P3)", async () => {
  const { slack, port } = await openSlack({ now: Date.now });
  const house = openHouse(database.store, port({ now: () => new Date(), wait: async (ms) => void (await wait(ms)) }));
  slack.fail("chat.postMessage", { retryAfter: 1 });
  slack.fail("chat.postMessage", "lost");
  slack.fail("chat.postMessage", { slowMs: 0 });
  slack.fail("chat.postMessage", "lost");
  slack.fail("chat.update", { http: 502 });
  slack.fail("chat.update", "lost");
  slack.fail("conversations.history", "dropped");
  slack.fail("conversations.join", { retryAfter: 1 });
  await house.bot.accept({
    ...{ type: "command", eventId: "e1", platform: "slack", target: `slack/${slack.channels.general}` },
    workspace: { id: `slack:${slack.workspace.id}`, name: slack.workspace.name },
    person: { externalId: slack.people.ada, name: "Ada" },
    channel: { id: slack.channels.general, audience: "workspace" },
    text: "why bees prefer the north balcony --no-images --words 200",
  });
  const channel = `slack/${slack.channels.general}`;
  const thread = () => `${channel}/thread/${slack.messages(slack.channels.general)[0]?.ts}`;
  const read = (target: string) => seenBy(slack, target, slack.people.ada).join("\n");
  for (const until = Date.now() + 60_000; Date.now() < until && !/Done/.test(read(channel)); ) {
    await house.settle();
    await wait(250);
  }
  expect(read(channel)).toContain("Done");
  expect(slack.messages(slack.channels.general)).toHaveLength(1);
  expect(read(thread()).match(/\*Version\*\n1/g)).toHaveLength(1);
  expect(slack.calls("chat.update").filter(({ status }) => status === 429)).toEqual([]);
  await house.close();
  await slack.close();
}, 90_000);
