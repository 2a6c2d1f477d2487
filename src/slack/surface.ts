import { slackAppTexts } from "../chat/texts/slack-app.ts";

/**
 * Everything by which Slack reaches us, and what we ask for in return: the one list. The manifest is made of it, the code
 * that reads payloads goes by its names, and the doctor and `docs/slack.md` tell from it what each scope is for.
 */

/** Slash commands. https://docs.slack.dev/interactivity/implementing-slash-commands */
export const slackCommands = {
  expand: {
    command: "/expand",
    description: slackAppTexts.expand,
    usage_hint: slackAppTexts.expandUsage,
  },
} as const;

/** Shortcuts. `message` ones stand in a message's menu, `global` ones beside the message box. Names have at most 24 letters. */
export const slackShortcuts = {
  expandMessage: {
    name: "Expand this message",
    type: "message",
    callback_id: "expand_message",
    description: slackAppTexts.expandMessage,
  },
  expand: {
    name: "Expand an idea",
    type: "global",
    callback_id: "expand",
    description: slackAppTexts.expand,
  },
} as const;

/** Events that are subscribed to, and the scope without which Slack does not send them. */
export const slackEvents = {
  app_mention: "app_mentions:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  "message.mpim": "mpim:history",
  reaction_added: "reactions:read",
  app_home_opened: null,
  agent_session_stopped: "assistant:write",
  app_uninstalled: null,
  tokens_revoked: null,
} as const;

/** An event as the manifest names it; `message.…` all arrive as `message`. */
export type SlackEventName = keyof typeof slackEvents;

/** Scopes of the bot's token, with what each is for. */
export const slackScopes = {
  "app_mentions:read": "hears that somebody mentions Kindling",
  "assistant:write": "hears that somebody pressed Stop in Slack",
  "channels:history": "reads replies in the threads of public channels",
  "channels:join": "joins a public channel when somebody expands an idea there",
  "channels:read": "tells a public channel from a private one",
  "chat:write": "posts progress, results and answers",
  commands: "offers `/expand` and the two shortcuts",
  "files:write": "uploads pictures, posts and archives",
  "groups:history": "reads replies in the threads of private channels that it was invited to",
  "groups:read": "tells whether it is in a private channel",
  "im:history": "reads direct messages to it",
  "im:write": "opens a direct message to tell somebody something in private",
  "mpim:history": "reads replies in group messages that it is in",
  "mpim:read": "tells a group message from a private channel",
  "reactions:read": "keeps a message that somebody marks with the emoji for ideas",
  "reactions:write": "marks a reply as seen",
  "users:read": "knows people's names, languages, time zones, and who is an admin",
} as const satisfies Record<string, string>;

/** A scope that the bot asks for. */
export type SlackScope = keyof typeof slackScopes;
/** {@link slackScopes}, as OAuth and the manifest want them. */
export const scopeNames = Object.keys(slackScopes) as SlackScope[];
