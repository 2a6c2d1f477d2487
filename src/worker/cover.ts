import { createDrawer } from "../images/cover-drawer.ts";
import type { DrawCover } from "../images/types.ts";

/** Draws covers on the edge. The renderer and the font are loaded with the first one, apart from the script. */
export const drawCoverOnEdge: DrawCover = async (cover) => {
  const [{ default: wasm }, { default: font }] = await Promise.all([
    import("@resvg/resvg-wasm/index_bg.wasm"),
    import("@expo-google-fonts/manrope/800ExtraBold/Manrope_800ExtraBold.ttf"),
  ]);
  const draw = await createDrawer({ wasm, font: new Uint8Array(font) });
  return draw(cover);
};
