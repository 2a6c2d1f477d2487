/** A file with its size in words. */
export interface TreeFile {
  path: string;
  size: string;
}

type Folder = Map<string, Folder | string>;

/** Files as a tree, a line each, folders first; at most `max` lines. Returns how many files are not shown. */
export function treeLines(name: string, files: readonly TreeFile[], max: number): { lines: string[]; left: number } {
  const root: Folder = new Map();
  for (const { path, size } of files) {
    const names = path.split("/");
    let folder = root;
    for (const each of names.slice(0, -1)) {
      const next = folder.get(each);
      const inner: Folder = typeof next === "object" ? next : new Map();
      folder.set(each, inner);
      folder = inner;
    }
    folder.set(names.at(-1) ?? "", size);
  }
  const rows: { text: string; size: string }[] = [{ text: `${name}/`, size: "" }];
  draw(root, "", rows);
  const shown = rows.slice(0, max);
  const width = Math.max(...shown.map(({ text }) => [...text].length));
  const left = rows.slice(max).filter(({ size }) => size !== "").length;
  const lines = shown.map(({ text, size }) =>
    size === "" ? text : `${text}${" ".repeat(width - [...text].length)}  ${size}`,
  );
  return { lines, left };
}

function draw(folder: Folder, before: string, rows: { text: string; size: string }[]): void {
  const entries = [...folder].sort(
    ([a, inA], [b, inB]) => Number(typeof inA === "string") - Number(typeof inB === "string") || (a < b ? -1 : 1),
  );
  entries.forEach(([name, inner], at) => {
    const last = at === entries.length - 1;
    const line = `${before}${last ? "└── " : "├── "}${name}`;
    if (typeof inner === "string") rows.push({ text: line, size: inner });
    else {
      rows.push({ text: `${line}/`, size: "" });
      draw(inner, `${before}${last ? "    " : "│   "}`, rows);
    }
  });
}
