import { describe, expect, it } from "vitest";
import { configProblemsText, configProblemText } from "../../src/chat/texts/operator.ts";
import { environment } from "../../src/config/environment.ts";
import { ConfigError } from "../../src/config/problems.ts";
import { isLoopback, readConfig, secretsOf } from "../../src/config.ts";

const qstash = {
  ...{ QSTASH_TOKEN: "q-token", QSTASH_CURRENT_SIGNING_KEY: "q-current", QSTASH_NEXT_SIGNING_KEY: "q-next" },
  PUBLIC_URL: "https://kindling.example.com/",
};
const key = { ENCRYPTION_KEY: "0".repeat(64) };

/** The sentences that an environment is refused with. */
function refusals(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(configProblemText);
    throw error;
  }
  throw new Error("was accepted");
}

/** Of the application 1234567890123456789. */
const discordToken = `${btoa("1234567890123456789")}.part.secret`;

describe("readConfig", () => {
  it("needs nothing", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      dataDir: ".kindling",
      databaseUrl: null,
      playgroundToken: null,
      metricsToken: null,
      encryptionKey: null,
      logLevel: "info",
      budget: { usd: 1, ms: 900_000 },
      models: { anthropic: null, openai: null, compatible: [], routes: {} },
      images: { fal: null, huggingface: null, replicate: null },
      registries: {
        ...{ npm: "https://registry.npmjs.org", pypi: "https://pypi.org" },
        ...{ crates: "https://crates.io", go: "https://proxy.golang.org" },
      },
      slack: null,
      github: null,
      requestsPerMinute: 100,
      qstash: null,
      redis: null,
      discord: null,
    });
  });

  it("counts an empty variable as unset", () => {
    const empty = Object.fromEntries(Object.keys(environment.shape).map((name) => [name, "  "]));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it("reads providers, presets, named providers and routes", () => {
    const config = readConfig({
      ANTHROPIC_API_KEY: "a-key",
      OPENAI_API_KEY: "o-key\n",
      OPENAI_BASE_URL: "http://127.0.0.1:9999/v1",
      GROQ_API_KEY: "g-key",
      MODEL_PROVIDERS: "ollama, mine",
      OLLAMA_MODELS: "llama4:8b",
      MINE_BASE_URL: "https://llm.example.com/v1",
      MINE_MODELS: "big, small",
      MODEL_ROUTES: "write=anthropic:claude-sonnet-5-5, ollama:llama4:8b; review=cheapest;",
      HF_TOKEN: "h-key",
      PUBLIC_URL: "https://kindling.example.com/",
    });
    expect(config.publicUrl).toBe("https://kindling.example.com");
    expect(config.models.openai).toEqual({ apiKey: "o-key", baseUrl: "http://127.0.0.1:9999/v1" });
    expect(config.models.compatible.map(({ name, models }) => [name, models])).toEqual([
      ["ollama", ["llama4:8b"]],
      ["mine", ["big", "small"]],
      ["groq", expect.arrayContaining([expect.any(String)])],
    ]);
    expect(config.models.routes).toEqual({
      write: ["anthropic:claude-sonnet-5-5", "ollama:llama4:8b"],
      review: "cheapest",
    });
    expect(config.images.huggingface).toMatchObject({ token: "h-key", url: null });
  });

  it.each([
    [{ PORT: "http" }, "PORT is not a port"],
    [{ PORT: "65536" }, "PORT is not a port"],
    [{ PUBLIC_URL: "kindling.example.com" }, "PUBLIC_URL is not an origin"],
    [{ PUBLIC_URL: "https://user:pass@kindling.example.com" }, "PUBLIC_URL is not an origin"],
    [{ PUBLIC_URL: "http://kindling.example.com" }, "PUBLIC_URL is not https"],
    [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL is not a Postgres URL"],
    [{ ENCRYPTION_KEY: "too short" }, "ENCRYPTION_KEY is not a key of 32 bytes"],
    [{ ENCRYPTION_KEY: `${"0".repeat(64)},short` }, "ENCRYPTION_KEY is not a key of 32 bytes"],
    [{ PLAYGROUND_TOKEN: "short" }, "PLAYGROUND_TOKEN is too short"],
    [{ HOST: "0.0.0.0" }, "PLAYGROUND_TOKEN is not set, but HOST is 0.0.0.0"],
    [{ BUDGET_USD: "-1" }, "BUDGET_USD is not an amount"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is not a log level"],
    [{ OPENAI_BASE_URL: "http://localhost:1/v1" }, "OPENAI_BASE_URL is set, but OPENAI_API_KEY is not"],
    [{ ANTHROPIC_API_KEY: "k", ANTHROPIC_BASE_URL: "localhost" }, "ANTHROPIC_BASE_URL is not an http or https URL"],
    [{ FAL_URL: "http://localhost:1" }, "FAL_URL is set, but FAL_KEY is not"],
    [{ HF_MODEL: "some/model" }, "HF_MODEL is set, but HF_TOKEN is not"],
    [{ MODEL_PROVIDERS: "groq" }, "MODEL_PROVIDERS is set, but GROQ_API_KEY is not"],
    [{ MODEL_PROVIDERS: "mine", MINE_MODELS: "m" }, "MINE_BASE_URL is not set, but MODEL_PROVIDERS names mine"],
    [{ MODEL_PROVIDERS: "mine", MINE_BASE_URL: "http://x/v1" }, "MODEL_PROVIDERS is set, but MINE_MODELS is not"],
    [{ MODEL_PROVIDERS: "Ollama" }, 'MODEL_PROVIDERS names the provider "Ollama"'],
    [{ MODEL_PROVIDERS: "openai" }, 'MODEL_PROVIDERS names the provider "openai"'],
    [{ MODEL_ROUTES: "dream=cheapest" }, 'MODEL_ROUTES routes "dream", which is not a task'],
    [{ MODEL_ROUTES: "write" }, 'MODEL_ROUTES has "write", which is not a route'],
    [{ MODEL_ROUTES: "write=" }, 'MODEL_ROUTES has "write=", which is not a route'],
    [{ MODEL_ROUTES: "write=sonnet" }, 'MODEL_ROUTES has "sonnet", which is not provider:model'],
    [{ MODEL_ROUTES: "write=openai:gpt-6-sol" }, 'MODEL_ROUTES sends "write" to openai, which is not configured'],
    [{ MODEL_ROUTES: "write=cheapest;write=cheapest" }, 'MODEL_ROUTES routes "write" twice'],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN is set, but nothing lets Slack reach Kindling"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not"],
    [{ SLACK_SIGNING_SECRET: "s" }, "SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not"],
    [{ SLACK_BOT_TOKEN: "xoxp-1", SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN is not a bot token"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-2" }, "SLACK_APP_TOKEN is not an app-level token"],
    [{ SLACK_API_URL: "http://localhost:1/api/" }, "SLACK_API_URL is set, but SLACK_BOT_TOKEN is not"],
    [{ GITHUB_CLIENT_ID: "c", GITHUB_CLIENT_SECRET: "s" }, "GITHUB_CLIENT_ID is set, but ENCRYPTION_KEY is not"],
    [{ GITHUB_CLIENT_SECRET: "s" }, "GITHUB_CLIENT_SECRET is set, but GITHUB_CLIENT_ID is not"],
    [{ UPSTASH_REDIS_REST_TOKEN: "t" }, "UPSTASH_REDIS_REST_TOKEN is set, but UPSTASH_REDIS_REST_URL is not"],
    [{ ...qstash, PUBLIC_URL: "" }, "QSTASH_TOKEN is set, but PUBLIC_URL is not"],
    [{ ...qstash, QSTASH_NEXT_SIGNING_KEY: "" }, "QSTASH_NEXT_SIGNING_KEY is not set, but QSTASH_TOKEN is"],
    [{ DISCORD_PUBLIC_KEY: "a".repeat(64) }, "DISCORD_PUBLIC_KEY is set, but DISCORD_TOKEN is not"],
    [{ DISCORD_TOKEN: discordToken, DISCORD_PUBLIC_KEY: "abc" }, "DISCORD_PUBLIC_KEY is not a public key"],
    [{ DISCORD_TOKEN: "nonsense" }, "DISCORD_TOKEN is not a bot's token"],
    [
      { DISCORD_TOKEN: discordToken, DISCORD_APPLICATION_ID: "me" },
      "DISCORD_APPLICATION_ID is not an application's id",
    ],
    [{ DISCORD_TOKEN: discordToken, GATEWAY_SECRET: "short" }, "GATEWAY_SECRET is too short"],
    [
      { DISCORD_TOKEN: discordToken, RECEIVER_URL: "https://x.example" },
      "RECEIVER_URL is set, but GATEWAY_SECRET is not",
    ],
    [{ DISCORD_API_URL: "http://localhost:1/api" }, "DISCORD_API_URL is set, but DISCORD_TOKEN is not"],
  ])("refuses %o", (env, sentence) => {
    expect(refusals(env as Record<string, string>)).toEqual([expect.stringContaining(sentence)]);
  });

  it("reads Slack's variables, in Socket Mode and over HTTP", () => {
    const socket = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
    const none = { apiUrl: null, appToken: null, signingSecret: null, saveEmoji: "bulb" };
    expect(readConfig(socket).slack).toEqual({ ...none, botToken: "xoxb-1", appToken: "xapp-1" });
    const http = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api/" };
    const apiUrl = "http://127.0.0.1:9/api/";
    expect(readConfig(http).slack).toEqual({ ...none, botToken: "xoxb-1", apiUrl, signingSecret: "s" });
  });

  it("reads GitHub's variables", () => {
    const app = { GITHUB_CLIENT_ID: "c", GITHUB_CLIENT_SECRET: "s", ENCRYPTION_KEY: `${"A".repeat(43)}=` };
    expect(readConfig(app).github).toEqual({
      clientId: "c",
      clientSecret: "s",
      url: "https://github.com",
      apiUrl: null,
    });
    const elsewhere = { ...app, GITHUB_URL: "http://127.0.0.1:9/", GITHUB_API_URL: "http://127.0.0.1:9/api/" };
    expect(readConfig(elsewhere).github).toMatchObject({ url: "http://127.0.0.1:9", apiUrl: "http://127.0.0.1:9/api" });
    expect(secretsOf(readConfig(app))).toContain("s");
  });

  it("reads Upstash's variables", () => {
    const redis = { UPSTASH_REDIS_REST_URL: "http://127.0.0.1:8079", UPSTASH_REDIS_REST_TOKEN: "r-token" };
    const config = readConfig({ ...qstash, ...redis, QSTASH_URL: "http://127.0.0.1:8080" });
    expect(config.qstash).toEqual({
      ...{ url: "http://127.0.0.1:8080", token: "q-token", currentSigningKey: "q-current", nextSigningKey: "q-next" },
      publicUrl: "https://kindling.example.com",
    });
    expect(config.redis).toEqual({ url: "http://127.0.0.1:8079", token: "r-token" });
    expect(secretsOf(config).sort()).toEqual(["q-current", "q-next", "q-token", "r-token"]);
  });

  it("reads Discord's variables, and the application's id out of the token", () => {
    const [id, other] = ["1234567890123456789", "9876543210987654321"];
    expect(readConfig({ DISCORD_TOKEN: discordToken }).discord).toEqual({
      ...{ apiUrl: null, token: discordToken, applicationId: id, publicKey: null, gateway: null },
    });
    const more = {
      DISCORD_TOKEN: "opaque",
      DISCORD_APPLICATION_ID: other,
      DISCORD_API_URL: "http://127.0.0.1:9/api/v10/",
    };
    const process = { GATEWAY_SECRET: "sixteen-letters-", RECEIVER_URL: "https://kindling.example.com" };
    expect(readConfig({ ...more, ...process, DISCORD_PUBLIC_KEY: "a".repeat(64) }).discord).toEqual({
      ...{ apiUrl: "http://127.0.0.1:9/api", token: "opaque", applicationId: other, publicKey: "a".repeat(64) },
      gateway: { secret: "sixteen-letters-", receiverUrl: "https://kindling.example.com/discord/gateway" },
    });
  });

  it("names every problem at once, with the fix and without the value", () => {
    const sentences = refusals({
      HOST: "0.0.0.0",
      PORT: "x",
      DATABASE_URL: "mysql://root:hunter22@db",
      OPENAI_BASE_URL: "nowhere",
      MODEL_ROUTES: "dream=openai:gpt",
    });
    expect(sentences.map((sentence) => sentence.split(" ")[0])).toEqual([
      "PORT",
      "DATABASE_URL",
      "OPENAI_BASE_URL",
      "MODEL_ROUTES",
      "MODEL_ROUTES",
      "OPENAI_BASE_URL",
      "PLAYGROUND_TOKEN",
    ]);
    expect(sentences.join()).not.toContain("hunter22");
    for (const sentence of sentences) expect(sentence).toMatch(/\. .*(Set|Use|Write|unset|The tasks are)/);
  });

  it("says under one heading what stopped the start", () => {
    expect(() => readConfig({ PORT: "x" })).toThrow(ConfigError);
    try {
      readConfig({ PORT: "x" });
    } catch (error) {
      const text = error instanceof ConfigError ? configProblemsText(error.problems) : "";
      expect(text.split("\n")).toHaveLength(2);
    }
  });
});

describe("secretsOf", () => {
  it("lists every secret value, the database's password included", () => {
    const config = readConfig({
      DATABASE_URL: "postgres://kindling:p%40ss-word@db.example.com/kindling",
      ANTHROPIC_API_KEY: "a-key",
      GROQ_API_KEY: "g-key",
      FAL_KEY: "f-key",
      PLAYGROUND_TOKEN: "sixteen-letters-",
      ...key,
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      SLACK_SIGNING_SECRET: "signing",
    });
    expect(secretsOf(config).sort()).toEqual([
      key.ENCRYPTION_KEY,
      "a-key",
      "f-key",
      "g-key",
      "p%40ss-word",
      "p@ss-word",
      "signing",
      "sixteen-letters-",
      "xapp-1",
      "xoxb-1",
    ]);
  });
});

it.each([
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["10.0.0.7", false],
  ["127.0.0.1.example.com", false],
])("isLoopback(%s) is %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
