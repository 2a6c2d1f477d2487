import { afterAll, beforeAll, expect, it } from "vitest";
import type { Button } from "../../src/chat/vocabulary.ts";
import { openHouse } from "../chat/house.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { recorded } from "../doubles/chat/recorded-port.ts";
import { embedded } from "../setup/databases.ts";
import { openSlack, seenBy } from "./port.ts";

let database: Awaited<ReturnType<typeof embedded>>;
beforeAll(async () => {
  database = await embedded();
});
afterAll(() => database.close());

it("a private channel asks for an invitation, keeps the idea and goes on at the press of a button (P4)", async () => {
  const { slack, port } = await openSlack({ now: Date.now, rates: false });
  const { channels, people, workspace } = slack;
  const recording = recorded(port({ now: () => new Date() }));
  const house = openHouse(database.store, recording);
  const target = `slack/${channels.vault}`;
  const envelope = {
    ...{ platform: "slack" as const, target, workspace: { id: `slack:${workspace.id}`, name: workspace.name } },
    person: { externalId: people.ada, name: "Ada" },
  } as const;
  const vault = { id: channels.vault, audience: "channel" } as const;
  await house.bot.accept({
    ...{ ...envelope, eventId: "e1", channel: vault },
    type: "command",
    text: "why bees prefer the north balcony --no-images --words 200",
  });
  await house.settle();
  expect(slack.messages(channels.vault)).toEqual([]);
  const direct = `slack/${channels.direct}`;
  expect(seenBy(slack, direct, people.ada)).toEqual([expect.stringMatching(/Invite me with \/invite @Kindling/)]);
  const retry = recording.notes[0]?.card.parts
    .flatMap((part): Button[] => (part.type === "buttons" ? part.buttons : []))
    .find(({ label }) => label === "Retry");

  slack.world.channels.get(channels.vault)?.members.add(slack.bot.user);
  await house.bot.accept({
    ...{ ...envelope, eventId: "e2", target: direct, channel: { id: channels.direct, audience: "owner" } },
    ...{
      type: "button",
      action: retry?.action ?? "",
      value: retry?.value ?? "",
      message: `${direct}/message/1.000001`,
    },
  });
  await house.settle();
  expect(seenBy(slack, target, people.ada)).toHaveLength(1);
  expect(recording.messages.map(({ card }) => cardText(card)).join()).toContain("Version: 1");
  expect(seenBy(slack, direct, people.ada)).toHaveLength(1);
  await house.close();
  await slack.close();
});
