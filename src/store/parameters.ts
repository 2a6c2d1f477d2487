/**
 * A value as Postgres reads it from text: dates as ISO 8601, arrays as `{"a",NULL}`, other objects as JSON. postgres.js
 * under drizzle sends neither; PGlite does. Everything else passes.
 */
export function encodeParameter(value: unknown): string | number | boolean | Uint8Array | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(",")}}`;
  return JSON.stringify(value);
}

/** https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function encodeElement(value: unknown): string {
  if (Array.isArray(value)) return String(encodeParameter(value));
  const encoded = encodeParameter(value);
  return encoded === null ? "NULL" : `"${String(encoded).replace(/[\\"]/g, "\\$&")}"`;
}
