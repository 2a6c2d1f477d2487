import { type DiscordConfig, readDiscord } from "./config/discord.ts";
import { type Environment, parseEnvironment, setVariables } from "./config/environment.ts";
import { type GitHubConfig, readGitHub } from "./config/github.ts";
import { ConfigError, type ConfigProblem, problem } from "./config/problems.ts";
import { type CompatibleProvider, compatibleProviders } from "./config/providers.ts";
import { type ModelRoutes, parseRoutes } from "./config/routes.ts";
import { readSlack, type SlackConfig } from "./config/slack.ts";
import { type QstashConfig, type RedisConfig, readUpstash } from "./config/upstash.ts";

/** The environment, parsed once by {@link readConfig}. Everything else is passed what it needs of it. */
export interface Config {
  host: string;
  port: number;
  /** Origin without a trailing slash. */
  publicUrl: string | null;
  dataDir: string;
  databaseUrl: string | null;
  playgroundToken: string | null;
  metricsToken: string | null;
  /** One key or several, as `accounts/vault.ts` reads them. */
  encryptionKey: string | null;
  logLevel: Environment["LOG_LEVEL"];
  /** How often one person may ask for something within a minute. */
  requestsPerMinute: number;
  /** What one run may cost and how long it may take. */
  budget: { usd: number; ms: number };
  models: ModelsConfig;
  images: ImagesConfig;
  /** Where the dependencies of generated projects are looked up. Addresses without a slash at their end. */
  registries: { npm: string; pypi: string; crates: string; go: string };
  /** null: Slack is off. */
  slack: SlackConfig | null;
  /** null: nobody can connect an account on GitHub. */
  github: GitHubConfig | null;
  /** null: steps are woken by this process. */
  qstash: QstashConfig | null;
  /** null: limits and caches are in this process's memory. */
  redis: RedisConfig | null;
  /** null: Discord is off. */
  discord: DiscordConfig | null;
}

/** Which model providers there are, and what answers which task. */
export interface ModelsConfig {
  anthropic: { apiKey: string; baseUrl: string | null } | null;
  openai: { apiKey: string; baseUrl: string | null } | null;
  /** OpenAI-compatible providers by name (`gemini`, `groq`, `ollama`, or any other). */
  compatible: CompatibleProvider[];
  /** Absent tasks use the defaults. */
  routes: ModelRoutes;
}

/** Which picture providers there are, in the order of the chain. */
export interface ImagesConfig {
  fal: { key: string; url: string | null; model: string } | null;
  huggingface: { token: string; url: string | null; model: string } | null;
  replicate: { token: string; url: string | null; model: string } | null;
}

/** Variables that mean nothing without another one. */
const companions = [
  ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
  ["UPSTASH_REDIS_REST_TOKEN", "UPSTASH_REDIS_REST_URL"],
  ["ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY"],
  ["OPENAI_BASE_URL", "OPENAI_API_KEY"],
  ["FAL_URL", "FAL_KEY"],
  ["FAL_MODEL", "FAL_KEY"],
  ["HF_URL", "HF_TOKEN"],
  ["HF_MODEL", "HF_TOKEN"],
  ["REPLICATE_URL", "REPLICATE_API_TOKEN"],
  ["REPLICATE_MODEL", "REPLICATE_API_TOKEN"],
] as const;

