import { z } from "zod";

/** The environment, parsed once. Filled in by `readConfig`. */
export interface Config {
  host: string;
  port: number;
  publicUrl: string | null;
  dataDir: string;
  databaseUrl: string | null;
  playgroundToken: string | null;
  encryptionKey: string | null;
  models: ModelsConfig;
  images: ImagesConfig;
}

/** Which model providers there are, and what answers which task. */
export interface ModelsConfig {
  anthropic: { apiKey: string; baseUrl: string | null } | null;
  openai: { apiKey: string; baseUrl: string | null } | null;
  /** OpenAI-compatible providers by name (`gemini`, `groq`, `ollama`, or any other). */
  compatible: { name: string; baseUrl: string; apiKey: string | null; models: string[] }[];
  /** Task → chain of `provider:model`, or `cheapest`. Absent tasks use the defaults. */
  routes: Partial<Record<string, string[] | "cheapest">>;
}

/** Which picture providers there are, in the order of the chain. */
export interface ImagesConfig {
  fal: { key: string; url: string | null; model: string } | null;
  huggingface: { token: string; url: string | null; model: string } | null;
  replicate: { token: string; url: string | null; model: string } | null;
}

/** Validated at use by its own schema; here so that the shape is named once. */
export const port = z.coerce.number().int().min(0).max(65535);
