import { excerpt } from "./finding.ts";
import type { PythonSyntax } from "./read.ts";

/** Newest grammar that projects may be written in. */
const pythonVersion = "3.13";

/**
 * Loads ruff (as WebAssembly) and returns the function that finds where Python would not compile: what cannot be parsed,
 * and rules F7 (`return` outside a function and the like). Node only: its package reads the module from a file. A Worker
 * imports `@astral-sh/ruff-wasm-web` with its module at build time and hands in the same function.
 */
export async function createPythonSyntax(): Promise<PythonSyntax> {
  const { Workspace, PositionEncoding } = await import("@astral-sh/ruff-wasm-nodejs");
  const options = { "target-version": `py${pythonVersion.replace(".", "")}`, lint: { select: ["E9", "F7"] } };
  const workspace = new Workspace(options, PositionEncoding.Utf16);
  return (text) => {
    const [first] = workspace.check(text);
    return first && { line: first.start_location.row, message: excerpt(first.message) };
  };
}
