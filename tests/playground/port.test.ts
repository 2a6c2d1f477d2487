import { beforeAll } from "vitest";
import type { ChatPort } from "../../src/chat/vocabulary.ts";
import type { MessagesView } from "../../src/playground/api.ts";
import { createHub } from "../../src/playground/hub.ts";
import { createMessageLog } from "../../src/playground/message-log.ts";
import type { MessageView, PartView } from "../../src/playground/view.ts";
import type { Store } from "../../src/store/store.ts";
import { chatPortContract } from "../chat/port-contract.ts";
import { eachDatabase } from "../setup/databases.ts";
import { forget, openPlayground } from "./open.ts";

eachDatabase("the playground", (open, kind) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  chatPortContract(`the playground (${kind})`, async () => {
    await forget(store);
    const playground = await openPlayground(store);
    const port: ChatPort = playground.port;
    return {
      port,
      channel: "playground/general",
      unknown: "playground/nowhere",
      person: "ada",
      other: "ben",
      async read(target, person) {
        const [, channel, kind, id] = target.split("/");
        const path = kind === "thread" ? `threads/${id}` : `channels/${channel}`;
        const response = await playground.get(`/playground/api/${path}?as=${person}`);
        const { messages }: MessagesView = await response.json();
        return messages.map(messageText);
      },
      remove: (message) => createMessageLog(store, createHub()).remove(message),
    };
  });
});

/** What a person reads of a message, HTML taken off. */
function messageText({ content }: MessageView): string {
  if (content.kind !== "card") return JSON.stringify(content);
  return [content.title ?? "", ...content.parts.map(partText)].join("\n");
}

const partText = (part: PartView): string =>
  part.type === "text" ? part.html.replace(/<[^>]*>/g, "") : JSON.stringify(part);
