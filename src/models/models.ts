import type { CredentialsFor } from "../accounts/ports.ts";
import type { ModelRoutes } from "../config/routes.ts";
import type { ModelsConfig } from "../config.ts";
import { createAnthropic } from "./anthropic.ts";
import { type Breakers, createBreakers } from "./breaker.ts";
import type { Callers, Timeouts } from "./call.ts";
import { createCompatible } from "./compatible.ts";
import { createDemo, demoProvider } from "./demo.ts";
import { generate } from "./generate.ts";
import { createOpenAi } from "./openai.ts";
import { estimateTokens } from "./prices.ts";
import type { Provider } from "./provider.ts";
import { avoiding, type Configured, chainFor, type Link, type Needs } from "./routes.ts";
import type { GenerateRequest, Models, Task } from "./types.ts";

/** What the gateway is made of. */
export interface ModelsOptions {
  config: ModelsConfig;
  credentialsFor: CredentialsFor;
  /** A workspace's own routes, which win over the environment's. */
  overrides?: (workspace: string) => Promise<ModelRoutes>;
  now: () => Date;
  /** Default: the runtime's own. */
  fetch?: typeof fetch;
  /** From 0 to 1, for jitter. Default: `Math.random`. */
  random?: () => number;
  /** The providers' health, where several gateways share it. */
  breakers?: Breakers;
  timeouts?: Timeouts;
}

/** How long a provider may be silent: well under a step's deadline, so that the next one still has time. */
const defaultTimeouts: Timeouts = { answerMs: 75_000, silenceMs: 45_000 };

/** A middling call, for telling which model a task would go to. */
const typicalNeeds: Needs = { inputTokens: 4000, maxOutputTokens: 4000, structured: true };

const demoChain: readonly Link[] = [{ provider: demoProvider, model: demoProvider }];

/**
 * The gateway to language models. The demo model answers when, and only when, no provider is configured for the
 * workspace; configured ones are never replaced by it, not even when they all fail.
 */
export function createModels(options: ModelsOptions): Models {
  const { config, credentialsFor, now, random = Math.random, timeouts = defaultTimeouts } = options;
  const breakers = options.breakers ?? createBreakers({ now });
  const known = providersOf(config, options.fetch);

  /** The providers that this workspace can use, with their keys; asked anew each time, because keys come and go. */
  async function configuredFor(workspace: string) {
    const found = await Promise.all(
      known.map(async ({ provider, models, keyless }) => {
        const credentials = await credentialsFor(workspace, provider.name);
        if (credentials === null && !keyless) return [];
        return [{ provider, models, name: provider.name, free: keyless, apiKey: credentials?.apiKey ?? null }];
      }),
    );
    return found.flat();
  }

  async function chainOf(task: Task, workspace: string, configured: readonly Configured[], needs: Needs) {
    if (configured.length === 0) return demoChain;
    const own = await options.overrides?.(workspace);
    return chainFor(task, configured, own === undefined ? [config.routes] : [own, config.routes], needs, now());
  }

  return {
    async generate(ctx, request) {
      const configured = await configuredFor(ctx.workspace);
      const chain = await chainOf(request.task, ctx.workspace, configured, needsOf(request));
      const ordered = healthyFirst(avoiding(chain, request.avoidProvider), breakers);
      const providers: Map<string, { provider: Provider; apiKey: string | null }> = new Map(
        configured.map(({ name, provider, apiKey }) => [name, { provider, apiKey }]),
      );
      if (configured.length === 0) providers.set(demoProvider, { provider: createDemo(request.demo), apiKey: null });
      const callers: Callers = { providers, breakers, timeouts, now };
      return generate(ctx, request, ordered, { ...callers, random });
    },
    async firstChoice(task, workspace) {
      const configured = await configuredFor(workspace);
      const [first = { provider: "none", model: "none" }] = await chainOf(task, workspace, configured, typicalNeeds);
      return { ...first, demo: first.provider === demoProvider };
    },
  };
}

/** Every provider that could be used, in the order of preference. Keys are not part of it: a workspace may bring its own. */
function providersOf(config: ModelsConfig, fetch: ModelsOptions["fetch"]) {
  const vendor = { models: [] as string[], keyless: false };
  return [
    { ...vendor, provider: createAnthropic({ baseUrl: config.anthropic?.baseUrl ?? null, fetch }) },
    { ...vendor, provider: createOpenAi({ baseUrl: config.openai?.baseUrl ?? null, fetch }) },
    ...config.compatible.map(({ name, baseUrl, apiKey, models }) => ({
      provider: createCompatible({ name, baseUrl, fetch }),
      models,
      keyless: apiKey === null,
    })),
  ];
}

/** The same chain with those providers last whose circuit is open. */
function healthyFirst(chain: readonly Link[], breakers: Breakers): Link[] {
  const judged = chain.map((link) => ({ link, open: breakers.isOpen(link.provider) }));
  return judged.toSorted((a, b) => Number(a.open) - Number(b.open)).map(({ link }) => link);
}

const needsOf = <T>({ system, messages, maxOutputTokens, output }: GenerateRequest<T>): Needs => ({
  inputTokens: estimateTokens(system) + messages.reduce((sum, { text }) => sum + estimateTokens(text), 0),
  maxOutputTokens,
  structured: output !== undefined,
});
