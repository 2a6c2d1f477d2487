import { jsonrepair } from "jsonrepair";
import type { z } from "zod";

/** A model's text as a value of the schema, or what is wrong with it, worded for the model. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: string };

/**
 * Parses and checks a model's JSON. What surrounds the object (a fence, a sentence) is dropped, and small faults
 * (trailing commas, single quotes, raw line breaks in strings) are repaired before the schema is asked.
 */
export function parseOutput<T>(text: string, schema: z.ZodType<T>): Parsed<T> {
  const json = jsonIn(text);
  if (json === undefined) return { ok: false, problems: "The answer was not a JSON object." };
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues
    .slice(0, 10)
    .map(({ path, message }) => `- ${path.length > 0 ? path.join(".") : "the object"}: ${message}`);
  return { ok: false, problems: problems.join("\n") };
}

function jsonIn(text: string): unknown {
  const from = text.indexOf("{");
  const to = text.lastIndexOf("}");
  if (from < 0) return undefined;
  const object = to > from ? text.slice(from, to + 1) : text.slice(from);
  for (const candidate of [text, object]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // Tried next: without its surroundings, and then repaired.
    }
  }
  try {
    return JSON.parse(jsonrepair(object));
  } catch {
    return undefined;
  }
}

type JsonSchema = Record<string, unknown>;

/**
 * A JSON schema without lengths of strings, which OpenAI's strict mode does not take; they are told in the description
 * instead, and checked by zod afterwards.
 */
export function withoutLengths(schema: JsonSchema): JsonSchema {
  const { minLength, maxLength, ...rest } = schema;
  const told = [
    typeof minLength === "number" && minLength > 1 ? `at least ${minLength} characters` : "",
    typeof maxLength === "number" ? `at most ${maxLength} characters` : "",
  ].filter((part) => part !== "");
  const description = [rest.description, told.join(", ")].filter((part) => typeof part === "string" && part !== "");
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inner(key, value)]));
  return description.length > 0 ? { ...copy, description: description.join("; ") } : copy;
}

/** A property's name may be any word, `minLength` too, so that only its schema is looked into. */
function inner(key: string, value: unknown): unknown {
  if (key === "enum" || key === "const" || key === "default" || key === "required") return value;
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? withoutLengths(item) : item));
  if (!isObject(value)) return value;
  if (key !== "properties" && key !== "$defs" && key !== "definitions") return withoutLengths(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [name, isObject(schema) ? withoutLengths(schema) : schema]),
  );
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
