import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { coverFont, coverSvg } from "./cover/cover.ts";
import type { Measure } from "./cover/title.ts";
import type { DrawCover } from "./types.ts";

/** Longest side of a cover, in pixels. */
const maxPixels = 4096;

/** What a drawer is made of, loaded by whoever knows from where. */
export interface DrawerParts {
  /** resvg as WebAssembly, compiled or not. */
  wasm: WebAssembly.Module | Uint8Array<ArrayBuffer>;
  /** Manrope, extra bold (SIL Open Font License). */
  font: Uint8Array;
}

/** Makes the function that draws covers. Edge-safe: it knows no files. */
export async function createDrawer({ wasm, font }: DrawerParts): Promise<DrawCover> {
  await initWasm(wasm).catch((error: unknown) => {
    // The package keeps its module for the whole process and refuses a second one.
    if (!/already initialized/iu.test(String(error))) throw error;
  });
  const options = { font: { fontBuffers: [font], defaultFontFamily: coverFont } };
  const measure: Measure = (text) => measured(text, options);
  return async (cover) => {
    const width = Math.max(1, Math.min(maxPixels, Math.round(cover.width)));
    const renderer = new Resvg(coverSvg(cover, measure), { ...options, fitTo: { mode: "width", value: width } });
    try {
      const image = renderer.render();
      const png = image.asPng();
      image.free();
      return png;
    } finally {
      renderer.free();
    }
  };
}

/** The width of a text at a font size of 100. */
function measured(text: string, options: ConstructorParameters<typeof Resvg>[1]): number {
  const escaped = text.replace(/[&<>]/gu, (character) => `&#${character.codePointAt(0)};`);
  const renderer = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="300"><text y="150" font-family="${coverFont}" font-weight="800" font-size="100">${escaped}</text></svg>`,
    options ?? {},
  );
  const box = renderer.getBBox();
  const width = box?.width ?? 0;
  box?.free();
  renderer.free();
  return width;
}
