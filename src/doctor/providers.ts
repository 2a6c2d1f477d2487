import type { Config, ImagesConfig, ModelsConfig } from "../config.ts";
import { type Finding, finding } from "./finding.ts";

/** Longest wait for one answer, in milliseconds. */
const patienceMs = 10_000;

/** A request that costs nothing and needs a valid key: the list of models. */
interface Probe {
  name: string;
  url: string;
  headers: Record<string, string>;
  variable: string;
}

/** Asks every model provider for its list of models: the cheapest call that tells a good key from a bad one. */
export async function checkModels(models: ModelsConfig, fetcher: typeof fetch): Promise<Finding[]> {
  const all = probes(models);
  if (all.length === 0) return [finding("models", "advice", "models_demo")];
  return Promise.all(all.map((probe) => ask(probe, fetcher)));
}

/** Which picture providers there are. None of them can be asked for free, so none is. */
export function checkImages({ fal, huggingface, replicate }: ImagesConfig): Finding {
  const on = Object.entries({ fal, huggingface, replicate }).filter(([, provider]) => provider !== null);
  return on.length === 0
    ? finding("pictures", "advice", "pictures_drawn")
    : finding("pictures", "ok", "pictures_ok", { providers: on.map(([name]) => name).join(", ") });
}

/** Whether secrets that people bring can be stored. */
export const checkVault = ({ encryptionKey }: Pick<Config, "encryptionKey">): Finding =>
  encryptionKey === null ? finding("vault", "advice", "vault_off") : finding("vault", "ok", "vault_ok");

function probes({ anthropic, openai, compatible }: ModelsConfig): Probe[] {
  const under = (base: string, path: string) => `${base.replace(/\/+$/, "")}${path}`;
  const bearer = (key: string | null): Record<string, string> =>
    key === null ? {} : { authorization: `Bearer ${key}` };
  const list: Probe[] = compatible.map(({ name, baseUrl, apiKey }) => ({
    name,
    url: under(baseUrl, "/models"),
    headers: bearer(apiKey),
    variable: `${name.toUpperCase()}_API_KEY`,
  }));
  if (openai) {
    const url = under(openai.baseUrl ?? "https://api.openai.com/v1", "/models");
    list.unshift({ name: "openai", url, headers: bearer(openai.apiKey), variable: "OPENAI_API_KEY" });
  }
  if (anthropic) {
    list.unshift({
      name: "anthropic",
      url: under(anthropic.baseUrl ?? "https://api.anthropic.com", "/v1/models?limit=1"),
      headers: { "x-api-key": anthropic.apiKey, "anthropic-version": "2023-06-01" },
      variable: "ANTHROPIC_API_KEY",
    });
  }
  return list;
}

async function ask({ name, url, headers, variable }: Probe, fetcher: typeof fetch): Promise<Finding> {
  const { host } = new URL(url);
  try {
    const response = await fetcher(url, { headers, redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    await response.body?.cancel();
    const { status } = response;
    if (response.ok) return finding(name, "ok", "key_ok", { host });
    if (status === 401 || status === 403) return finding(name, "bad", "key_refused", { host, variable, status });
    if (status === 402 || status === 429) return finding(name, "bad", "key_quota", { host, status });
    return finding(name, "bad", status >= 500 ? "provider_away" : "provider_odd", { host, status });
  } catch {
    return finding(name, "bad", "provider_away", { host, status: 0 });
  }
}
