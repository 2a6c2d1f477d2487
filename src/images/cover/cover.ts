import { createChance } from "../../models/demo/chance.ts";
import type { PictureRequest } from "../types.ts";
import { type Area, chooseMotif } from "./motifs.ts";
import { type Palette, palettes } from "./palettes.ts";
import { leading, type Measure, setTitle, showable } from "./title.ts";

/** The family name inside the font file. */
export const coverFont = "Manrope";

/** Width of the drawing, in its own units; the height follows from the request. */
const width = 1200;

/** A cover as SVG: a motif and, where its script can be shown, the title. The same words give the same cover. */
export function coverSvg(
  cover: Pick<PictureRequest, "title" | "motif" | "width" | "height">,
  measure: Measure,
): string {
  const height = Math.round((width * Math.min(3 * cover.width, Math.max(cover.width / 3, cover.height))) / cover.width);
  // The words without the last one are the same for all pictures of a post, and so are its colours.
  const shared = cover.motif.trim().split(/\s+/u).slice(0, -1).join(" ");
  const palette = createChance(`colours ${shared || cover.motif}`).pick(palettes, fallback);
  const chance = createChance(`motif ${cover.motif}`);
  const motif = chooseMotif(`${cover.motif} ${cover.title}`, chance);
  const title = showable(cover.title);
  const { picture, text } = layout(height, title !== "");
  const across = picture.x > 0;
  const soft = motif.edge === "soft" && title !== "";
  const open = across
    ? { ...picture, x: picture.x - 50, width: picture.width + 50 }
    : { ...picture, height: picture.height + 40 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<defs><linearGradient id="ground" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${palette.ground}"/><stop offset="1" stop-color="${palette.shade}"/></linearGradient>`,
    `<clipPath id="sharp"><rect x="${picture.x}" y="${picture.y}" width="${picture.width}" height="${picture.height}"/></clipPath>`,
    `<linearGradient id="fade" x1="0" y1="0" x2="${across ? 1 : 0}" y2="${across ? 0 : 1}">${across ? fadeIn : fadeOut}</linearGradient>`,
    `<mask id="soft"><rect x="${open.x}" y="${open.y}" width="${open.width}" height="${open.height}" fill="url(#fade)"/></mask></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#ground)"/>`,
    soft
      ? `<g mask="url(#soft)">${motif.draw(open, palette, chance)}</g>`
      : `<g clip-path="url(#sharp)">${motif.draw(picture, palette, chance)}</g>`,
    title === "" ? "" : lettering(title, text, palette, measure),
    "</svg>",
  ].join("");
}

const fadeIn = `<stop offset="0" stop-color="#000"/><stop offset="0.3" stop-color="#fff"/>`;
const fadeOut = `<stop offset="0.8" stop-color="#fff"/><stop offset="1" stop-color="#000"/>`;

const fallback: Palette = {
  ground: "#f6efe2",
  shade: "#ecdfc8",
  ink: "#22304a",
  accents: ["#e4572e", "#f0a93b", "#2e6f73", "#22304a"],
};

/** Beside each other where the cover is wide, one above the other where it is not. */
function layout(height: number, titled: boolean): { picture: Area; text: Area } {
  const whole = { x: 0, y: 0, width, height };
  if (!titled) return { picture: whole, text: whole };
  if (height > width * 0.8) {
    const upper = Math.round(height * 0.56);
    return {
      picture: { ...whole, height: upper },
      text: { x: 80, y: upper + 60, width: width - 160, height: height - upper - 120 },
    };
  }
  const split = Math.round(width * 0.585);
  return {
    picture: { x: split, y: 0, width: width - split, height },
    text: { x: 72, y: 64, width: split - 72 - 56, height: height - 128 },
  };
}

/** The title, centred on its box's height, under a short bar. */
function lettering(title: string, box: Area, palette: Palette, measure: Measure): string {
  const bar = 34;
  const { lines, size } = setTitle(title, { width: box.width, height: box.height - bar }, measure);
  const block = lines.length * size * leading;
  const top = box.y + (box.height - block - bar) / 2;
  const rows = lines.map((line, index) => {
    const baseline = top + bar + size * (0.86 + index * leading);
    return `<text x="${box.x}" y="${baseline.toFixed(1)}">${escapeXml(line)}</text>`;
  });
  return [
    `<rect x="${box.x}" y="${top.toFixed(1)}" width="72" height="10" rx="5" fill="${palette.accents[0]}"/>`,
    `<g font-family="${coverFont}" font-weight="800" font-size="${size}" letter-spacing="${(-size * 0.018).toFixed(2)}" fill="${palette.ink}">${rows.join("")}</g>`,
  ].join("");
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
