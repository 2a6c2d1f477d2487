import { z } from "zod";
import { defineMethod, takes } from "../method.ts";
import { perMinute } from "../rates.ts";
import { beIn, messageAt } from "../reach.ts";
import { SlackRefusal } from "../refusal.ts";
import type { SlackMessage, Token, World } from "../world.ts";

const args = takes({
  channel: z.string(),
  timestamp: z.string(),
  name: z.string().regex(/^[\w+'-]+(::skin-tone-\d)?$/, "invalid_name"),
});
const reactionsLimit = 23;

function target(world: World, token: Token, channel: string, ts: string): SlackMessage {
  if (beIn(world, token, channel).archived) throw new SlackRefusal("is_archived");
  const message = messageAt(world, channel, ts);
  if (message === undefined) throw new SlackRefusal("message_not_found");
  return message;
}

const add = defineMethod({
  by: "bot",
  scopes: ["reactions:write"],
  rate: perMinute(50),
  args,
  run(world, { channel, timestamp, name }, token) {
    const { reactions } = target(world, token, channel, timestamp);
    const known = reactions.find((reaction) => reaction.name === name);
    if (known?.users.includes(world.bot.user)) throw new SlackRefusal("already_reacted");
    if (known === undefined && reactions.length >= reactionsLimit) throw new SlackRefusal("too_many_emoji");
    if (known === undefined) reactions.push({ name, users: [world.bot.user] });
    else known.users.push(world.bot.user);
    return {};
  },
});

const remove = defineMethod({
  by: "bot",
  scopes: ["reactions:write"],
  rate: perMinute(20),
  args,
  run(world, { channel, timestamp, name }, token) {
    const message = target(world, token, channel, timestamp);
    const known = message.reactions.find((reaction) => reaction.name === name);
    if (!known?.users.includes(world.bot.user)) throw new SlackRefusal("no_reaction");
    known.users = known.users.filter((user) => user !== world.bot.user);
    message.reactions = message.reactions.filter(({ users }) => users.length > 0);
    return {};
  },
});

/** https://docs.slack.dev/reference/methods?family=reactions */
export const reactions = { "reactions.add": add, "reactions.remove": remove };
