import { isRecord, type JsonSchema } from "./script.ts";

/** What a vendor's strict structured output takes of JSON Schema. */
export interface SchemaRules {
  keywords: ReadonlySet<string>;
  /** Values of `minItems` that are taken; undefined: any. */
  minItems?: readonly number[];
  /** Every property must be required. */
  allRequired: boolean;
}

const common = ["$schema", "$ref", "$defs", "definitions", "type", "description", "title", "enum", "const", "anyOf"];
const shapes = ["properties", "required", "additionalProperties", "items"];

/** https://platform.claude.com/docs/en/build-with-claude/structured-outputs (JSON Schema limitations) */
export const anthropicRules: SchemaRules = {
  keywords: new Set([...common, ...shapes, "allOf", "default", "format", "minItems"]),
  minItems: [0, 1],
  allRequired: false,
};

/** https://developers.openai.com/api/docs/guides/structured-outputs (supported schemas) */
export const openAiRules: SchemaRules = {
  keywords: new Set([
    ...common,
    ...shapes,
    ...["pattern", "format", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
    ...["minItems", "maxItems"],
  ]),
  allRequired: true,
};

/** The first thing in a schema that the vendor would refuse, with its path; undefined when all is well. */
export function schemaProblem(schema: JsonSchema, rules: SchemaRules): string | undefined {
  if (schema.type !== "object") return "(root): the schema must be an object";
  return problemIn(schema, "(root)", rules);
}

function problemIn(schema: JsonSchema, path: string, rules: SchemaRules): string | undefined {
  const unknown = Object.keys(schema).find((keyword) => !rules.keywords.has(keyword));
  if (unknown !== undefined) return `${path}: '${unknown}' is not supported`;
  if (typeof schema.minItems === "number" && rules.minItems && !rules.minItems.includes(schema.minItems)) {
    return `${path}: 'minItems' of ${schema.minItems} is not supported`;
  }
  if (schema.type === "object") {
    if (schema.additionalProperties !== false) return `${path}: 'additionalProperties' must be false`;
    const names = Object.keys(isRecord(schema.properties) ? schema.properties : {});
    const required = Array.isArray(schema.required) ? schema.required : [];
    const optional = names.find((name) => !required.includes(name));
    if (rules.allRequired && optional !== undefined) return `${path}: 'required' must name '${optional}'`;
  }
  for (const keyword of ["properties", "$defs", "definitions"]) {
    for (const [name, inner] of Object.entries(isRecord(schema[keyword]) ? schema[keyword] : {})) {
      const problem = isRecord(inner) ? problemIn(inner, `${path}.${name}`, rules) : `${path}.${name}: no schema`;
      if (problem !== undefined) return problem;
    }
  }
  if (schema.items !== undefined) {
    const problem = isRecord(schema.items) ? problemIn(schema.items, `${path}[]`, rules) : `${path}: no tuples`;
    if (problem !== undefined) return problem;
  }
  for (const branch of Array.isArray(schema.anyOf) ? schema.anyOf : []) {
    const problem = isRecord(branch) ? problemIn(branch, `${path}|`, rules) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}
