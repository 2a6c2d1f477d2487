import { parse as parseToml } from "smol-toml";
import { LineCounter, parseAllDocuments } from "yaml";
import { excerpt, type Fault } from "../finding.ts";

/** Where a text of this kind of data cannot be read; nothing when it can. Never throws. */
export function dataFaults(kind: "json" | "yaml" | "toml", text: string): Fault[] {
  try {
    if (kind === "json") JSON.parse(text);
    if (kind === "toml") parseToml(text);
    if (kind === "yaml") {
      const lines = new LineCounter();
      const [error] = [...parseAllDocuments(text, { prettyErrors: false, lineCounter: lines })].flatMap(
        ({ errors }) => errors,
      );
      if (error)
        return [
          {
            rule: "syntax",
            line: Math.max(1, lines.linePos(error.pos[0]).line),
            params: { message: excerpt(error.message) },
          },
        ];
    }
    return [];
  } catch (error) {
    return [{ rule: "syntax", line: lineIn(error, text), params: { message: excerpt(String(error)) } }];
  }
}

function lineIn(error: unknown, text: string): number | null {
  if (typeof error === "object" && error !== null && "line" in error && typeof error.line === "number")
    return error.line;
  const position = /position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return null;
  return text.slice(0, Number(position)).split("\n").length;
}

/** A TOML or JSON text as a plain object; undefined when it is none. */
export function readObject(kind: "json" | "toml", text: string): Record<string, unknown> | undefined {
  try {
    return record(kind === "json" ? JSON.parse(text) : parseToml(text));
  } catch {
    return undefined;
  }
}

/** The value as an object with names, if it is one. */
export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
