import type { ModelRoutes } from "../config/routes.ts";
import { capabilitiesOf, catalogue } from "./catalogue.ts";
import { highestCostOf, priceOf } from "./prices.ts";
import type { Task } from "./types.ts";

/** One link of a chain. */
export interface Link {
  provider: string;
  model: string;
}

/** How deep a model thinks before it answers. */
export type Effort = "low" | "medium" | "high";

/** A kind of work, and which models do it best. */
interface Role {
  /** `provider:model`, first choice first. Those of providers that are not configured drop out. */
  chain: readonly string[];
  /** Which of a compatible provider's models, listed best first, stands in. */
  compatible: "best" | "smallest";
  effort: Effort;
}

const quick: Role = {
  chain: ["openai:gpt-6-luna", "anthropic:claude-haiku-5-5"],
  compatible: "smallest",
  effort: "low",
};
const writing: Role = {
  chain: ["anthropic:claude-sonnet-5-5", "openai:gpt-6.1-terra"],
  compatible: "best",
  effort: "low",
};
const coding: Role = { ...writing, effort: "medium" };
const reasoning: Role = {
  chain: ["anthropic:claude-opus-5-5", "openai:gpt-6-sol"],
  compatible: "best",
  // several files are written at once, and the highest price of each is reserved
  effort: "medium",
};
/** A judge of code should come from the family that did not write it, so the other one stands first. */
const judging: Role = {
  chain: ["openai:gpt-6.1-terra", "anthropic:claude-sonnet-5-5"],
  compatible: "best",
  effort: "medium",
};

/**
 * The role of each task: small and fast models plan, route and review; a stronger one writes. Code is planned and judged
 * by stronger ones, too, and only a complex project, or one that failed a round, is written by a reasoning model.
 */
export const taskRoles: Readonly<Record<Task, Role>> = {
  intake: quick,
  plan: quick,
  write: writing,
  review: quick,
  refine: writing,
  imagePrompt: quick,
  "code.plan": coding,
  "code.simple": { ...writing, chain: writing.chain.toReversed() },
  "code.medium": writing,
  "code.complex": reasoning,
  "code.review": judging,
};

/** A configured provider, as far as routing goes. */
export interface Configured {
  name: string;
  /** Models to ask for, best first; empty for those that the catalogue knows. */
  models: readonly string[];
  /** Needs no key, so it runs on the operator's own machine and costs nothing. */
  free: boolean;
}

/** What a call needs of a model. */
export interface Needs {
  inputTokens: number;
  maxOutputTokens: number;
  structured: boolean;
}

/** `provider:model`; the model's own name may hold colons. */
export function parseLink(text: string): Link {
  const at = text.indexOf(":");
  return { provider: text.slice(0, at), model: text.slice(at + 1) };
}

/**
 * The models to ask for a task, first choice first, among the configured providers: the workspace's route, else the
 * environment's, else the default. A route of which nothing is configured counts as absent.
 */
export function chainFor(
  task: Task,
  providers: readonly Configured[],
  routes: readonly ModelRoutes[],
  needs: Needs,
  at: Date,
): Link[] {
  for (const route of routes) {
    const chosen = route[task];
    if (chosen === undefined) continue;
    const chain = chosen === "cheapest" ? cheapest(providers, needs, at) : available(chosen, providers);
    if (chain.length > 0) return chain;
  }
  const { chain, compatible } = taskRoles[task];
  const standIns = providers.flatMap(({ name, models }) => {
    const model = compatible === "best" ? models[0] : models.at(-1);
    return model === undefined ? [] : [{ provider: name, model }];
  });
  return [...available(chain, providers), ...standIns];
}

/** The same chain with the avoided provider's models last: they still answer when no other does. */
export const avoiding = (chain: readonly Link[], provider: string | undefined): Link[] => [
  ...chain.filter((link) => link.provider !== provider),
  ...chain.filter((link) => link.provider === provider),
];

const available = (chain: readonly string[], providers: readonly Configured[]): Link[] =>
  chain.map(parseLink).filter((link) => providers.some(({ name }) => name === link.provider));

/** Every capable model, cheapest first. One of unknown price comes last unless its provider is free. */
function cheapest(providers: readonly Configured[], needs: Needs, at: Date): Link[] {
  const priced = providers.flatMap(({ name, models, free }) => {
    const known = catalogue.filter(({ provider }) => provider === name).map(({ model }) => model);
    return (models.length > 0 ? models : known).filter(capable(name, needs)).map((model) => {
      const price = priceOf(name, model, at);
      const usd =
        price === null && !free
          ? Number.POSITIVE_INFINITY
          : highestCostOf(price, needs.inputTokens, needs.maxOutputTokens);
      return { link: { provider: name, model }, usd };
    });
  });
  return priced.sort((a, b) => (a.usd === b.usd ? 0 : a.usd - b.usd)).map(({ link }) => link);
}

const capable = (provider: string, needs: Needs) => (model: string) => {
  const { contextTokens, maxOutputTokens, structured } = capabilitiesOf(provider, model);
  return (
    needs.inputTokens + needs.maxOutputTokens <= contextTokens &&
    needs.maxOutputTokens <= maxOutputTokens &&
    (structured || !needs.structured)
  );
};
