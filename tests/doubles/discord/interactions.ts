import { z } from "zod";
import type { SentFile } from "./body.ts";
import { addMessage, changeMessage, storedFiles } from "./messages.ts";
import { invalidBody, parseOrRefuse, refusals } from "./refusal.ts";
import { answerBody, checkContent, editBody } from "./rules/message.ts";
import { checkChoices, checkModal } from "./rules/modal.ts";
import { firstAnswerMs, flags, type OpenInteraction, type StoredMessage, tokenMs, type World } from "./world.ts";

const response = z.strictObject({ type: z.literal([1, 4, 5, 6, 7, 8, 9]), data: z.unknown().optional() });
const deferred = z.strictObject({ flags: z.literal([0, flags.ephemeral]).optional() });

/** Which first answers each kind of interaction takes. */
const answers: Readonly<Record<OpenInteraction["type"], readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};
const may = flags.suppressEmbeds | flags.silent | flags.componentsV2 | flags.ephemeral;

/** A begun interaction whose token is still good. */
export function interactionOf(world: World, token: string): OpenInteraction {
  const found = world.interactions.get(token);
  if (found === undefined) throw refusals.unknownWebhook();
  if (world.now() > found.startedAt + tokenMs) throw refusals.expiredToken();
  return found;
}

/**
 * The first answer, by HTTP response or by callback: within three seconds and once.
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */
export function answerFirst(world: World, open: OpenInteraction, value: unknown, sent: readonly SentFile[] = []): void {
  if (world.now() > open.startedAt + firstAnswerMs) throw refusals.unknownInteraction();
  if (open.answered !== undefined) throw refusals.acknowledged();
  const { type, data } = parseOrRefuse(response, value);
  if (!answers[open.type].includes(type) || ((type === 6 || type === 7) && open.message === undefined))
    throw invalidBody(
      ["type"],
      "INTERACTION_TYPE_INVALID",
      `An interaction of type ${open.type} takes no answer ${type}`,
    );
  if (type === 8) checkChoices(data);
  if (type === 9) checkModal(data);
  if (type === 5) open.ephemeral = parseOrRefuse(deferred, data ?? {}, ["data"]).flags === flags.ephemeral;
  if (type === 4) open.original = say(world, open, data, sent).id;
  if (type === 6 || type === 7) open.original = open.message;
  const pressed = type === 7 ? world.messages.find(({ id }) => id === open.message) : undefined;
  if (pressed) changeMessage(world, pressed, parseOrRefuse(editBody, data, ["data"]), sent);
  open.answered = { type, data };
}

/** A message of the app's to the interaction; the first one after a defer is the answer that was promised. */
export function followUp(world: World, open: OpenInteraction, body: unknown, sent: readonly SentFile[]): StoredMessage {
  if (open.answered === undefined) throw refusals.unknownWebhook();
  if (open.answered.type === 5 && open.original === undefined) {
    const message = say(world, open, body, sent, open.ephemeral);
    open.original = message.id;
    return message;
  }
  return say(world, open, body, sent);
}

/** Changes the first answer, or makes it after a defer. */
export function editOriginal(
  world: World,
  open: OpenInteraction,
  body: unknown,
  sent: readonly SentFile[],
): StoredMessage {
  const original = world.messages.find(({ id }) => id === open.original);
  if (original) {
    changeMessage(world, original, parseOrRefuse(editBody, body), sent);
    return original;
  }
  if (open.answered?.type !== 5 || open.original !== undefined) throw refusals.unknownMessage();
  return followUp(world, open, body, sent);
}

function say(
  world: World,
  open: OpenInteraction,
  value: unknown,
  sent: readonly SentFile[],
  promised?: boolean,
): StoredMessage {
  const body = parseOrRefuse(answerBody, value);
  const files = storedFiles(world, sent, body);
  const content = checkContent(body, new Set(files.map(({ filename }) => filename)), { may });
  const hidden = promised ?? (content.flags & flags.ephemeral) !== 0;
  return addMessage(world, content, {
    ...{ channel: open.channel, author: world.application.id, files, mentions: body.allowed_mentions },
    ephemeralTo: hidden ? open.user : undefined,
  });
}
