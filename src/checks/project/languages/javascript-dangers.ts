import type { Fault } from "../finding.ts";
import { harmlessSqlPiece, sqlStart } from "./facts.ts";
import { lineOf, literal, looksLikeNode, type Node } from "./nodes.ts";

/** The dangerous classics that one node of a JavaScript file shows. */
export function dangersOf(node: Node, text: string): Fault[] {
  const rule = ruleOf(node, text);
  return rule === undefined ? [] : [{ rule, line: lineOf(node) }];
}

function ruleOf(node: Node, text: string): Fault["rule"] | undefined {
  if (node.type === "CallExpression" || node.type === "NewExpression") return callRule(node);
  if (node.type === "TemplateLiteral" || node.type === "BinaryExpression")
    return builtSql(node, text) ? "danger.sql" : undefined;
  if (node.type === "ObjectProperty") {
    const { key, value } = node;
    const name = looksLikeNode(key) ? (key.name ?? key.value) : undefined;
    const off = looksLikeNode(value) && value.type === "BooleanLiteral" && value.value === false;
    return off && (name === "rejectUnauthorized" || name === "strictSSL") ? "danger.tls" : undefined;
  }
  if (node.type === "AssignmentExpression" && looksLikeNode(node.left)) {
    const { property } = node.left;
    const name = looksLikeNode(property) ? (property.name ?? property.value) : undefined;
    return name === "NODE_TLS_REJECT_UNAUTHORIZED" && holds(node.right, "0") ? "danger.tls" : undefined;
  }
  return undefined;
}

const holds = (value: unknown, text: string): boolean => looksLikeNode(value) && String(value.value) === text;

function callRule({ callee, arguments: given }: Node): Fault["rule"] | undefined {
  if (!looksLikeNode(callee) || !Array.isArray(given)) return undefined;
  if (callee.type === "Identifier" && (callee.name === "eval" || callee.name === "Function")) return "danger.eval";
  const property = looksLikeNode(callee.property) ? callee.property.name : undefined;
  const owner = looksLikeNode(callee.object) ? callee.object.name : undefined;
  const name = callee.type === "Identifier" ? callee.name : property;
  // `pattern.exec(text)` is a regular expression's
  const process = callee.type === "Identifier" || /^(?:cp|child_?process|shell(?:js)?)$/i.test(String(owner));
  if (process && /^(?:exec|execSync|execAsync|execPromise)$/.test(String(name)) && built(given[0]))
    return "danger.shell";
  return /^(?:spawn|spawnSync|execFile)$/.test(String(name)) && built(given[0]) && given.some(throughShell)
    ? "danger.shell"
    : undefined;
}

const throughShell = (value: unknown): boolean =>
  looksLikeNode(value) &&
  Array.isArray(value.properties) &&
  value.properties.some(
    (each) => looksLikeNode(each) && looksLikeNode(each.key) && each.key.name === "shell" && holds(each.value, "true"),
  );

/** A string with something put into it. */
function built(value: unknown): boolean {
  if (!looksLikeNode(value)) return false;
  if (value.type === "TemplateLiteral") return Array.isArray(value.expressions) && value.expressions.length > 0;
  return value.type === "BinaryExpression" && value.operator === "+" && literal(value.right) === undefined;
}

function builtSql(node: Node, text: string): boolean {
  if (node.type === "BinaryExpression") {
    return node.operator === "+" && sqlStart.test(literal(node.left) ?? "") && foreign(node.right, text);
  }
  const { expressions, quasis, start } = node;
  if (!Array.isArray(expressions) || !Array.isArray(quasis) || typeof start !== "number") return false;
  // a tagged template is a statement with parameters
  if (/[\w)>\]]$/.test(text.slice(Math.max(0, start - 1), start))) return false;
  const whole = typeof node.end === "number" ? text.slice(start + 1, Math.min(node.end, start + 600)) : "";
  return expressions.some((each) => foreign(each, text)) && sqlStart.test(whole);
}

function foreign(value: unknown, text: string): boolean {
  if (!looksLikeNode(value) || value.type.endsWith("Literal") || typeof value.start !== "number") return false;
  return (
    typeof value.end !== "number" ||
    !harmlessSqlPiece.test(text.slice(value.start, Math.min(value.end, value.start + 400)))
  );
}
