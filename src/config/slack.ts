import type { Environment } from "./environment.ts";
import { type ConfigProblem, problem } from "./problems.ts";

/** How Slack is spoken to. With an app token it runs in Socket Mode, which wins; else over HTTP. */
export interface SlackConfig {
  /** Another address for Slack's Web API, such as a double's. */
  apiUrl: string | null;
  /** Opens Socket Mode. */
  appToken: string | null;
  /** Of the one workspace that the app was installed into by hand. */
  botToken: string | null;
  /** What requests to `POST /slack/events` are signed with. */
  signingSecret: string | null;
  /** Lets other workspaces install the app. */
  oauth: { clientId: string; clientSecret: string } | null;
}

/**
 * Slack's variables, or null when none is set. Each way in (the app token, the signing secret) needs a way to answer
 * (the bot token, or installs by OAuth), and the other way round.
 */
export function readSlack(env: Environment): { slack: SlackConfig | null; problems: ConfigProblem[] } {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl } = env;
  if (!apiUrl && !botToken && !appToken && !signingSecret && !clientId && !clientSecret)
    return { slack: null, problems: [] };

  const problems: ConfigProblem[] = [];
  const needs = (variable: string, needed: string) => problems.push(problem(variable, "needs", { needs: needed }));
  if (clientId && !clientSecret) needs("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET");
  if (clientSecret && !clientId) needs("SLACK_CLIENT_SECRET", "SLACK_CLIENT_ID");
  if (clientId && clientSecret && !env.ENCRYPTION_KEY) problems.push(problem("ENCRYPTION_KEY", "slack_vault"));
  const answers = botToken ?? clientId ?? clientSecret;
  if (answers && !appToken && !signingSecret) {
    problems.push(
      problem(botToken ? "SLACK_BOT_TOKEN" : clientId ? "SLACK_CLIENT_ID" : "SLACK_CLIENT_SECRET", "slack_way_in"),
    );
  }
  if (!answers && (appToken || signingSecret)) {
    problems.push(problem(appToken ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET", "slack_way_out"));
  }
  if (apiUrl && !answers && !appToken && !signingSecret) needs("SLACK_API_URL", "SLACK_BOT_TOKEN");
  const oauth = clientId && clientSecret ? { clientId, clientSecret } : null;
  return {
    slack: {
      apiUrl: apiUrl ?? null,
      appToken: appToken ?? null,
      botToken: botToken ?? null,
      signingSecret: signingSecret ?? null,
      oauth,
    },
    problems,
  };
}
