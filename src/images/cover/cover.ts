import { createChance } from "../../models/demo/chance.ts";
import type { PictureRequest } from "../types.ts";
import { chooseMotif } from "./choose-motif.ts";
import type { Area } from "./motifs.ts";
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
  const { picture, text, panel, fade } = layout(height, title !== "");
  const soft = motif.edge === "soft" && panel !== null;
  const under = soft ? palette.ground : palette.shade;
  // What the motif draws beside its area is painted over: clipping and masking would cost a canvas each.
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    rectangle(picture, panel === null ? palette.ground : under),
    motif.draw(picture, palette, chance),
    panel === null ? "" : rectangle(panel, palette.ground),
    soft ? veil(fade, palette.ground, picture.x > 0) : "",
    title === "" ? "" : lettering(title, text, palette, measure),
    "</svg>",
  ].join("");
}

function rectangle({ x, y, width, height }: Area, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

/** Lets a motif come out of the ground instead of ending at a line. */
function veil(area: Area, colour: string, across: boolean): string {
  const [from, to] = across ? [1, 0] : [0, 1];
  return [
    `<defs><linearGradient id="veil" x2="${across ? 1 : 0}" y2="${across ? 0 : 1}">`,
    `<stop offset="0" stop-color="${colour}" stop-opacity="${from}"/><stop offset="1" stop-color="${colour}" stop-opacity="${to}"/>`,
    "</linearGradient></defs>",
    rectangle(area, "url(#veil)"),
  ].join("");
}

const fallback: Palette = {
  ground: "#f6efe2",
  shade: "#ecdfc8",
  ink: "#22304a",
  accents: ["#e4572e", "#f0a93b", "#2e6f73", "#22304a"],
};

/** Where things are: beside each other where the cover is wide, one above the other where it is not. */
interface Layout {
  picture: Area;
  /** The plain ground below the title; null without one. */
  panel: Area | null;
  text: Area;
  /** The strip of the picture next to the panel. */
  fade: Area;
}

function layout(height: number, titled: boolean): Layout {
  const whole = { x: 0, y: 0, width, height };
  if (!titled) return { picture: whole, panel: null, text: whole, fade: whole };
  if (height > width * 0.8) {
    const upper = Math.round(height * 0.56);
    return {
      picture: { ...whole, height: upper },
      panel: { ...whole, y: upper, height: height - upper },
      text: { x: 80, y: upper + 60, width: width - 160, height: height - upper - 120 },
      fade: { ...whole, y: upper - 110, height: 110 },
    };
  }
  const split = Math.round(width * 0.575);
  return {
    picture: { x: split, y: 0, width: width - split, height },
    panel: { ...whole, width: split },
    text: { x: 72, y: 64, width: split - 72 - 50, height: height - 128 },
    fade: { x: split, y: 0, width: 150, height },
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
