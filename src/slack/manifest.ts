import { slackAppTexts } from "../chat/texts/slack-app.ts";
import { scopeNames, slackCommands, slackEvents, slackShortcuts } from "./surface.ts";

/** Which variant of the manifest: with an address for Slack to call, or for Socket Mode, which has none. */
export type ManifestVariant = { socket: true } | { socket: false; url: string };

/** Where Slack sends everything over HTTP: one address. */
export const eventsPath = "/slack/events";

/** The manifest of the Slack app, as https://docs.slack.dev/reference/app-manifest describes it. `url`: an https origin. */
export function slackManifest(variant: ManifestVariant) {
  const request = variant.socket ? undefined : `${variant.url}${eventsPath}`;
  const at = request === undefined ? {} : { request_url: request };
  return {
    display_information: {
      name: "Kindling",
      description: slackAppTexts.description,
      background_color: "#7a3b12",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: { agent_description: slackAppTexts.agent },
      bot_user: { display_name: "Kindling", always_online: true },
      shortcuts: Object.values(slackShortcuts),
      slash_commands: Object.values(slackCommands).map((command) => ({
        ...command,
        should_escape: true,
        ...(request === undefined ? {} : { url: request }),
      })),
    },
    oauth_config: {
      scopes: { bot: scopeNames },
    },
    settings: {
      event_subscriptions: { ...at, bot_events: Object.keys(slackEvents).toSorted() },
      interactivity: { is_enabled: true, ...at },
      org_deploy_enabled: false,
      socket_mode_enabled: variant.socket,
      // Once on it cannot be turned off, and the token of SLACK_BOT_TOKEN is never renewed.
      token_rotation_enabled: false,
    },
  };
}
