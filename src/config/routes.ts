import { type ConfigProblem, problem } from "./problems.ts";
import { list } from "./providers.ts";

/** What a model call is for: the names that `MODEL_ROUTES` may route. Code is written by the tier of its project. */
export const modelTasks = [
  ...(["intake", "plan", "write", "review", "refine", "imagePrompt"] as const),
  ...(["code.plan", "code.simple", "code.medium", "code.complex", "code.review"] as const),
] as const;

/** Task → chain of `provider:model`, or `cheapest`. */
export type ModelRoutes = Partial<Record<string, string[] | "cheapest">>;

/**
 * `write=anthropic:claude-sonnet-5-5,openai:gpt-6-sol;review=cheapest`. A model's own name may hold colons.
 * `providers`: the names of those that are configured.
 */
export function parseRoutes(
  value: string | undefined,
  providers: ReadonlySet<string>,
): { routes: ModelRoutes; problems: ConfigProblem[] } {
  const routes: ModelRoutes = {};
  const problems: ConfigProblem[] = [];
  const refuse = (...[code, params]: [ConfigProblem["problem"], Record<string, string>]) =>
    problems.push(problem("MODEL_ROUTES", code, params));

  for (const part of (value ?? "").split(";")) {
    const entry = part.trim();
    if (entry === "") continue;
    const at = entry.indexOf("=");
    const task = entry.slice(0, Math.max(at, 0)).trim();
    const chain = list(entry.slice(at + 1));
    if (at < 1 || chain.length === 0) {
      refuse("route_syntax", { entry });
      continue;
    }
    if (!modelTasks.some((known) => known === task)) refuse("route_task", { task, tasks: modelTasks.join(", ") });
    if (routes[task] !== undefined) refuse("route_twice", { task });
    if (chain.length === 1 && chain[0] === "cheapest") {
      routes[task] = "cheapest";
      continue;
    }
    for (const link of chain) {
      const [provider = "", ...model] = link.split(":");
      if (provider === "" || model.join(":") === "") refuse("route_model", { link });
      else if (!providers.has(provider)) refuse("route_provider", { task, provider });
    }
    routes[task] = chain;
  }
  return { routes, problems };
}
