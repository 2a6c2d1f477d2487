import { chatPortContract } from "../chat/port-contract.ts";
import { openSlack, removeMessage, seenBy } from "./port.ts";

chatPortContract("Slack", async () => {
  const { slack, port } = await openSlack();
  const { channels, people } = slack;
  return {
    port: port(),
    channel: `slack/${channels.general}`,
    unknown: "slack/C4040404040",
    person: people.ada,
    other: people.ben,
    read: async (target, person) => seenBy(slack, target, person),
    remove: async (message) => removeMessage(slack, message),
    close: () => slack.close(),
  };
});
