import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createDrawer } from "./cover-drawer.ts";
import type { DrawCover } from "./types.ts";

/**
 * Loads the renderer (resvg as WebAssembly) and the font from their packages, and returns the function that draws. Node
 * only; a Worker loads the same two from its bundle.
 */
export async function createCoverDrawer(): Promise<DrawCover> {
  const require = createRequire(import.meta.url);
  const [wasm, font] = await Promise.all([
    readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")),
    readFile(require.resolve("@expo-google-fonts/manrope/800ExtraBold/Manrope_800ExtraBold.ttf")),
  ]);
  return createDrawer({ wasm: new Uint8Array(wasm), font: new Uint8Array(font) });
}
