import type { SentFile } from "./body.ts";
import type { Rate } from "./rates.ts";
import type { World } from "./world.ts";

/** A call that reached its route. */
export interface Call {
  world: World;
  /** What the path holds, in order. */
  ids: string[];
  query: URLSearchParams;
  body: unknown;
  files: SentFile[];
}

/** A route: its name in tests, and what it does. `open`: its token stands in the path. */
export interface Route {
  name: string;
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  path: RegExp;
  rate: Rate;
  open?: true;
  run(call: Call): { status?: number; body?: unknown };
}

/** As Discord limits what it names no number for. */
export const common: Rate = { limit: 50, windowMs: 1_000 };
