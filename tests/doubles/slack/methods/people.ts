import { z } from "zod";
import { defineMethod, flag, takes } from "../method.ts";
import { perMinute } from "../rates.ts";
import { SlackRefusal } from "../refusal.ts";

const authTest = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(600),
  args: takes({}),
  run: (world, _, token) => ({
    url: `https://${world.team.domain}.slack.com/`,
    team: world.team.name,
    user: world.bot.name,
    team_id: token.team,
    user_id: world.bot.user,
    bot_id: world.bot.id,
    is_enterprise_install: token.enterpriseInstall,
  }),
});

const authRevoke = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(50),
  args: takes({ test: flag.optional() }),
  run(_, { test }, token) {
    if (!test) token.revoked = true;
    return { revoked: !test };
  },
});

const usersInfo = defineMethod({
  by: "bot",
  scopes: ["users:read"],
  rate: perMinute(100),
  args: takes({ user: z.string(), include_locale: flag.optional() }),
  run(world, { user, include_locale }, token) {
    const person = world.people.get(user);
    if (person === undefined || person.team !== token.team) throw new SlackRefusal("user_not_found");
    return {
      user: {
        id: person.id,
        team_id: person.team,
        name: person.name,
        real_name: person.name,
        deleted: false,
        is_bot: person.bot,
        is_admin: person.admin,
        is_owner: false,
        is_primary_owner: false,
        tz: person.tz,
        profile: {
          display_name: person.name,
          real_name: person.name,
          image_72: `https://example.com/${person.id}.png`,
        },
        ...(include_locale && { locale: "en-GB" }),
      },
    };
  },
});

const teamInfo = defineMethod({
  by: "bot",
  scopes: ["team:read"],
  rate: perMinute(50),
  args: takes({ team: z.string().optional() }),
  run(world, { team }, token) {
    if (team !== undefined && team !== token.team) throw new SlackRefusal("team_not_found");
    return { team: { ...world.team, id: token.team } };
  },
});

const botsInfo = defineMethod({
  by: "bot",
  scopes: ["users:read"],
  rate: perMinute(50),
  args: takes({ bot: z.string() }),
  run(world, { bot }) {
    if (bot !== world.bot.id) throw new SlackRefusal("bot_not_found");
    return { bot: { id: bot, app_id: world.app.id, user_id: world.bot.user, name: world.bot.name, deleted: false } };
  },
});

/** Who is who. https://docs.slack.dev/reference/methods/auth.test */
export const people = {
  "auth.test": authTest,
  "auth.revoke": authRevoke,
  "users.info": usersInfo,
  "team.info": teamInfo,
  "bots.info": botsInfo,
};
