import { sign } from "node:crypto";
import { createDiscord } from "../../src/discord/discord.ts";
import { importSecret, signForwarded } from "../../src/discord/forwarded.ts";
import { createRest } from "../../src/discord/rest.ts";
import { importPublicKey, verifyRequest } from "../../src/discord/signature.ts";
import { createChatWorld } from "../chat/world.ts";
import { createWorld, furnish } from "../doubles/discord/guild.ts";
import { messagePayload } from "../doubles/discord/payloads.ts";
import { beginInteraction, interactionPayload } from "../doubles/discord/sender/interactions.ts";
import { startDiscordDouble } from "../doubles/discord/server.ts";
import { quiet } from "../engine/world.ts";
import { openDatabase } from "./database.ts";
import { type Figure, median, percentile } from "./figures.ts";

const secret = "a secret of two processes";

/**
 * From a signed interaction to its first response, and from a forwarded message to its 204, with the event, the idea and
 * the run committed in between: by the real routes, without a socket. Beside it what a bare check of Discord's signature
 * takes, in turns.
 */
export async function run({ smoke }: { smoke: boolean }): Promise<Figure[]> {
  const database = await openDatabase();
  const world = await createChatWorld(database.store, { asleep: true });
  const double = await startDiscordDouble({ rates: false });
  const { world: keys, privateKey } = createWorld(Date.now);
  furnish(keys);
  try {
    const { applicationId, publicKey } = {
      applicationId: double.application.id,
      publicKey: keys.application.publicKey,
    };
    const discord = createDiscord({
      rest: createRest({ token: double.token, api: double.url }),
      ...{ applicationId, publicKey, gatewaySecret: secret, accept: world.accept, log: quiet },
      ...{ once: async () => false, forget: async () => {}, readBlob: () => async () => undefined },
      ...{ now: () => new Date(), afterwards: () => {} },
    });
    const [key, mac] = await Promise.all([importPublicKey(publicKey), importSecret(secret)]);
    if (key === undefined) throw new Error("the double's key is none");
    const from = { user: double.people.ada, channel: double.channels.general };

    const interaction = (): Request => {
      const idea = { name: "idea", type: 3, value: "why our bees prefer the north balcony" };
      const sent = { ...from, type: 2, data: { id: "1", name: "expand", type: 1, options: [idea] } } as const;
      const body = JSON.stringify(interactionPayload(double.world, beginInteraction(double.world, sent), sent));
      const seconds = String(Math.floor(Date.now() / 1000));
      const signature = sign(null, Buffer.from(seconds + body), privateKey).toString("hex");
      const headers = { "x-signature-timestamp": seconds, "x-signature-ed25519": signature };
      return new Request("http://bench/discord/interactions", { method: "POST", body, headers });
    };
    const forwarded = async (): Promise<Request> => {
      const message = double.say(from.user, from.channel, `<@${applicationId}> why our bees prefer the north balcony`);
      const d = { ...messagePayload(double.world, message), guild_id: double.guild.id };
      double.world.messages.length = 0;
      const body = JSON.stringify({ t: "MESSAGE_CREATE", d });
      const headers = await signForwarded(mac, { event: `MESSAGE_CREATE:${message.id}`, body, now: Date.now() });
      return new Request("http://bench/discord/gateway", { method: "POST", body, headers });
    };
    const answered = async (request: Request) => {
      const { status } = await discord.routes.fetch(request);
      if (status >= 300) throw new Error(`it was answered ${status}`);
    };
    const checked = async (request: Request) => void (await verifyRequest(request, { key, now: () => new Date() }));

    const [rounds, count] = smoke ? [1, 40] : [5, 400];
    const measure = async (
      make: () => Request | Promise<Request>,
      act: (request: Request) => Promise<void>,
      atOnce: number,
    ) => {
      const requests: Request[] = [];
      for (let n = 0; n < count; n++) requests.push(await make());
      const times: number[] = [];
      const work = async () => {
        for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
          const began = performance.now();
          await act(request);
          times.push(performance.now() - began);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return times;
    };
    for (const make of [interaction, forwarded]) await measure(make, answered, 8);

    const figures: Figure[] = [];
    for (const atOnce of [1, 8]) {
      const times: Record<"bare" | "interaction" | "message", number[][]> = { bare: [], interaction: [], message: [] };
      for (let round = 0; round < rounds; round++) {
        times.bare.push(await measure(interaction, checked, atOnce));
        times.interaction.push(await measure(interaction, answered, atOnce));
        times.message.push(await measure(forwarded, answered, atOnce));
        await world.engine.settled();
      }
      for (const share of [0.5, 0.99]) {
        const floor = median(times.bare.map((one) => percentile(one, share)));
        for (const [which, what] of [
          ["interaction", "signed interaction to response"],
          ["message", "forwarded message to run committed"],
        ] as const) {
          const value = median(times[which].map((one) => percentile(one, share)));
          const figure = `${what}, ${atOnce} at once, p${share * 100} (${database.name})`;
          figures.push({ bench: "discord", figure, value, unit: "ms", floor, ratio: value / floor });
        }
      }
    }
    return figures;
  } finally {
    await world.close();
    await double.close();
    await database.close();
  }
}