/** Whether only this machine can reach the address. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * The configuration of this process. An empty variable counts as unset.
 * @throws {ConfigError} with every problem at once: a wrong value, or a group that is only half set.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = setVariables(env);
  const { parsed, problems } = parseEnvironment(set);
  const compatible = compatibleProviders(parsed, set);
  const names = new Set(compatible.providers.map(({ name }) => name));
  if (parsed.ANTHROPIC_API_KEY) names.add("anthropic");
  if (parsed.OPENAI_API_KEY) names.add("openai");
  const { routes, problems: routeProblems } = parseRoutes(parsed.MODEL_ROUTES, names);

  const { slack, problems: slackProblems } = readSlack(parsed);
  const { github, problems: githubProblems } = readGitHub(parsed);
  const { qstash, redis, problems: upstashProblems } = readUpstash(parsed);
  const { discord, problems: discordProblems } = readDiscord(parsed);

  const all: ConfigProblem[] = [...problems, ...compatible.problems, ...routeProblems, ...upstashProblems];
  for (const [variable, needs] of companions) {
    if (set[variable] && !set[needs]) all.push(problem(variable, "needs", { needs }));
  }
  // A token that was refused is not also one that is missing.
  if (!problems.some(({ variable }) => variable.startsWith("SLACK_"))) all.push(...slackProblems);
  if (!problems.some(({ variable }) => /^(?:GITHUB_|ENCRYPTION_KEY)/.test(variable))) all.push(...githubProblems);
  if (!problems.some(({ variable }) => /^(?:DISCORD|GATEWAY|RECEIVER)_/.test(variable))) all.push(...discordProblems);
  if (!isLoopback(parsed.HOST) && !set.PLAYGROUND_TOKEN) {
    all.push(problem("PLAYGROUND_TOKEN", "token_needed", { host: parsed.HOST }));
  }
  const { PUBLIC_URL } = parsed;
  if (PUBLIC_URL?.startsWith("http:") && !isLoopback(new URL(PUBLIC_URL).hostname))
    all.push(problem("PUBLIC_URL", "public_url_https"));
  if (all.length > 0) throw new ConfigError(all);

  return {
    host: parsed.HOST,
    port: parsed.PORT,
    publicUrl: parsed.PUBLIC_URL?.replace(/\/$/, "") ?? null,
    dataDir: parsed.DATA_DIR,
    databaseUrl: parsed.DATABASE_URL ?? null,
    playgroundToken: parsed.PLAYGROUND_TOKEN ?? null,
    metricsToken: parsed.METRICS_TOKEN ?? null,
    encryptionKey: parsed.ENCRYPTION_KEY ?? null,
    logLevel: parsed.LOG_LEVEL,
    requestsPerMinute: parsed.REQUESTS_PER_MINUTE,
    budget: { usd: parsed.BUDGET_USD, ms: parsed.BUDGET_MINUTES * 60_000 },
    models: { ...modelKeys(parsed), compatible: compatible.providers, routes },
    images: pictureKeys(parsed),
    registries: {
      npm: parsed.NPM_REGISTRY_URL.replace(/\/$/, ""),
      pypi: parsed.PYPI_URL.replace(/\/$/, ""),
      crates: parsed.CRATES_URL.replace(/\/$/, ""),
      go: parsed.GO_PROXY_URL.replace(/\/$/, ""),
    },
    slack,
    github,
    qstash,
    redis,
    discord,
  };
}

function modelKeys(env: Environment): Pick<ModelsConfig, "anthropic" | "openai"> {
  const provider = (apiKey: string | undefined, baseUrl: string | undefined) =>
    apiKey === undefined ? null : { apiKey, baseUrl: baseUrl ?? null };
  return {
    anthropic: provider(env.ANTHROPIC_API_KEY, env.ANTHROPIC_BASE_URL),
    openai: provider(env.OPENAI_API_KEY, env.OPENAI_BASE_URL),
  };
}

function pictureKeys(env: Environment): ImagesConfig {
  const { FAL_KEY, FAL_URL, HF_TOKEN, HF_URL, REPLICATE_API_TOKEN, REPLICATE_URL } = env;
  const replicate = env.REPLICATE_MODEL ?? "black-forest-labs/flux-schnell";
  return {
    fal: FAL_KEY ? { key: FAL_KEY, url: FAL_URL ?? null, model: env.FAL_MODEL ?? "fal-ai/flux/schnell" } : null,
    huggingface: HF_TOKEN
      ? { token: HF_TOKEN, url: HF_URL ?? null, model: env.HF_MODEL ?? "black-forest-labs/FLUX.1-schnell" }
      : null,
    replicate: REPLICATE_API_TOKEN
      ? { token: REPLICATE_API_TOKEN, url: REPLICATE_URL ?? null, model: replicate }
      : null,
  };
}

/** Every secret value of the configuration, for the log's redaction. */
export function secretsOf(config: Config): string[] {
  const { models, images, slack, discord, github, qstash, redis } = config;
  const secrets = [
    config.playgroundToken,
    config.metricsToken,
    ...(config.encryptionKey?.split(",").map((key) => key.trim().replace(/^.*:/, "")) ?? []),
    models.anthropic?.apiKey,
    models.openai?.apiKey,
    ...models.compatible.map(({ apiKey }) => apiKey),
    images.fal?.key,
    images.huggingface?.token,
    images.replicate?.token,
    slack?.appToken,
    slack?.botToken,
    slack?.signingSecret,
    github?.clientSecret,
    qstash?.token,
    qstash?.currentSigningKey,
    qstash?.nextSigningKey,
    redis?.token,
    discord?.token,
    discord?.gateway?.secret,
    ...(config.databaseUrl ? passwordsOf(config.databaseUrl) : []),
  ];
  return secrets.filter((secret): secret is string => typeof secret === "string" && secret !== "");
}

/** A URL's password as written and as meant. */
function passwordsOf(url: string): string[] {
  const written = new URL(url).password;
  // Unlike decodeURIComponent, this does not throw on a stray percent sign.
  const meant = new URLSearchParams(`password=${written.replaceAll("+", "%2B").replaceAll("&", "%26")}`);
  return [...new Set([written, meant.get("password") ?? ""])];
}
