import { type ParserPlugin, parse } from "@babel/parser";
import { excerpt, type Fault } from "../finding.ts";
import { type Facts, type Import, idleName } from "./facts.ts";
import { dangersOf } from "./javascript-dangers.ts";
import { lineOf, literal, looksLikeNode, type Node } from "./nodes.ts";

/** Reads a JavaScript or TypeScript file with Babel: syntax, imports, dangers, empty bodies. Never throws. */
export function readJavascript(text: string, path: string): Facts {
  let tree: Node;
  try {
    const typescript = /\.[cm]?tsx?$/.test(path);
    const plugins: ParserPlugin[] = typescript
      ? [["typescript", { dts: /\.d\.[cm]?ts$/.test(path) }], "decorators"]
      : ["decorators"];
    if (!/\.[cm]?ts$/.test(path)) plugins.push("jsx");
    const sourceType = /\.(?:ts|tsx|mts|mjs|jsx)$/.test(path) ? "module" : "unambiguous";
    tree = isNode(parse(text, { sourceType, plugins }));
  } catch (error) {
    return { faults: [syntaxFault(error)], imports: [] };
  }
  const faults: Fault[] = [];
  const imports: Import[] = [];
  walk(tree, (node, parent) => {
    const name = importOf(node);
    if (name !== undefined) imports.push({ name, line: lineOf(node) });
    faults.push(...dangersOf(node, text), ...emptyBody(node, parent));
  });
  return { faults, imports };
}

function syntaxFault(error: unknown): Fault {
  const place =
    error instanceof Error && "loc" in error ? (error.loc as { line?: number } | undefined)?.line : undefined;
  const message = error instanceof Error ? error.message.replace(/\s*\(\d+:\d+\)$/, "") : String(error);
  return { rule: "syntax", line: place && place > 0 ? place : null, params: { message: excerpt(message) } };
}

/** Every node once, by a stack of our own: generated text may nest deeper than the machine's. */
function walk(tree: Node, visit: (node: Node, parent: Node | undefined) => void): void {
  const stack: { node: Node; parent: Node | undefined }[] = [{ node: tree, parent: undefined }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    visit(next.node, next.parent);
    for (const [key, value] of Object.entries(next.node)) {
      if (/^(?:loc|extra|errors|tokens|comments|leadingComments|trailingComments|innerComments)$/.test(key)) continue;
      for (const child of Array.isArray(value) ? value.toReversed() : [value])
        if (looksLikeNode(child)) stack.push({ node: child, parent: next.node });
    }
  }
}

function isNode(value: unknown): Node {
  if (!looksLikeNode(value)) throw new Error("no tree");
  return value;
}

function importOf(node: Node): string | undefined {
  if (/^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression)$/.test(node.type))
    return literal(node.source);
  if (node.type === "TSExternalModuleReference") return literal(node.expression);
  if (node.type !== "CallExpression" || !Array.isArray(node.arguments) || !looksLikeNode(node.callee)) return undefined;
  const { callee } = node;
  return callee.type === "Import" || (callee.type === "Identifier" && callee.name === "require")
    ? literal(node.arguments[0])
    : undefined;
}

function emptyBody(node: Node, parent: Node | undefined): Fault[] {
  const named = /^(?:FunctionDeclaration|ClassMethod|ClassPrivateMethod|ObjectMethod)$/.test(node.type);
  const variable = parent?.type === "VariableDeclarator" && /^(?:Arrow)?FunctionExpression$/.test(node.type);
  if ((!named && !variable) || !looksLikeNode(node.body)) return [];
  const { body } = node;
  if (!Array.isArray(body.body) || node.kind === "constructor") return [];
  const id = variable ? parent.id : (node.id ?? node.key);
  const name = looksLikeNode(id) && typeof id.name === "string" ? id.name : "";
  const line = lineOf(node);
  const [only, ...others] = body.body;
  if (others.length === 0 && looksLikeNode(only) && refuses(only))
    return [{ rule: "body.unfinished", line, params: { name } }];
  const said = Array.isArray(body.innerComments) && body.innerComments.length > 0;
  return only === undefined && !said && !idleName.test(name) ? [{ rule: "body.empty", line, params: { name } }] : [];
}

function refuses(statement: Node): boolean {
  if (statement.type !== "ThrowStatement" || !looksLikeNode(statement.argument)) return false;
  const { arguments: given } = statement.argument;
  return Array.isArray(given) && /\bnot (?:yet )?implemented\b|^todo\b|^unimplemented\b/i.test(literal(given[0]) ?? "");
}
