import type { Environment } from "./environment.ts";
import { type ConfigProblem, problem } from "./problems.ts";

/** How Slack is spoken to. With an app token it runs in Socket Mode, which wins; else over HTTP. */
export interface SlackConfig {
  /** Another address for Slack's Web API, such as a double's. */
  apiUrl: string | null;
  /** Opens Socket Mode. */
  appToken: string | null;
  /** Of the one workspace that the app was installed into by hand. */
  botToken: string;
  /** What requests to `POST /slack/events` are signed with. */
  signingSecret: string | null;
  /** The name of the emoji that keeps a message as an idea. */
  saveEmoji: string;
}

/**
 * Slack's variables, or null when none is set. The bot token needs a way in (the app token or the signing secret), and
 * the other way round.
 */
export function readSlack(env: Environment): { slack: SlackConfig | null; problems: ConfigProblem[] } {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const { SLACK_API_URL: apiUrl, SLACK_SAVE_EMOJI: saveEmoji } = env;
  const wayIn = appToken ?? signingSecret;
  if (botToken && wayIn) {
    const optional = { apiUrl: apiUrl ?? null, appToken: appToken ?? null, signingSecret: signingSecret ?? null };
    return { slack: { botToken, saveEmoji, ...optional }, problems: [] };
  }
  const problems: ConfigProblem[] = [];
  if (botToken) problems.push(problem("SLACK_BOT_TOKEN", "slack_way_in"));
  if (wayIn)
    problems.push(
      problem(appToken ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET", "needs", { needs: "SLACK_BOT_TOKEN" }),
    );
  if (apiUrl && problems.length === 0) problems.push(problem("SLACK_API_URL", "needs", { needs: "SLACK_BOT_TOKEN" }));
  return { slack: null, problems };
}
