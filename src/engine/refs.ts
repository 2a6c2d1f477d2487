import type { Json } from "./types.ts";

/** A reference taken apart: the step it names, and the way into that step's output. */
export interface Target {
  key: string;
  path: string[];
}

/**
 * What `plan.sections.0` refers to. Keys may hold dots themselves (`picture.1.prompt`), so that the longest known key
 * that begins the reference wins. Undefined where none does.
 */
export function targetOf(ref: string, known: Iterable<string>): Target | undefined {
  let key: string | undefined;
  for (const candidate of known) {
    const begins = ref === candidate || ref.startsWith(`${candidate}.`);
    if (begins && (key === undefined || candidate.length > key.length)) key = candidate;
  }
  if (key === undefined) return undefined;
  return { key, path: ref === key ? [] : ref.slice(key.length + 1).split(".") };
}

/** The reference that a value is, if it is one: an object with `$ref` and nothing else. */
function refOf(value: { [key: string]: Json }): string | undefined {
  const { $ref, ...rest } = value;
  return typeof $ref === "string" && Object.keys(rest).length === 0 ? $ref : undefined;
}

/** Every reference in an input. */
export function* refsIn(input: Json): Generator<string> {
  if (input === null || typeof input !== "object") return;
  if (Array.isArray(input)) {
    for (const item of input) yield* refsIn(item);
    return;
  }
  const ref = refOf(input);
  if (ref !== undefined) yield ref;
  else for (const value of Object.values(input)) yield* refsIn(value);
}

/** An input with the outputs in place of the references. What is not there is null. */
export function resolveRefs(input: Json, outputs: Readonly<Record<string, Json>>): Json {
  if (input === null || typeof input !== "object") return input;
  if (Array.isArray(input)) return input.map((item) => resolveRefs(item, outputs));
  const ref = refOf(input);
  if (ref === undefined) {
    return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, resolveRefs(value, outputs)]));
  }
  const target = targetOf(ref, Object.keys(outputs));
  return target ? at(outputs[target.key] ?? null, target.path) : null;
}

function at(value: Json, path: readonly string[]): Json {
  let current: Json | undefined = value;
  for (const part of path) {
    if (current === null || typeof current !== "object") return null;
    current = Array.isArray(current) ? current[Number(part)] : Object.hasOwn(current, part) ? current[part] : undefined;
    if (current === undefined) return null;
  }
  return current;
}
