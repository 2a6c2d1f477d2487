import { z } from "zod";
import { defineMethod, structured, takes } from "../method.ts";
import { perMinute } from "../rates.ts";
import { SlackRefusal } from "../refusal.ts";
import { checkView, type SentView } from "../rules/views.ts";
import { knownFiles, type OpenView, type World } from "../world.ts";

/** A trigger is good for one view within this time. https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
export const triggerLifeMs = 3_000;
/** Views on top of each other. */
const stackLimit = 3;

/** A trigger for one view. */
export function giveTrigger(world: World, user: string): string {
  const id = `${world.id("G")}.${world.team.id}.trigger`;
  world.triggers.set(id, { user, expiresAt: world.now() + triggerLifeMs, used: false });
  return id;
}

/** Whose trigger it is, now used up. */
function useTrigger(world: World, id: string): string {
  const trigger = world.triggers.get(id);
  if (trigger === undefined) throw new SlackRefusal("invalid_trigger_id");
  if (trigger.used) throw new SlackRefusal("exchanged_trigger_id");
  if (world.now() > trigger.expiresAt) throw new SlackRefusal("expired_trigger_id");
  trigger.used = true;
  return trigger.user;
}

const hashOf = (world: World): string => `${Math.floor(world.now() / 1000)}.${world.id("h")}`;

/** Shows a modal to a person, on top of another if `previous` is one. */
export function showModal(world: World, user: string, view: SentView, previous?: string): OpenView {
  needFreshExternalId(world, view, undefined);
  const shown: OpenView = { id: world.id("V"), user, view, hash: hashOf(world), previous };
  world.views.set(shown.id, shown);
  return shown;
}

/** Puts a new content into a view. */
export function replaceView(world: World, shown: OpenView, view: SentView): OpenView {
  needFreshExternalId(world, view, shown);
  Object.assign(shown, { view, hash: hashOf(world) });
  return shown;
}

function needFreshExternalId(world: World, { external_id }: SentView, self: OpenView | undefined): void {
  const taken = [...world.views.values()].find(
    ({ view }) => external_id !== undefined && view.external_id === external_id,
  );
  if (taken !== undefined && taken !== self) throw new SlackRefusal("duplicate_external_id");
}

/** A view as Slack describes it. https://docs.slack.dev/reference/objects/view-object */
export const viewOf = (world: World, { id, view, hash, previous }: OpenView): Record<string, unknown> => ({
  private_metadata: "",
  callback_id: "",
  external_id: "",
  ...view,
  id,
  team_id: world.team.id,
  app_id: world.app.id,
  bot_id: world.bot.id,
  hash,
  root_view_id: rootOf(world, id),
  previous_view_id: previous ?? null,
  state: { values: {} },
});

function rootOf(world: World, id: string): string {
  const previous = world.views.get(id)?.previous;
  return previous === undefined ? id : rootOf(world, previous);
}

function depth(world: World, id: string): number {
  const previous = world.views.get(id)?.previous;
  return previous === undefined ? 1 : 1 + depth(world, previous);
}

const open = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(100),
  args: takes({ trigger_id: z.string(), view: structured }),
  run(world, args) {
    const view = checkView(args.view, "modal", knownFiles(world));
    return { view: viewOf(world, showModal(world, useTrigger(world, args.trigger_id), view)) };
  },
});

const push = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(100),
  args: takes({ trigger_id: z.string(), view: structured }),
  run(world, args) {
    const view = checkView(args.view, "modal", knownFiles(world));
    const user = useTrigger(world, args.trigger_id);
    const top = [...world.views.values()].findLast((shown) => shown.user === user);
    if (top !== undefined && depth(world, top.id) >= stackLimit) throw new SlackRefusal("push_limit_reached");
    return { view: viewOf(world, showModal(world, user, view, top?.id)) };
  },
});

const update = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(100),
  args: takes({
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
    view: structured,
  }),
  run(world, args) {
    const shown = [...world.views.values()].find(
      ({ id, view }) =>
        id === args.view_id || (args.external_id !== undefined && view.external_id === args.external_id),
    );
    const view = checkView(args.view, "modal", knownFiles(world));
    if (shown === undefined) throw new SlackRefusal("not_found");
    if (args.hash !== undefined && args.hash !== shown.hash) throw new SlackRefusal("hash_conflict");
    return { view: viewOf(world, replaceView(world, shown, view)) };
  },
});

const publish = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(100),
  args: takes({ user_id: z.string(), hash: z.string().optional(), view: structured }),
  run(world, args, token) {
    const person = world.people.get(args.user_id);
    if (person === undefined || person.team !== token.team) throw new SlackRefusal("user_not_found");
    const view = checkView(args.view, "home", knownFiles(world));
    const before = world.homes.get(person.id);
    if (before !== undefined && args.hash !== undefined && args.hash !== before.hash)
      throw new SlackRefusal("hash_conflict");
    const id = before?.id ?? world.id("V");
    const home: OpenView = { id, user: person.id, view, hash: hashOf(world), previous: undefined };
    world.homes.set(person.id, home);
    return { view: viewOf(world, home) };
  },
});

/** Modals and the Home. https://docs.slack.dev/reference/methods?family=views */
export const views = { "views.open": open, "views.push": push, "views.update": update, "views.publish": publish };
