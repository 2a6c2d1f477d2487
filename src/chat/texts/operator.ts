import type { ConfigProblem, ProblemCode } from "../../config/problems.ts";

type Words = (params: Readonly<Record<string, string>>) => string;

/** What the person who runs Kindling reads when a variable is wrong: what it is, and how to mend it. */
const configSentences: Readonly<Record<ProblemCode, Words>> = {
  url: () => "is not an http or https URL. Write it in full, such as https://api.example.com/v1, or unset it.",
  database_url: () =>
    "is not a Postgres URL. Write it as postgres://user:password@host:5432/database, or unset it to use the embedded database.",
  public_url: () => "is not an origin. Write scheme and host without a path, such as https://kindling.example.com.",
  public_url_https: () =>
    "is not https. Others would send secrets to it in the clear: put TLS in front, and write https://.",
  port: () => "is not a port. Use a whole number from 0 to 65535 (0 takes any free one).",
  amount: () => "is not an amount. Use a number above 0, such as 1.5.",
  slack_emoji: () => "is not the name of an emoji. Write it as Slack does, without a picture, such as bulb.",
  log_level: () => "is not a log level. Use debug, info, warn or error.",
  encryption_key: () => "is not a key of 32 bytes. Make one with: openssl rand -base64 32",
  token_too_short: () => "is too short to keep anyone out. Use at least 16 characters, such as: openssl rand -hex 16",
  token_needed: ({ host }) =>
    `is not set, but HOST is ${host}, which other machines can reach. Set it (openssl rand -hex 16), or unset HOST.`,
  needs: ({ needs }) => `is set, but ${needs} is not. Set ${needs} as well, or unset this one.`,
  slack_bot_token: () =>
    "is not a bot token. Use the one that begins with xoxb-, from OAuth & Permissions in the Slack app's settings.",
  slack_app_token: () =>
    "is not an app-level token. Use one that begins with xapp- and has connections:write, from Basic Information in the Slack app's settings.",
  slack_way_in: () =>
    "is set, but nothing lets Slack reach Kindling. Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), or unset this one.",
  qstash_half: ({ others }) =>
    `is not set, but ${others} is. Copy it from the QStash page of the Upstash console, or unset all of QSTASH_….`,
  gateway_needs: () =>
    "is not set. The Gateway process needs DISCORD_TOKEN, GATEWAY_SECRET (the same as the server's) and RECEIVER_URL (the server's address).",
  register_needs: () => "is not set. Copy the bot's token from Bot in the Discord application's settings.",
  discord_token: () =>
    "is not a bot's token. Copy it from Bot in the Discord application's settings (Reset Token), or set DISCORD_APPLICATION_ID as well.",
  discord_public_key: () =>
    "is not a public key: 64 hexadecimal digits. Copy it from General Information in the Discord application's settings.",
  discord_application_id: () =>
    "is not an application's id: 15 to 20 digits. Copy it from General Information in the Discord application's settings.",
  setup_needs: () => "is not set, so there is no QStash to set up. Set QSTASH_… and PUBLIC_URL: see docs/deploy.md.",
  worker_needs: () =>
    "is not set, but a Worker keeps nothing and wakes nothing by itself. Set DATABASE_URL (or bind a Hyperdrive), PUBLIC_URL and QSTASH_…: see docs/deploy.md.",
  provider_name: ({ name }) =>
    `names the provider "${name}". Use lower-case letters, digits and underscores, and not anthropic, openai or demo.`,
  provider_url: ({ name }) =>
    `is not set, but MODEL_PROVIDERS names ${name}. Set it to the address of its OpenAI-compatible API, or take ${name} out.`,
  route_syntax: ({ entry }) =>
    `has "${entry}", which is not a route. Write task=provider:model,provider:model or task=cheapest, and put a semicolon between routes.`,
  route_task: ({ task, tasks }) => `routes "${task}", which is not a task. The tasks are ${tasks}.`,
  route_twice: ({ task }) => `routes "${task}" twice. Keep one of the two.`,
  route_model: ({ link }) => `has "${link}", which is not provider:model. Write it like openai:gpt-6-sol.`,
  route_provider: ({ task, provider }) =>
    `sends "${task}" to ${provider}, which is not configured. Set its key (or name it in MODEL_PROVIDERS), or take it out of the route.`,
};

/** One sentence a problem, each beginning with its variable. */
export const configProblemText = ({ variable, problem, params }: ConfigProblem): string =>
  `${variable} ${configSentences[problem](params)}`;

/** What the start says when the configuration stops it. */
export const configProblemsText = (problems: readonly ConfigProblem[]): string =>
  ["Kindling did not start, because its configuration is not right:", ...problems.map(configProblemText)].join("\n  ");

/** What whoever runs Kindling reads when Discord refuses the Gateway: why, and how to mend it. */
export const gatewaySentences = {
  token:
    "Discord does not know the bot's token (4004). Copy it anew from Bot in the application's settings, set DISCORD_TOKEN, and start again.",
  intents:
    "Discord does not allow the intents that Kindling asks for (4014). Look at Bot, Privileged Gateway Intents, in the application's settings, and start again.",
  words:
    "Message Content is switched off (4014), so replies in threads come without their words; mentions, direct messages and the Refine button work. Switch it on under Bot, Privileged Gateway Intents, in the application's settings, and start again.",
  secret: "The server refuses the signature (401). Set the same GATEWAY_SECRET for it and for the Gateway process.",
  address: "Nothing takes events at RECEIVER_URL. Set it to the server's address, and GATEWAY_SECRET for the server.",
  away: "The server is out of reach. What was said is kept, and forwarded as soon as it answers.",
  other: "Discord closed the Gateway for good. Update Kindling, and look at the application's settings.",
} as const;
