import type { Chance } from "../../models/demo/chance.ts";
import type { Palette } from "./palettes.ts";

/** A rectangle to fill, in the units of the drawing. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Fills an area with a pattern, as SVG elements. The same chance draws the same pattern. */
export type Pattern = (area: Area, palette: Palette, chance: Chance) => string;

/** A pattern, and whether it ends at an edge of its own or fades into the ground. */
export interface Motif {
  draw: Pattern;
  edge: "sharp" | "soft";
}

/** Quarter circles, discs and squares on a grid. */
function tiles({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const size = height / (chance.below(2) + 4);
  const shapes: string[] = [];
  for (let row = 0; row * size < height - 1; row++) {
    for (let column = 0; column * size < width; column++) {
      const [left, top] = [x + column * size, y + row * size];
      const back = chance.pick([palette.ground, palette.shade, ...palette.accents], palette.shade);
      const front = chance.pick(
        [...palette.accents].filter((colour) => colour !== back),
        palette.ink,
      );
      const turn = `rotate(${chance.below(4) * 90} ${n(left + size / 2)} ${n(top + size / 2)})`;
      shapes.push(
        `<rect x="${n(left)}" y="${n(top)}" width="${n(size + 0.5)}" height="${n(size + 0.5)}" fill="${back}"/>`,
      );
      shapes.push(`<g transform="${turn}" fill="${front}">${tile(left, top, size, chance, palette)}</g>`);
    }
  }
  return shapes.join("");
}

function tile(left: number, top: number, size: number, chance: Chance, palette: Palette): string {
  const half = size / 2;
  const quarter = (radius: number, fill = "") =>
    `<path d="M${n(left)} ${n(top)}h${n(radius)}a${n(radius)} ${n(radius)} 0 0 1 ${n(-radius)} ${n(radius)}z"${fill}/>`;
  const shapes = [
    quarter(size),
    quarter(size) + quarter(half, ` fill="${chance.pick(palette.accents, palette.ink)}"`),
    `<circle cx="${n(left + half)}" cy="${n(top + half)}" r="${n(half * 0.62)}"/>`,
    `<path d="M${n(left)} ${n(top)}h${n(size)}l${n(-size)} ${n(size)}z"/>`,
    `<path d="M${n(left)} ${n(top + half)}a${n(half)} ${n(half)} 0 0 1 ${n(size)} 0z"/><path d="M${n(left)} ${n(top + size)}a${n(half)} ${n(half)} 0 0 1 ${n(size)} 0z"/>`,
    `<rect x="${n(left)}" y="${n(top)}" width="${n(half)}" height="${n(size)}"/>`,
  ];
  return chance.pick(shapes, quarter(size));
}

/** Rings with small bodies on them. */
function orbits({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const cx = x + width * (0.5 + chance.below(20) / 100);
  const cy = y + height * (0.35 + chance.below(30) / 100);
  const gap = height / 11;
  const shapes = [`<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(gap * 1.25)}" fill="${palette.accents[0]}"/>`];
  for (let ring = 2; ring < 12; ring++) {
    const radius = gap * ring;
    const colour = palette.accents[(ring + 1) % 4];
    const angle = (chance.below(360) * Math.PI) / 180;
    const [px, py] = [cx + Math.cos(angle) * radius, cy + Math.sin(angle) * radius];
    const bold = chance.below(4) === 0;
    const weight = bold ? gap * 0.42 : 3;
    const dashed = !bold && chance.below(3) === 0 ? ` stroke-dasharray="1 ${n(gap / 3)}" stroke-linecap="round"` : "";
    shapes.push(
      `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(radius)}" fill="none" stroke="${colour}" stroke-width="${n(weight)}" stroke-opacity="0.85"${dashed}/>`,
      `<circle cx="${n(px)}" cy="${n(py)}" r="${n(gap * (0.2 + chance.below(30) / 100))}" fill="${palette.accents[ring % 4]}"/>`,
    );
  }
  return shapes.join("");
}

/** Waves, one before the other. */
function waves({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const sun = `<circle cx="${n(x + width * 0.62)}" cy="${n(y + height * 0.3)}" r="${n(height * 0.15)}" fill="${palette.accents[1]}"/>`;
  const layers = 7;
  const colours = [
    palette.accents[3],
    palette.accents[2],
    palette.accents[0],
    palette.accents[2],
    palette.accents[1],
    palette.accents[0],
    palette.accents[3],
  ];
  const bands = Array.from({ length: layers }, (_, layer) => {
    const top = y + height * (0.38 + (layer * 0.62) / layers);
    const length = width / (1.4 + chance.below(12) / 10);
    const rise = height * (0.025 + chance.below(4) / 100);
    let path = `M${n(x - length)} ${n(y + height)}V${n(top)}`;
    const shift = chance.below(100) / 100;
    for (let from = x - length + shift * length - length; from < x + width + length; from += length) {
      path += `C${n(from + length / 4)} ${n(top - rise)} ${n(from + length / 4)} ${n(top - rise)} ${n(from + length / 2)} ${n(top)}S${n(from + (length * 3) / 4)} ${n(top + rise)} ${n(from + length)} ${n(top)}`;
    }
    return `<path d="${path}V${n(y + height)}z" fill="${colours[layer]}" fill-opacity="${layer % 2 === 0 ? 0.95 : 0.8}"/>`;
  });
  return sky(x, y, width, height, palette.accents[3]) + sun + bands.join("");
}

/** Columns of different heights, with round or square heads. */
function columns({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const count = 9;
  const step = width / count;
  const shapes: string[] = [];
  for (let index = 0; index < count; index++) {
    const tall = height * (0.18 + (index / count) * 0.38 + chance.below(30) / 100);
    const left = x + index * step + step * 0.11;
    const wide = step * 0.78;
    const top = y + height - Math.min(tall, height * 0.94);
    const colour = chance.pick(palette.accents, palette.ink);
    const round = chance.below(2) === 0 ? wide / 2 : 6;
    shapes.push(
      `<rect x="${n(left)}" y="${n(top)}" width="${n(wide)}" height="${n(height * 1.2)}" rx="${n(round)}" fill="${colour}"/>`,
    );
    if (chance.below(3) === 0) {
      const inner = palette.accents.find((candidate) => candidate !== colour) ?? palette.ink;
      shapes.push(
        `<circle cx="${n(left + wide / 2)}" cy="${n(top + wide / 2)}" r="${n(wide * 0.26)}" fill="${inner}"/>`,
      );
    }
  }
  return shapes.join("");
}

/** Points joined to their neighbours. */
function network({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const cells = 5;
  const points = Array.from({ length: cells * cells }, (_, index) => ({
    x: x + ((index % cells) + 0.5 + (chance.below(70) - 35) / 100) * (width / cells),
    y: y + (Math.floor(index / cells) + 0.5 + (chance.below(70) - 35) / 100) * (height / cells),
    size: height * (0.012 + (chance.below(4) === 0 ? 0.035 : chance.below(14) / 1000)),
    colour: chance.pick(palette.accents, palette.ink),
  }));
  const reach = (height / cells) * 1.55;
  const lines = points.flatMap((from, index) =>
    points.slice(index + 1).flatMap((to) => {
      const distance = Math.hypot(from.x - to.x, from.y - to.y);
      if (distance > reach) return [];
      return [
        `<path d="M${n(from.x)} ${n(from.y)}L${n(to.x)} ${n(to.y)}" stroke="${from.colour}" stroke-width="${n(1.5 + (1 - distance / reach) * 3)}" stroke-opacity="0.55"/>`,
      ];
    }),
  );
  const discs = points.map(
    (point) =>
      `<circle cx="${n(point.x)}" cy="${n(point.y)}" r="${n(point.size * 1.75)}" fill="${palette.ground}"/><circle cx="${n(point.x)}" cy="${n(point.y)}" r="${n(point.size * 1.25)}" fill="${point.colour}"/>`,
  );
  return lines.join("") + discs.join("");
}

/** Hills under a sun. */
function hills({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const sun = height * (0.13 + chance.below(7) / 100);
  const sx = x + width * (0.35 + chance.below(35) / 100);
  const sy = y + height * 0.32;
  const halo = [2.3, 1.65].map(
    (scale) =>
      `<circle cx="${n(sx)}" cy="${n(sy)}" r="${n(sun * scale)}" fill="${palette.accents[1]}" fill-opacity="0.16"/>`,
  );
  const shapes = [
    sky(x, y, width, height, palette.accents[2]),
    ...halo,
    `<circle cx="${n(sx)}" cy="${n(sy)}" r="${n(sun)}" fill="${palette.accents[1]}"/>`,
  ];
  const colours = [palette.accents[3], palette.accents[2], palette.accents[0], palette.accents[2], palette.accents[3]];
  colours.forEach((colour, layer) => {
    const base = y + height * (0.5 + layer * 0.11);
    const peaks = 3 + layer;
    let path = `M${n(x)} ${n(y + height)}V${n(base)}`;
    for (let peak = 0; peak < peaks; peak++) {
      const left = x + (peak * width) / peaks;
      const rise = height * (0.06 + chance.below(17) / 100);
      const middle = left + (width / peaks) * (0.35 + chance.below(30) / 100);
      path += `Q${n(middle)} ${n(base - rise * 2)} ${n(left + width / peaks)} ${n(base)}`;
    }
    shapes.push(`<path d="${path}V${n(y + height)}z" fill="${colour}" fill-opacity="${layer < 2 ? 0.75 : 0.95}"/>`);
  });
  return shapes.join("");
}

function sky(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${colour}" fill-opacity="0.22"/>`;
}

/** Slanting bars with round ends. */
function ribbons({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const thick = height / 9;
  const shapes: string[] = [];
  for (let lane = -6; lane < 20; lane++) {
    let at = -width * 0.4 + chance.below(100);
    while (at < width * 1.8) {
      const long = thick * (0.6 + chance.below(42) / 10);
      const colour = chance.pick([...palette.accents, palette.shade], palette.shade);
      shapes.push(
        `<path d="M${n(at)} ${n(lane * thick)}h${n(long)}" stroke="${colour}" stroke-width="${n(thick * 0.66)}" stroke-linecap="round"/>`,
      );
      at += long + thick * 1.25;
    }
  }
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(-32 ${n(width / 2)} ${n(height / 2)})">${shapes.join("")}</g>`;
}

/** Dots that grow towards one point. */
function dots({ x, y, width, height }: Area, palette: Palette, chance: Chance): string {
  const step = height / 13;
  const focus = { x: x + width * (0.3 + chance.below(60) / 100), y: y + height * (0.2 + chance.below(60) / 100) };
  const far = Math.hypot(width, height) * 0.62;
  const shapes = [
    `<circle cx="${n(focus.x)}" cy="${n(focus.y)}" r="${n(height * 0.3)}" fill="${palette.accents[0]}" fill-opacity="0.9"/>`,
  ];
  for (let row = 0; row * step < height + step; row++) {
    for (let column = 0; column * step < width + step; column++) {
      const [px, py] = [x + (column + (row % 2) / 2) * step, y + row * step];
      const near = Math.max(0, 1 - Math.hypot(px - focus.x, py - focus.y) / far);
      const colour = palette.accents[near > 0.68 ? 1 : near > 0.4 ? 2 : 3];
      shapes.push(`<circle cx="${n(px)}" cy="${n(py)}" r="${n(step * (0.05 + near * 0.4))}" fill="${colour}"/>`);
    }
  }
  return shapes.join("");
}

/** All motifs by name. */
export const motifs = {
  tiles: { draw: tiles, edge: "sharp" },
  orbits: { draw: orbits, edge: "soft" },
  waves: { draw: waves, edge: "sharp" },
  columns: { draw: columns, edge: "sharp" },
  network: { draw: network, edge: "soft" },
  hills: { draw: hills, edge: "sharp" },
  ribbons: { draw: ribbons, edge: "soft" },
  dots: { draw: dots, edge: "soft" },
} as const satisfies Record<string, Motif>;

/** A coordinate with one decimal: more makes the drawing long, not better. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
