import { KindlingError } from "../errors.ts";

/** What can be wrong with a variable. The sentence for each, with the fix, stands in `chat/texts/operator.ts`. */
export const problemCodes = [
  "url",
  "database_url",
  "public_url",
  "public_url_https",
  "port",
  "amount",
  "log_level",
  "encryption_key",
  "token_too_short",
  "token_needed",
  "needs",
  "slack_bot_token",
  "slack_app_token",
  "slack_way_in",
  "slack_emoji",
  "qstash_half",
  "gateway_needs",
  "register_needs",
  "discord_token",
  "discord_public_key",
  "discord_application_id",
  "worker_needs",
  "setup_needs",
  "provider_name",
  "provider_url",
  "route_syntax",
  "route_task",
  "route_twice",
  "route_model",
  "route_provider",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing to mend before the start. `params` never hold a variable's value when that may be a secret. */
export interface ConfigProblem {
  variable: string;
  problem: ProblemCode;
  params: Readonly<Record<string, string>>;
}

/** Thrown by `readConfig`, with everything that is wrong at once. */
export class ConfigError extends KindlingError {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const variables = [...new Set(problems.map(({ variable }) => variable))].join(", ");
    super("config.invalid", { params: { variables } });
    this.problems = problems;
  }
}

/** A problem as data. */
export function problem(
  variable: string,
  code: ProblemCode,
  params: Readonly<Record<string, string>> = {},
): ConfigProblem {
  return { variable, problem: code, params };
}
