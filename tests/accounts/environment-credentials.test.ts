import { expect, it } from "vitest";
import { environmentCredentials } from "../../src/accounts/environment-credentials.ts";
import { readConfig } from "../../src/config.ts";

const credentials = environmentCredentials(
  readConfig({ ANTHROPIC_API_KEY: "a-key", GROQ_API_KEY: "g-key", FAL_KEY: "f-key" }),
);

it.each([
  ["anthropic", "a-key"],
  ["groq", "g-key"],
  ["fal", "f-key"],
])("gives every workspace the environment's key for %s", async (provider, apiKey) => {
  for (const workspace of ["local", "slack:T1"]) {
    expect(await credentials(workspace, provider)).toEqual({ apiKey, source: "environment" });
  }
});

it.each(["openai", "huggingface", "replicate", "ollama", "nobody", "constructor"])(
  "has none for %s",
  async (provider) => {
    expect(await credentials("local", provider)).toBeNull();
  },
);
