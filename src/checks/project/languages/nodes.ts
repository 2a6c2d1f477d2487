/** A node of Babel's tree, seen from outside: only what a walk needs. */
export interface Node {
  type: string;
  loc?: { start: { line: number } } | null;
  [key: string]: unknown;
}

/** The line of a node, from 1. */
export const lineOf = (node: Node): number => node.loc?.start.line ?? 1;

/** Whether a value of a node is a node itself. */
export const looksLikeNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** The text of a string literal, or of a template without holes. */
export function literal(value: unknown): string | undefined {
  if (!looksLikeNode(value)) return undefined;
  return value.type === "StringLiteral" && typeof value.value === "string" ? value.value : undefined;
}
