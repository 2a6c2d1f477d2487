import { z } from "zod";
import { type ConfigProblem, type ProblemCode, problem, problemCodes } from "./problems.ts";

/** A refusal carries its problem's code as zod's message; `chat/texts/operator.ts` words it. */
const code = (value: ProblemCode) => value;

const text = z.string().optional();
const url = z.url({ protocol: /^https?$/, error: code("url") }).optional();
const prefixed = (prefix: string, problem: ProblemCode) => z.string().startsWith(prefix, code(problem)).optional();
const amount = (byDefault: number) =>
  z.coerce.number(code("amount")).positive(code("amount")).finite(code("amount")).default(byDefault);

/** Keys of 32 bytes, comma-separated, each as hexadecimal or base64, with or without an id before it: `2027:…`. */
const isEncryptionKey = (value: string) =>
  value
    .split(",")
    .every((key) => /^(?:[A-Za-z0-9_-]{1,32}:)?(?:[0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i.test(key.trim()));

/** An http(s) origin, without path, query or credentials. */
const isOrigin = (value: string) => {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  return parsed !== undefined && /^https?:\/\/[^/@?#]+\/?$/.test(value) && parsed.hostname !== "";
};

/**
 * Every environment variable that this build reads, with what it is for: the README's table is checked
 * against this schema. Beside these, a compatible provider `x` of `MODEL_PROVIDERS` has `X_BASE_URL`,
 * `X_API_KEY` and `X_MODELS` (`config/providers.ts`).
 */
export const environment = z.object({
  HOST: z.string().default("127.0.0.1").describe("Address to listen on. Beyond loopback `PLAYGROUND_TOKEN` is needed."),
  PORT: z.coerce
    .number(code("port"))
    .int(code("port"))
    .min(0, code("port"))
    .max(65_535, code("port"))
    .default(3000)
    .describe("Port to listen on; 0 takes any free one."),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, code("public_url"))
    .optional()
    .describe("The origin under which others reach this server, such as `https://kindling.example.com`."),
  PLAYGROUND_TOKEN: z
    .string()
    .min(16, code("token_too_short"))
    .optional()
    .describe("Needed to open the playground when `HOST` is not loopback; at least 16 characters."),
  METRICS_TOKEN: z
    .string()
    .min(16, code("token_too_short"))
    .optional()
    .describe("Needed to read `/metrics` from elsewhere than this machine; at least 16 characters."),
  DATA_DIR: z.string().default(".kindling").describe("Folder for the embedded database and for what was published."),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: code("database_url") })
    .optional()
    .describe("A Postgres to use instead of the embedded database."),
  ENCRYPTION_KEY: z
    .string()
    .refine(isEncryptionKey, code("encryption_key"))
    .optional()
    .describe(
      "Seals stored credentials; 32 bytes, as `openssl rand -base64 32` prints them. To change it, put the new one before the old one, with a comma between.",
    ),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], code("log_level"))
    .default("info")
    .describe("The least that is logged: `debug`, `info`, `warn` or `error`."),
  SLACK_BOT_TOKEN: prefixed("xoxb-", "slack_bot_token").describe(
    "The bot's token (`xoxb-…`) of the one workspace that the Slack app was installed into.",
  ),
  SLACK_APP_TOKEN: prefixed("xapp-", "slack_app_token").describe(
    "An app-level token (`xapp-…`): Slack runs in Socket Mode, without a public address. Wins over the signing secret.",
  ),
  SLACK_SIGNING_SECRET: text.describe("Slack runs over HTTP, at `/slack/events`; requests are signed with it."),
  SLACK_SAVE_EMOJI: z
    .string()
    .regex(/^:?[a-z0-9_+'-]{1,100}:?$/, code("slack_emoji"))
    .transform((name) => name.replaceAll(":", ""))
    .default("bulb")
    .describe("The emoji by which a message on Slack is kept as an idea."),
  SLACK_API_URL: url.describe("Another address for Slack's Web API."),
  QSTASH_TOKEN: text.describe(
    "QStash wakes the steps of runs, instead of this process: for a Worker, or several processes. Needs `PUBLIC_URL`.",
  ),
  QSTASH_CURRENT_SIGNING_KEY: text.describe("What QStash signs its requests with."),
  QSTASH_NEXT_SIGNING_KEY: text.describe("What QStash will sign with once the keys were rolled."),
  QSTASH_URL: url.describe("Another address for QStash, such as that of your region."),
  UPSTASH_REDIS_REST_URL: url.describe(
    "The Upstash Redis that holds limits and caches, instead of this process; its REST address.",
  ),
  UPSTASH_REDIS_REST_TOKEN: text.describe("The token of that Redis."),
  GITHUB_CLIENT_ID: text.describe(
    "The GitHub OAuth app by which people connect their accounts, to publish there. Its callback is `/oauth/github/callback` below `PUBLIC_URL`; `ENCRYPTION_KEY` is needed as well.",
  ),
  GITHUB_CLIENT_SECRET: text.describe("That app's secret."),
  GITHUB_URL: url.describe("Another address for GitHub's pages."),
  GITHUB_API_URL: url.describe("Another address for GitHub's API."),
  NPM_REGISTRY_URL: url.default("https://registry.npmjs.org").describe("Where packages of npm are looked up."),
  PYPI_URL: url.default("https://pypi.org").describe("Where packages of Python are looked up."),
  CRATES_URL: url.default("https://crates.io").describe("Where crates of Rust are looked up."),
  GO_PROXY_URL: url.default("https://proxy.golang.org").describe("Where modules of Go are looked up."),
  DISCORD_TOKEN: text.describe("The bot's token, from the application's page Bot. Turns Discord on."),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, code("discord_public_key"))
    .optional()
    .describe(
      "The application's public key: interactions come over HTTP, at `/discord/interactions`. Without it they come over the Gateway.",
    ),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{15,20}$/, code("discord_application_id"))
    .optional()
    .describe("The application's id, where it is not the one that the token begins with."),
  GATEWAY_SECRET: z
    .string()
    .min(16, code("token_too_short"))
    .optional()
    .describe(
      "A Gateway process of its own (`npm run gateway`) forwards messages to `/discord/gateway`, signed with this; at least 16 characters, the same for both.",
    ),
  RECEIVER_URL: url.describe("Where the Gateway process forwards to: the origin of the server, or the whole address."),
  DISCORD_API_URL: url.describe("Another address for Discord's API, without a version."),
  BUDGET_USD: amount(1).describe("The most that one run may spend on models and pictures, in US dollars."),
  BUDGET_MINUTES: amount(15).describe("The longest that one run may take, in minutes."),
  REQUESTS_PER_MINUTE: amount(100).describe("How often one person may ask for something within a minute."),
  ANTHROPIC_API_KEY: text.describe("Turns Anthropic's models on."),
  ANTHROPIC_BASE_URL: url.describe("Another address for Anthropic's API."),
  OPENAI_API_KEY: text.describe("Turns OpenAI's models on."),
  OPENAI_BASE_URL: url.describe("Another address for OpenAI's API."),
  GEMINI_API_KEY: text.describe("Turns the preset `gemini` on."),
  GROQ_API_KEY: text.describe("Turns the preset `groq` on."),
  MODEL_PROVIDERS: text.describe(
    "More OpenAI-compatible providers by name, such as `ollama,mine`; each `x` has `X_BASE_URL`, `X_API_KEY` and `X_MODELS` (comma-separated). `gemini`, `groq` and `ollama` know their address.",
  ),
  MODEL_ROUTES: text.describe(
    "Which models answer which task: `write=anthropic:claude-sonnet-5-5,openai:gpt-6-sol;review=cheapest`.",
  ),
  FAL_KEY: text.describe("Turns pictures by fal on."),
  FAL_URL: url.describe("Another address for fal's queue."),
  FAL_MODEL: text.describe("fal's picture model."),
  HF_TOKEN: text.describe("Turns pictures by Hugging Face on."),
  HF_URL: url.describe("Another address for Hugging Face's inference."),
  HF_MODEL: text.describe("Hugging Face's picture model."),
  REPLICATE_API_TOKEN: text.describe("Turns pictures by Replicate on."),
  REPLICATE_URL: url.describe("Another address for Replicate's API."),
  REPLICATE_MODEL: text.describe("Replicate's picture model."),
});
export type Environment = z.infer<typeof environment>;

/** The variables that are set: white space around a value is dropped, and an empty value counts as unset. */
export function setVariables(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const trimmed = value?.trim();
    if (trimmed) set[name] = trimmed;
  }
  return set;
}

/**
 * The variables, parsed one by one, and what is wrong with the rest. Every variable has a default or may be
 * absent, so there is always an environment to look for further problems in.
 */
export function parseEnvironment(set: Readonly<Record<string, string>>): {
  parsed: Environment;
  problems: ConfigProblem[];
} {
  const result = environment.safeParse(set);
  if (result.success) return { parsed: result.data, problems: [] };
  const problems = result.error.issues.map(({ path, message }) =>
    problem(String(path[0]), problemCodes.find((known) => known === message) ?? "url"),
  );
  const bad = new Set(problems.map(({ variable }) => variable));
  const rest = Object.fromEntries(Object.entries(set).filter(([name]) => !bad.has(name)));
  return { parsed: environment.parse(rest), problems };
}
