import type { Environment } from "./environment.ts";
import { type ConfigProblem, problem } from "./problems.ts";

/** An OpenAI-compatible provider: its own address and key, and the models it may be asked for, best first. */
export interface CompatibleProvider {
  name: string;
  baseUrl: string;
  apiKey: string | null;
  models: string[];
}

/** Compatible providers whose address is known. `X_BASE_URL` and `X_MODELS` win over what stands here. */
const presets: Readonly<Record<string, { baseUrl: string; models: string[]; needsKey: boolean }>> = {
  gemini: {
    // The names always stand for the newest: https://ai.google.dev/gemini-api/docs/models
    baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai",
    models: ["gemini-pro-latest", "gemini-flash-latest"],
    needsKey: true,
  },
  groq: {
    baseUrl: "https://api.groq.com/openai/v1",
    models: ["openai/gpt-oss-120b", "openai/gpt-oss-20b"],
    needsKey: true,
  },
  ollama: { baseUrl: "http://127.0.0.1:11434/v1", models: ["gpt-oss:20b"], needsKey: false },
};

/** Comma-separated values, without the empty ones. */
export const list = (value: string | undefined): string[] =>
  (value ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

/**
 * The compatible providers: those that `MODEL_PROVIDERS` names, and the presets whose key is set.
 * `set` holds all variables, because a provider's variables carry its name.
 */
export function compatibleProviders(
  env: Environment,
  set: Readonly<Record<string, string>>,
): { providers: CompatibleProvider[]; problems: ConfigProblem[] } {
  const named = list(env.MODEL_PROVIDERS);
  const byKey = Object.keys(presets).filter((name) => set[`${name.toUpperCase()}_API_KEY`] !== undefined);
  const providers: CompatibleProvider[] = [];
  const problems: ConfigProblem[] = [];
  for (const name of new Set([...named, ...byKey])) {
    if (!/^[a-z][a-z0-9_]*$/.test(name) || name === "anthropic" || name === "openai" || name === "demo") {
      problems.push(problem("MODEL_PROVIDERS", "provider_name", { name }));
      continue;
    }
    const prefix = name.toUpperCase();
    const preset = presets[name];
    const baseUrl = set[`${prefix}_BASE_URL`] ?? preset?.baseUrl;
    const apiKey = set[`${prefix}_API_KEY`] ?? null;
    const models = list(set[`${prefix}_MODELS`]);
    if (baseUrl === undefined) {
      problems.push(problem(`${prefix}_BASE_URL`, "provider_url", { name }));
    } else if (!/^https?:\/\/[^/\s]+/.test(baseUrl) || !URL.canParse(baseUrl)) {
      problems.push(problem(`${prefix}_BASE_URL`, "url"));
    }
    if (preset?.needsKey && apiKey === null) {
      problems.push(problem("MODEL_PROVIDERS", "needs", { needs: `${prefix}_API_KEY` }));
    }
    if (!preset && models.length === 0) {
      problems.push(problem("MODEL_PROVIDERS", "needs", { needs: `${prefix}_MODELS` }));
    }
    providers.push({
      name,
      baseUrl: baseUrl ?? "",
      apiKey,
      models: models.length > 0 ? models : (preset?.models ?? []),
    });
  }
  return { providers, problems };
}
