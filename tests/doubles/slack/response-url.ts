import { z } from "zod";
import { parseJson } from "./body.ts";
import { addMessage } from "./messages.ts";
import { flag } from "./method.ts";
import { deleteMessage } from "./methods/chat.ts";
import { parseOrRefuse, SlackRefusal } from "./refusal.ts";
import { checkContent, postedCharacters } from "./rules/content.ts";
import { knownFiles, type SlackMessage, type World } from "./world.ts";

/** Uses of a response address, and how long it lives. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const responseUrlUses = 5;
export const responseUrlLifeMs = 1_800_000;

/** What is answered through a response address, or at once to a command. */
const answer = z.strictObject({
  response_type: z.enum(["in_channel", "ephemeral"]).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  markdown_text: z.string().optional(),
  thread_ts: z.string().optional(),
  mrkdwn: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

/** Where an answer goes: who is meant, and the message that was pressed. */
export interface AnswerTarget {
  channel: string;
  user: string;
  /** The ts of the message that can be replaced. */
  message: string | undefined;
}

/** A new response address for a conversation and a person. */
export function giveResponseUrl(world: World, target: AnswerTarget): string {
  const id = world.id("u");
  world.responseUrls.set(id, { ...target, expiresAt: world.now() + responseUrlLifeMs, uses: 0 });
  return `${world.origin}/response/${id}`;
}

/** Posts, replaces or deletes as an answer says. Throws a `SlackRefusal`. */
export function takeAnswer(world: World, target: AnswerTarget, value: unknown): SlackMessage | undefined {
  const said = parseOrRefuse(answer, value, "invalid_payload");
  const original = world.messages.find(({ channel, ts }) => channel === target.channel && ts === target.message);
  if (said.delete_original) {
    if (original === undefined) throw new SlackRefusal("message_not_found");
    deleteMessage(world, original);
    return undefined;
  }
  const content = checkContent(said, knownFiles(world), postedCharacters);
  if (said.replace_original && original !== undefined) {
    return Object.assign(original, { blocks: undefined }, content, { editedAt: (world.now() / 1000).toFixed(6) });
  }
  return addMessage(world, {
    ...content,
    channel: target.channel,
    user: world.bot.user,
    byBot: true,
    thread_ts: said.thread_ts,
    ephemeralTo: said.response_type === "in_channel" ? undefined : target.user,
  });
}

/** Answers a POST to a response address: 200 `ok`, else the status and the word that Slack gives. */
export function takeResponse(world: World, id: string, text: string): { status: number; text: string } {
  const url = world.responseUrls.get(id);
  if (url === undefined) return { status: 404, text: "no_service" };
  if (world.now() > url.expiresAt) return { status: 404, text: "expired_url" };
  if (url.uses >= responseUrlUses) return { status: 404, text: "used_url" };
  try {
    const value = parseJson(text);
    if (value === undefined) throw new SlackRefusal("invalid_payload");
    takeAnswer(world, url, value);
    url.uses++;
    return { status: 200, text: "ok" };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { status: 400, text: error.code };
  }
}
