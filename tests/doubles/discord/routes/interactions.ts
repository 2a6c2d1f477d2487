import { answerFirst, editOriginal, followUp, interactionOf } from "../interactions.ts";
import { changeMessage, removeMessage } from "../messages.ts";
import { messagePayload } from "../payloads.ts";
import { parseOrRefuse, refusals } from "../refusal.ts";
import type { Route } from "../route.ts";
import { editBody } from "../rules/message.ts";
import type { World } from "../world.ts";

const rate = { limit: 5, windowMs: 2_000 };

/** The callback of an interaction, and its webhook for fifteen minutes after. */
export const interactionRoutes: Route[] = [
  {
    ...{
      name: "interaction.answer",
      method: "POST",
      path: /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
      rate,
      open: true,
    },
    run({ world, ids: [id, token = ""], body, files }) {
      const open = world.interactions.get(token);
      if (open?.id !== id || open === undefined) throw refusals.unknownInteraction();
      answerFirst(world, open, body, files);
      return { status: 204 };
    },
  },
  {
    ...{ name: "followUp.post", method: "POST", path: /^\/webhooks\/(\d+)\/([\w-]+)$/, rate, open: true },
    run: ({ world, ids: [application, token = ""], body, files }) => ({
      body: messagePayload(world, followUp(world, openOf(world, application, token), body, files)),
    }),
  },
  {
    name: "original.edit",
    method: "PATCH",
    path: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/@original$/,
    ...{ rate, open: true },
    run: ({ world, ids: [application, token = ""], body, files }) => ({
      body: messagePayload(world, editOriginal(world, openOf(world, application, token), body, files)),
    }),
  },
  {
    ...{
      name: "original.get",
      method: "GET",
      path: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/@original$/,
      rate,
      open: true,
    },
    run({ world, ids: [application, token = ""] }) {
      const { original } = openOf(world, application, token);
      return { body: messagePayload(world, ownMessage(world, original)) };
    },
  },
  {
    name: "followUp.edit",
    method: "PATCH",
    path: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(\d+)$/,
    ...{ rate, open: true },
    run({ world, ids: [application, token = "", id], body, files }) {
      openOf(world, application, token);
      const message = ownMessage(world, id);
      changeMessage(world, message, parseOrRefuse(editBody, body), files);
      return { body: messagePayload(world, message) };
    },
  },
  {
    name: "followUp.delete",
    method: "DELETE",
    path: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
    ...{ rate, open: true },
    run({ world, ids: [application, token = "", id] }) {
      const open = openOf(world, application, token);
      removeMessage(world, ownMessage(world, id === "@original" ? open.original : id));
      return { status: 204 };
    },
  },
];

function openOf(world: World, application: string | undefined, token: string) {
  if (application !== world.application.id) throw refusals.unknownWebhook();
  return interactionOf(world, token);
}

function ownMessage(world: World, id: string | undefined) {
  const found = world.messages.find((each) => each.id === id && each.author === world.application.id);
  if (found === undefined) throw refusals.unknownMessage();
  return found;
}
