import { z } from "zod";
import { parseJson } from "./body.ts";
import type { Rate } from "./rates.ts";
import { parseOrRefuse } from "./refusal.ts";
import type { Token, World } from "./world.ts";

/** How one method of the Web API is called and what it does. */
interface Definition<S extends z.ZodType> {
  /** What calls it: a bot's token, an app-level token, or the app's id and secret. */
  by: "bot" | "app" | "client";
  /** Scopes it needs whatever its arguments; those that hang on the conversation are checked by `reach`. */
  scopes: string[];
  rate: Rate | ((world: World) => Rate);
  /** What the rate is counted by beside the workspace: a channel, say. */
  rateKey?: (args: z.output<S>) => string;
  args: S;
  run(world: World, args: z.output<S>, token: Token): Record<string, unknown>;
}

/** A method with its arguments' type sealed in. */
export interface Method {
  by: "bot" | "app" | "client";
  scopes: string[];
  /** Parses the arguments; refuses with `invalid_arguments`. */
  prepare(
    world: World,
    raw: Record<string, unknown>,
  ): {
    rate: Rate;
    rateKey: string;
    run(token: Token): Record<string, unknown>;
  };
}

/** Defines a method. */
export function defineMethod<S extends z.ZodType>(definition: Definition<S>): Method {
  return {
    by: definition.by,
    scopes: definition.scopes,
    prepare(world, raw) {
      const args = parseOrRefuse(definition.args, raw, "invalid_arguments");
      return {
        rate: typeof definition.rate === "function" ? definition.rate(world) : definition.rate,
        rateKey: definition.rateKey?.(args) ?? "",
        run: (token) => definition.run(world, args, token),
      };
    },
  };
}

/**
 * Arguments of a method. Slack ignores names it does not know; the double refuses them, for a misspelt argument is a
 * fault of the caller. `team_id` may always be there: a client adds it.
 */
export const takes = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ team_id: z.string().optional(), ...shape });

/** A boolean, also as a form sends it. */
export const flag = z.union([
  z.boolean(),
  z.enum(["true", "1"]).transform(() => true),
  z.enum(["false", "0"]).transform(() => false),
]);
/** A number, also as a form sends it. */
export const count = z.coerce.number().int().min(0);
/** A structured value, also as the JSON text that a form sends. Its own shape is checked where it is used. */
export const structured = z.unknown().transform((value) => (typeof value === "string" ? parseJson(value) : value));
