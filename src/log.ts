import { KindlingError } from "./errors.ts";
import { createRedact, isSecretName, type Redact, redacted } from "./log/redact.ts";

export const levels = ["debug", "info", "warn", "error"] as const;
export type Level = (typeof levels)[number];

/** What a line is about. */
export interface LogIds {
  request?: string;
  workspace?: string;
  run?: string;
  step?: string;
}

/** Values beside the message. An Error is written with its causes. */
export type Fields = Readonly<Record<string, unknown>>;

/** Writes one JSON object a line, without secrets. Never throws. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** The same log, with these ids on every line. */
  child(ids: LogIds): Log;
}

/** How a log is made. `write` is given one line without its end. */
export interface LogOptions {
  level: Level;
  secrets: readonly string[];
  write: (line: string) => void;
  now?: () => Date;
}

/** A log. Nothing is shared between two of them. */
export function createLog({ level, secrets, write, now = () => new Date() }: LogOptions): Log {
  const redact = createRedact(secrets);
  const least = levels.indexOf(level);
  const build = (ids: LogIds): Log => {
    const line =
      (at: Level) =>
      (message: string, fields: Fields = {}): void => {
        if (levels.indexOf(at) < least) return;
        const rest = plain({ ...fields, ...ids, message }, redact);
        const head = { at: now().toISOString(), level: at, message: rest.message };
        // First, and not to be overwritten by a field of the same name.
        write(JSON.stringify({ ...head, ...rest, ...head }));
      };
    return {
      debug: line("debug"),
      info: line("info"),
      warn: line("warn"),
      error: line("error"),
      child: (more) => build({ ...ids, ...more }),
    };
  };
  return build({});
}

/** Deepest nesting, most items of a list, and longest string (characters) of a line. */
const limits = { depth: 6, items: 100, text: 8_000 };

/** An object as JSON can hold it, without secrets, cycles and endless values. */
function plain(fields: Fields, redact: Redact): Record<string, unknown> {
  const seen = new Set<unknown>();
  const text = (value: string): string => {
    // More is read than is shown, so that no secret is cut in two and slips through.
    const clean = redact(value.slice(0, 2 * limits.text));
    return clean.length > limits.text ? `${clean.slice(0, limits.text)}…` : clean;
  };
  const visit = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return text(value);
    if (typeof value === "bigint") return value.toString();
    if (typeof value === "function" || typeof value === "symbol") return undefined;
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof URL) return text(value.href);
    if (seen.has(value) || depth > limits.depth) return "…";
    seen.add(value);
    const visited = value instanceof Error ? error(value, depth) : tree(value, depth);
    seen.delete(value);
    return visited;
  };
  const tree = (value: object, depth: number): unknown => {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `${value.byteLength} bytes`;
    if (value instanceof Map || value instanceof Set) return visit([...value], depth);
    if (Array.isArray(value)) return value.slice(0, limits.items).map((item) => visit(item, depth + 1));
    return object(value, depth);
  };
  const object = (value: object, depth: number): Record<string, unknown> => {
    const entries = Object.entries(value).slice(0, limits.items);
    return Object.fromEntries(
      entries.map(([name, item]) => [
        text(name),
        isSecretName(name) && item != null ? redacted : visit(item, depth + 1),
      ]),
    );
  };
  const error = (value: Error, depth: number): Record<string, unknown> => ({
    name: value.name,
    message: text(value.message),
    ...(value instanceof KindlingError ? { code: value.code, params: visit(value.params, depth + 1) } : {}),
    ...(value.stack === undefined ? {} : { stack: text(value.stack) }),
    ...(value.cause === undefined ? {} : { cause: visit(value.cause, depth + 1) }),
  });
  return object(fields, 0);
}
