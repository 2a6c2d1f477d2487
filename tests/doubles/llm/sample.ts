import { isRecord, type JsonSchema } from "./script.ts";

/** A value that fits the schema, with every property present: the same for the same schema. */
export function sample(schema: JsonSchema, key = "value", root: JsonSchema = schema): unknown {
  if (typeof schema.$ref === "string") return sample(resolve(root, schema.$ref), key, root);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const branches = [schema.anyOf, schema.allOf].find(Array.isArray)?.filter(isRecord);
  if (branches !== undefined) {
    return sample(branches.find(({ type }) => type !== "null") ?? branches[0] ?? {}, key, root);
  }
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== "null") : schema.type;
  if (type === "object") {
    const properties = isRecord(schema.properties) ? schema.properties : {};
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, isRecord(inner) ? sample(inner, name, root) : null]),
    );
  }
  if (type === "array") {
    const items = isRecord(schema.items) ? schema.items : { type: "string" };
    const length = Math.max(2, Number(schema.minItems ?? 0));
    return Array.from({ length }, () => sample(items, key, root));
  }
  if (type === "number" || type === "integer") return numberFor(schema);
  if (type === "boolean") return true;
  return type === "null" ? null : `A plain ${key}`;
}

function numberFor({ minimum, maximum }: JsonSchema): number {
  const low = typeof minimum === "number" && minimum > -1e9 ? minimum : 0;
  return typeof maximum === "number" && maximum < 1e9 ? Math.min(maximum, low + 1) : low + 1;
}

function resolve(root: JsonSchema, ref: string): JsonSchema {
  const found = ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), root);
  return isRecord(found) ? found : {};
}
