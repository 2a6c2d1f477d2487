import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Fault } from "../finding.ts";
import { blanked, lineIndex, matches, nodesNamed, parseStrictly } from "../text.ts";
import { type Facts, harmlessSqlPiece, type Import, idleName, sqlStart } from "./facts.ts";

/** Methods that a class may leave empty: the base calls them, and nothing is a fine answer. */
const idleMethods = /^(?:__\w+__|log_message|setUp|tearDown|handle_\w+|visit_\w+|on_\w+)$/;

/** Longest text that is read past its first error. */
const guessMaxCharacters = 32 * 1024;

/**
 * Reads a Python file with Lezer: what it imports, what is dangerous, what was left empty. Syntax is
 * ruff's; `doubt` is the line at which Lezer would stop.
 */
export function readPython(text: string): Facts & { doubt: number | undefined } {
  const lineOf = lineIndex(text);
  const strict = parseStrictly(parser, text);
  const doubt = "at" in strict ? lineOf(strict.at) : undefined;
  // Lezer does not know all of Python, so a doubtful text is read on, as far as that takes no time
  const tree = "tree" in strict ? strict.tree : parser.parse(text.length > guessMaxCharacters ? "" : text);
  const bare = blanked(text, nodesNamed(tree, /^(?:Comment|String|FormatString)$/));
  const facts: Facts = { faults: bareDangers(bare), imports: [] };
  tree.iterate({
    enter: ({ name, node }) => {
      const line = lineOf(node.from);
      if (name === "ImportStatement") {
        const optional = tried(text, node);
        facts.imports.push(...imports(text.slice(node.from, node.to), line).map((each) => ({ ...each, optional })));
      }
      if (name === "FunctionDefinition") facts.faults.push(...emptyBody(text, node, line));
      if (name === "CallExpression" && shellCall(text, node)) facts.faults.push({ rule: "danger.shell", line });
      if (builtSql(text, node)) facts.faults.push({ rule: "danger.sql", line });
    },
  });
  return { ...facts, doubt };
}

