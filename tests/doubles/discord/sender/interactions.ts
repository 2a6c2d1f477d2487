import { type KeyObject, randomBytes, sign } from "node:crypto";
import { answerFirst } from "../interactions.ts";
import { channelPayload, messagePayload, userPayload } from "../payloads.ts";
import { refusals } from "../refusal.ts";
import type { OpenInteraction, World } from "../world.ts";

/** What a person does, as Discord tells the app. `data` is the interaction's own. */
export interface Sent {
  type: OpenInteraction["type"];
  user: string;
  channel: string;
  data: Record<string, unknown>;
  /** The message whose component was pressed, or that the modal was opened from. */
  message?: string;
  locale?: string;
  /** Only the person brought the app along: the bot is no member there. */
  brought?: true;
  /** The person may manage the guild. */
  manages?: true;
}

/** How it travels: signed well by default. */
export interface Travel {
  /** Deliveries of the very same interaction, each signed anew. */
  times?: number;
  signature?: "good" | "bad" | "none" | "stale";
}

/** What the app said to a delivery. */
export interface Delivered {
  status: number;
  body: unknown;
  /** Why Discord does not take the answer. */
  refusal: string | undefined;
  interaction: OpenInteraction;
}

/** The permissions that the bot has in a channel, as `app_permissions` tells. */
const bits = {
  ...{ ADD_REACTIONS: 1n << 6n, VIEW_CHANNEL: 1n << 10n, SEND_MESSAGES: 1n << 11n, ATTACH_FILES: 1n << 15n },
  ...{ READ_MESSAGE_HISTORY: 1n << 16n, CREATE_PUBLIC_THREADS: 1n << 35n, SEND_MESSAGES_IN_THREADS: 1n << 38n },
} as const;

/** Begins an interaction: from here its token lives. */
export function beginInteraction(world: World, { type, user, channel, message }: Sent): OpenInteraction {
  const open: OpenInteraction = {
    ...{ id: world.snowflake(), token: randomBytes(30).toString("base64url"), type, user, channel, message },
    ...{ startedAt: world.now(), answered: undefined, original: undefined, ephemeral: false },
  };
  world.interactions.set(open.token, open);
  return open;
}

/** The interaction as it is delivered, by HTTP or by the Gateway. */
export function interactionPayload(
  world: World,
  open: OpenInteraction,
  { data, locale = "en-GB", brought, manages }: Sent,
) {
  const user = world.users.get(open.user);
  const channel = world.channels.get(open.channel);
  if (user === undefined || channel === undefined) throw new Error("Nobody there, or no such channel.");
  const guarded = world.channels.get(channel.parent ?? channel.id) ?? channel;
  const allowed = Object.entries(bits).filter(([name]) => ![...guarded.denied].some((denied) => denied === name));
  const permissions = String(allowed.reduce((sum, [, bit]) => sum | bit, 0n));
  const message = world.messages.find(({ id }) => id === open.message);
  const direct = channel.type === 1;
  const member = {
    user: userPayload(user),
    roles: [],
    permissions: String(BigInt(permissions) | (manages ? 1n << 5n : 0n)),
    joined_at: new Date(0).toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
  };
  return {
    ...{ id: open.id, application_id: world.application.id, type: open.type, token: open.token, version: 1, data },
    ...{ channel_id: open.channel, channel: channelPayload(world, channel), locale, app_permissions: permissions },
    ...{
      entitlements: [],
      authorizing_integration_owners: brought ? { 1: open.user } : { 0: direct ? "0" : world.guild.id },
      context: direct ? 1 : 0,
    },
    attachment_size_limit: 10_485_760,
    ...(direct
      ? { user: userPayload(user) }
      : {
          member,
          guild_id: world.guild.id,
          guild_locale: "en-US",
          guild: { id: world.guild.id, locale: "en-US", features: [] },
        }),
    ...(message && { message: messagePayload(world, message) }),
  };
}

/** Sends signed interactions to the app's address, as Discord does. */
export function createSender(world: World, privateKey: KeyObject, address: () => string | undefined) {
  /** One request; its body and time as they stand in the signature. */
  async function request(body: string, signature: Travel["signature"] = "good") {
    const url = address();
    if (url === undefined) throw new Error("The app has no address.");
    const seconds = Math.floor(world.now() / 1000) - (signature === "stale" ? 3600 : 0);
    const signed = sign(null, Buffer.from(`${seconds}${body}`), privateKey);
    if (signature === "bad") signed[0] = (signed[0] ?? 0) ^ 1;
    const headers = {
      ...{ "content-type": "application/json", "x-signature-timestamp": String(seconds) },
      ...(signature !== "none" && { "x-signature-ed25519": signed.toString("hex") }),
    };
    const response = await fetch(url, { method: "POST", body, headers });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : jsonOf(text) };
  }

  return {
    /** Asks whether the app is there. */
    ping: (signature?: Travel["signature"]) =>
      request(
        JSON.stringify({ id: world.snowflake(), application_id: world.application.id, type: 1, version: 1 }),
        signature,
      ),
    /** Delivers what a person does. The first answer counts; what Discord would not take is said. */
    async deliver(sent: Sent, { times = 1, signature }: Travel = {}): Promise<Delivered[]> {
      const interaction = beginInteraction(world, sent);
      const body = JSON.stringify(interactionPayload(world, interaction, sent));
      const deliveries: Delivered[] = [];
      for (let time = 0; time < times; time++) {
        const answer = await request(body, signature);
        let refusal: string | undefined;
        // 202 says that the answer came by the callback; 204 that there is none in this response.
        if (answer.status === 200 && interaction.answered === undefined) {
          try {
            answerFirst(world, interaction, answer.body);
          } catch (error) {
            refusal = error instanceof Error ? error.message : String(error);
          }
        } else if (answer.status >= 300) refusal = refusals.unknownInteraction().message;
        deliveries.push({ ...answer, refusal, interaction });
      }
      return deliveries;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
