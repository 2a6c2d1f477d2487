import type { Fault } from "../finding.ts";

/** Something that a file takes from elsewhere. */
export interface Import {
  /** As it is written: `./a.js`, `pkg.module`, `serde::de`, `net/http`. */
  name: string;
  line: number;
  /** What is taken out of it, where that may be a file of its own (Python). */
  members?: string[];
  /** The file can do without it. */
  optional?: boolean;
}

/** What can be read off one file. */
export interface Facts {
  faults: Fault[];
  imports: Import[];
}

/** Reads one file of a language. Never throws. */
export type Reader = (text: string, path: string) => Facts;

/** The statements that take values: with a value pasted in they are an injection. */
export const sqlStart = /^\s*(?:select\s[\s\S]{1,400}?\bfrom\b|insert\s+into\s|update\s+\S+\s+set\b|delete\s+from\s)/i;

/** Pieces of a statement that carry no value of a user: placeholders, lists of columns, constants. */
export const harmlessSqlPiece =
  /[Pp]laceholder|["'`]\s*\?|\bjoin\(|^\W*[A-Z][A-Z0-9_]*\W*$|\b(?:columns?|cols|fields|table(?:_?[nN]ame)?|clauses?|where|order_?[bB]y)\b/;

/** Names of functions that do nothing on purpose. */
export const idleName = /no_?op|null|dummy|silen|ignore|^_+$/i;
