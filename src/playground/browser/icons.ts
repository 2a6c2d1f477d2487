/** Line icons on a 20 × 20 grid, as path data. */
const paths = {
  hash: "M8 3 6 17M14 3l-2 14M3.500 7.500h14M2.500 12.500h14",
  menu: "M3 6h14M3 10h14M3 14h14",
  close: "M5 5l10 10M15 5 5 15",
  back: "M12 4l-6 6 6 6",
  forward: "M8 4l6 6-6 6",
  search: "M9 3.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11zM13 13l4 4",
  edit: "M4 16l.8-3.400L13 4.400a1.400 1.400 0 0 1 2 0l.6.600a1.400 1.400 0 0 1 0 2L7.400 15.200zM11.500 6l2.500 2.500",
  delete: "M4 5.500h12M8 5.500V3.500h4v2M5.500 5.500l.7 11h7.600l.7-11M8.500 8.500v5M11.500 8.500v5",
  link: "M8.500 11.500l3-3M9.500 6.500l1.700-1.700a2.800 2.800 0 0 1 4 4l-1.700 1.700M10.500 13.500l-1.700 1.700a2.800 2.800 0 0 1-4-4l1.700-1.700",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  columns: "M3 4h14v12H3zM10 4v12",
  command: "M5 6l4 4-4 4M10.500 14.500h5",
  reply:
    "M4 5.500A2.500 2.500 0 0 1 6.500 3h7A2.500 2.500 0 0 1 16 5.500v5a2.500 2.500 0 0 1-2.500 2.500H9l-4 3.500V13a2.500 2.500 0 0 1-1-2z",
  lock: "M6 9V6.500a4 4 0 0 1 8 0V9M5 9h10v7.500H5z",
  file: "M5.500 2.500h6l3.500 3.500v11.500h-9.500zM11 2.500V6.500h4",
  download: "M10 3v9M6 8.500l4 4 4-4M4 16.500h12",
  send: "M3 10 17 3.500 13 17l-3.200-5.300z",
  down: "M5 8l5 5 5-5",
  done: "M5 10.500l3.500 3.500L15.500 6.500",
  failed: "M6 6l8 8M14 6l-8 8",
  skipped: "M6 10h8",
  stopped: "M7 7h6v6H7z",
  waiting: "M8 6.500v7M12 6.500v7",
  spark: "M10 3v3M10 14v3M3 10h3M14 10h3M5.300 5.300l2 2M12.700 12.700l2 2M14.700 5.300l-2 2M7.300 12.700l-2 2",
} as const;

export type IconName = keyof typeof paths;

const namespace = "http://www.w3.org/2000/svg";

function svg(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** An icon; it says nothing, so whatever holds it needs a label. */
export function icon(name: IconName): SVGElement {
  const drawing = svg("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" });
  drawing.append(svg("path", { d: paths[name] }));
  return drawing;
}

/** A ring with a gap that turns while something is worked on. */
export function spinner(): SVGElement {
  const drawing = svg("svg", { viewBox: "0 0 20 20", class: "icon spinner", "aria-hidden": "true" });
  drawing.append(
    svg("circle", { cx: "10", cy: "10", r: "7", class: "track" }),
    svg("path", { d: "M10 3a7 7 0 0 1 7 7" }),
  );
  return drawing;
}
