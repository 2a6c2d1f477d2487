import { messageView } from "../messages.ts";
import { giveTrigger, viewOf } from "../methods/views.ts";
import { type AnswerTarget, giveResponseUrl } from "../response-url.ts";
import type { EnvelopeType } from "../socket/socket-mode.ts";
import type { Channel, OpenView, Person, SlackMessage, World } from "../world.ts";
import { elementOf, filled, stateOf } from "./elements.ts";

/** What a person or the workspace does, and what is told of it. Conversations, people and views are named by id. */
export interface Deeds {
  /** A slash command. */
  command: { command: string; text?: string; user: string; channel: string };
  /** A press or a choice in a message; `value` is the option chosen, or `positive` / `negative`. */
  action: { user: string; channel: string; message: string; action: string; value?: string };
  /** A press or a choice in a modal or a Home. */
  viewAction: { user: string; view: string; action: string; value?: string };
  /** A modal is sent with these fields, by action id. */
  submit: { user: string; view: string; fields?: Record<string, string | string[]> };
  /** A modal is closed. */
  close: { user: string; view: string };
  shortcut: { user: string; callbackId: string };
  messageShortcut: { user: string; channel: string; message: string; callbackId: string };
  /** A menu asks for its options. */
  suggestion: { user: string; view: string; action: string; value: string };
  /** Any event; its `type` says which. */
  event: { type: string; [field: string]: unknown };
  /** Slack asks whether the address is the app's. */
  challenge: { challenge: string };
}

/** What is sent. A form has its fields in `body`; an interaction is one field `payload`. */
export interface Payload {
  type: EnvelopeType;
  form: "command" | "interaction" | "json";
  body: Record<string, unknown>;
  /** Whom an answer in the ack is for. */
  target?: AnswerTarget;
  /** The view that was sent. */
  view?: OpenView;
}

const seconds = (world: World): string => (world.now() / 1000).toFixed(6);

function common(world: World, person: Person) {
  const team = { id: person.team, domain: world.team.domain };
  return {
    token: world.app.verificationToken,
    api_app_id: world.app.id,
    team,
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team },
  };
}

function known<T>(thing: T | undefined, id: string): T {
  if (thing === undefined) throw new Error(`The double knows no ${id}.`);
  return thing;
}
const personOf = (world: World, id: string): Person => known(world.people.get(id), id);
const channelOf = (world: World, id: string): Channel => known(world.channels.get(id), id);
const messageOf = (world: World, channel: string, ts: string): SlackMessage =>
  known(
    world.messages.find((message) => message.channel === channel && message.ts === ts),
    ts,
  );
const viewIn = (world: World, id: string): OpenView =>
  known(world.views.get(id) ?? [...world.homes.values()].find((home) => home.id === id), id);

/** Builders of payloads, one for each deed. https://docs.slack.dev/reference/interaction-payloads */
export const payloads: { [K in keyof Deeds]: (world: World, deed: Deeds[K]) => Payload } = {
  command(world, { command, text = "", user, channel }) {
    const person = personOf(world, user);
    const { id, name, kind } = channelOf(world, channel);
    const target = { channel, user, message: undefined };
    const body = {
      token: world.app.verificationToken,
      team_id: person.team,
      team_domain: world.team.domain,
      channel_id: id,
      channel_name: kind === "im" ? "directmessage" : kind === "private" ? "privategroup" : name,
      user_id: user,
      user_name: person.name,
      command,
      text,
      api_app_id: world.app.id,
      is_enterprise_install: "false",
      response_url: giveResponseUrl(world, target),
      trigger_id: giveTrigger(world, user),
    };
    return { type: "slash_commands", form: "command", body, target };
  },

  action(world, { user, channel, message: ts, action, value }) {
    const message = messageOf(world, channel, ts);
    const ephemeral = message.ephemeralTo !== undefined;
    return interaction(world, user, {
      type: "block_actions",
      container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: ephemeral },
      channel: { id: channel, name: channelOf(world, channel).name },
      ...(!ephemeral && { message: messageView(world, message, true) }),
      state: { values: {} },
      response_url: giveResponseUrl(world, { channel, user, message: ts }),
      actions: [pressed(world, message.blocks ?? [], action, value)],
    });
  },

  viewAction(world, { user, view: id, action, value }) {
    const open = viewIn(world, id);
    return interaction(world, user, {
      type: "block_actions",
      container: { type: "view", view_id: id },
      view: viewOf(world, open),
      actions: [pressed(world, open.view.blocks, action, value)],
    });
  },

  submit(world, { user, view: id, fields = {} }) {
    const open = viewIn(world, id);
    const view = { ...viewOf(world, open), state: stateOf(open.view.blocks, fields) };
    return { ...interaction(world, user, { type: "view_submission", view, response_urls: [] }), view: open };
  },

  close(world, { user, view: id }) {
    const open = viewIn(world, id);
    world.views.delete(id);
    return interaction(world, user, { type: "view_closed", view: viewOf(world, open), is_cleared: false });
  },

  shortcut: (world, { user, callbackId }) =>
    interaction(world, user, { type: "shortcut", callback_id: callbackId, action_ts: seconds(world) }),

  messageShortcut: (world, { user, channel, message: ts, callbackId }) =>
    interaction(world, user, {
      type: "message_action",
      callback_id: callbackId,
      action_ts: seconds(world),
      message_ts: ts,
      channel: { id: channel, name: channelOf(world, channel).name },
      message: messageView(world, messageOf(world, channel, ts)),
      response_url: giveResponseUrl(world, { channel, user, message: undefined }),
    }),

  suggestion(world, { user, view: id, action, value }) {
    const open = viewIn(world, id);
    const { blockId } = elementOf(open.view.blocks, action);
    const body = { type: "block_suggestion", action_id: action, block_id: blockId, value, view: viewOf(world, open) };
    return interaction(world, user, body);
  },

  event(world, event) {
    const body = {
      token: world.app.verificationToken,
      team_id: world.team.id,
      context_team_id: world.team.id,
      api_app_id: world.app.id,
      event: { event_ts: seconds(world), ...event },
      type: "event_callback",
      event_id: world.id("Ev"),
      event_time: Math.floor(world.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: world.team.id,
          user_id: world.bot.user,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
    return { type: "events_api", form: "json", body };
  },

  challenge: (world, { challenge }) => ({
    type: "events_api",
    form: "json",
    body: { token: world.app.verificationToken, challenge, type: "url_verification" },
  }),
};

function interaction(world: World, user: string, body: Record<string, unknown>): Payload {
  const trigger = { trigger_id: giveTrigger(world, user) };
  return {
    type: "interactive",
    form: "interaction",
    body: { ...common(world, personOf(world, user)), ...trigger, ...body },
  };
}

function pressed(world: World, blocks: Parameters<typeof elementOf>[0], action: string, value: string | undefined) {
  const found = elementOf(blocks, action);
  return { action_id: action, block_id: found.blockId, ...filled(found, value), action_ts: seconds(world) };
}
