import { parse as parseScript } from "@babel/parser";
import { parser as go } from "@lezer/go";
import type { LRParser } from "@lezer/lr";
import { parser as python } from "@lezer/python";
import { parser as rust } from "@lezer/rust";
import { languageOf } from "./read.ts";
import { blanked, nodesNamed } from "./text.ts";

/** Longest text that is looked through, in characters: parsers that guess past an error take their time. */
const maxCharacters = 64 * 1024;

/**
 * A file as a judge should read it: comments as blanks, so that no comment speaks for the code, and every line where it
 * was. Text in a language that is not read, or that does not parse, stays as it is.
 */
export function withoutComments(path: string, text: string): string {
  if (text.length > maxCharacters) return text;
  const language = languageOf(path);
  try {
    const stretches =
      language === "javascript" || language === "typescript" ? ofScript(path, text) : ofTree(language, text);
    return blanked(text, stretches).replace(/[^\S\n]+$/gm, "");
  } catch {
    return text;
  }
}

const trees: Readonly<Partial<Record<string, LRParser>>> = { python, rust, go };

function ofTree(language: string, text: string): { from: number; to: number }[] {
  const parser = trees[language];
  return parser ? nodesNamed(parser.parse(text), /Comment$/) : [];
}

function ofScript(path: string, text: string): { from: number; to: number }[] {
  const typescript = /\.[cm]?tsx?$/.test(path);
  const tree = parseScript(text, {
    sourceType: "unambiguous",
    errorRecovery: true,
    plugins: [typescript ? "typescript" : "jsx", "decorators"],
  });
  return (tree.comments ?? []).map(({ start, end }) => ({ from: start ?? 0, to: end ?? 0 }));
}