function bareDangers(bare: string): Fault[] {
  const rule = (rule: Fault["rule"], pattern: RegExp) =>
    matches(bare, pattern).map(({ line }): Fault => ({ rule, line }));
  return [
    ...rule("danger.eval", /(?<![\w.]|def |class )(?:eval|exec)(?=\()/g),
    ...rule(
      "danger.tls",
      /\bverify\s*=\s*False\b|\b_create_unverified_context\b|\bcheck_hostname\s*=\s*False\b|\bCERT_NONE\b/g,
    ),
  ];
}

function imports(statement: string, line: number): Import[] {
  const flat = statement
    .replace(/#[^\n]*/g, " ")
    .replace(/[\s\\()]+/g, " ")
    .trim();
  const plain = (name: string) => name.trim().split(" ")[0] ?? "";
  const from = /^from (\.* ?[\w.]*) ?import (.*)$/.exec(flat);
  if (from) {
    const members = (from[2] ?? "")
      .split(",")
      .map(plain)
      .filter((name) => name !== "");
    return [{ name: (from[1] ?? "").replaceAll(" ", ""), line, members }];
  }
  return flat.startsWith("import ")
    ? flat
        .slice(7)
        .split(",")
        .map(plain)
        .filter((name) => name !== "")
        .map((name) => ({ name, line }))
    : [];
}

/** Within a `try` that is prepared for the module to be absent. */
function tried(text: string, node: SyntaxNode): boolean {
  const body = node.parent?.parent;
  return (
    body?.name === "TryStatement" &&
    /\bexcept\b[^:]{0,80}\b(?:ImportError|ModuleNotFoundError)\b/.test(textOf(text, body))
  );
}

function emptyBody(text: string, node: SyntaxNode, line: number): Fault[] {
  const name = textOf(text, node.getChild("VariableName"));
  const statements = children(node.getChild("Body")).filter(({ name }) => name !== ":" && name !== "Comment");
  const kinds = statements.map((statement) => idle(text, statement));
  if (statements.length === 0 || kinds.includes("works")) return [];
  if (kinds.includes("raises"))
    return mayRaise(text, node) ? [] : [{ rule: "body.unfinished", line, params: { name } }];
  if (idleName.test(name) || decorated(text, node)) return [];
  const owner = classOf(node);
  if (owner && (idleMethods.test(name) || mayRaise(text, node))) return [];
  return [{ rule: "body.empty", line, params: { name } }];
}

function idle(text: string, statement: SyntaxNode): "nothing" | "raises" | "works" {
  if (statement.name === "PassStatement") return "nothing";
  if (statement.name === "RaiseStatement")
    return /^raise\s+NotImplementedError\b/.test(text.slice(statement.from, statement.to)) ? "raises" : "works";
  const only = statement.name === "ExpressionStatement" ? statement.firstChild?.name : undefined;
  return only === "String" || only === "Ellipsis" ? "nothing" : "works";
}

/** `NotImplementedError` is the contract of a base class: one that is abstract, or that is derived from in its file. */
function mayRaise(text: string, node: SyntaxNode): boolean {
  const owner = classOf(node);
  if (decorated(text, node)) return true;
  if (!owner) return false;
  const name = textOf(text, owner.getChild("VariableName"));
  return abstract(text, owner) || /^_?(?:Base|Abstract)|(?:Base|Protocol|Mixin)$/.test(name) || derived(text, name);
}

const derived = (text: string, name: string): boolean =>
  [`(${name})`, `(${name},`, `, ${name})`, `, ${name},`].some((bases) => text.includes(bases));

const abstract = (text: string, owner: SyntaxNode): boolean =>
  /\b(?:ABC|ABCMeta|Protocol)\b/.test(textOf(text, owner.getChild("ArgList")));

const decorated = (text: string, node: SyntaxNode): boolean =>
  node.parent?.name === "DecoratedStatement" &&
  node.parent
    .getChildren("Decorator")
    .some((each) => /abstract|overload|fixture|group|callback|command/.test(textOf(text, each)));

function classOf(node: SyntaxNode): SyntaxNode | undefined {
  const body = node.parent?.name === "DecoratedStatement" ? node.parent.parent : node.parent;
  return body?.parent?.name === "ClassDefinition" ? body.parent : undefined;
}

function shellCall(text: string, call: SyntaxNode): boolean {
  const callee = textOf(text, call.firstChild);
  const list = call.getChild("ArgList");
  const first = list?.firstChild?.nextSibling;
  if (!list || !first || first.name === "String" || first.name === ")") return false;
  if (/^os\.(?:system|popen)$/.test(callee)) return true;
  return (
    /(?:^|\.)(?:run|call|Popen|check_call|check_output)$/.test(callee) &&
    /\bshell\s*=\s*True\b/.test(textOf(text, list))
  );
}

/** A statement of SQL with a value put into its text. */
function builtSql(text: string, node: SyntaxNode): boolean {
  if (node.name === "FormatString") {
    const parts = node.getChildren("FormatReplacement").map((part) => textOf(text, part));
    return parts.some((part) => !harmlessSqlPiece.test(part)) && sqlStart.test(unquoted(textOf(text, node)));
  }
  const first = node.firstChild;
  if (node.name === "BinaryExpression" && first?.name === "String" && sqlStart.test(unquoted(textOf(text, first)))) {
    const operator = textOf(text, first.nextSibling);
    const last = node.lastChild;
    return /^[+%]$/.test(operator) && last?.name !== "String" && !harmlessSqlPiece.test(textOf(text, last));
  }
  const callee = node.name === "CallExpression" ? first : undefined;
  return (
    callee?.name === "MemberExpression" &&
    callee.firstChild?.name === "String" &&
    textOf(text, callee.lastChild) === "format" &&
    sqlStart.test(unquoted(textOf(text, callee.firstChild))) &&
    !harmlessSqlPiece.test(textOf(text, node.getChild("ArgList")))
  );
}

const unquoted = (text: string): string => text.replace(/^[a-z]{0,2}["']{1,3}/i, "");

function children(node: SyntaxNode | null): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) all.push(child);
  return all;
}

const textOf = (text: string, node: SyntaxNode | null | undefined): string =>
  node ? text.slice(node.from, node.to) : "";
