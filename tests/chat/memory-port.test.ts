import { cardText } from "../doubles/chat/card-text.ts";
import { memoryPort } from "../doubles/chat/memory-port.ts";
import { chatPortContract } from "./port-contract.ts";

chatPortContract("the double", async () => {
  const port = memoryPort({ channels: ["general", "dm-ada"] });
  return {
    port,
    channel: "c:general",
    unknown: "c:nowhere",
    person: "ada",
    other: "bob",
    read: async (target, person) => [
      ...port.in(target).map((message) => cardText(message.card)),
      ...port.notes
        .filter((note) => note.target === target && note.person === person)
        .map((note) => cardText(note.card)),
    ],
    remove: async (message) => port.remove(message),
  };
});
