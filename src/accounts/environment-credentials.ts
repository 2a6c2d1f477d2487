import type { ImagesConfig, ModelsConfig } from "../config.ts";
import type { CredentialsFor } from "./ports.ts";

/** The keys of the environment, the same for every workspace. A provider without a key (a local one) is not here. */
export function environmentCredentials(config: { models: ModelsConfig; images: ImagesConfig }): CredentialsFor {
  const { models, images } = config;
  const keys = new Map<string, string | null | undefined>([
    ["anthropic", models.anthropic?.apiKey],
    ["openai", models.openai?.apiKey],
    ...models.compatible.map(({ name, apiKey }) => [name, apiKey] as const),
    ["fal", images.fal?.key],
    ["huggingface", images.huggingface?.token],
    ["replicate", images.replicate?.token],
  ]);
  return async (_workspace, provider) => {
    const apiKey = keys.get(provider);
    return apiKey ? { apiKey, source: "environment" } : null;
  };
}
