import type { Bench, Figure } from "./figures.ts";

/** Every bench by name; loaded when asked for. */
const benches: Record<string, () => Promise<Bench>> = {
  engine: () => import("./engine.ts"),
  "critical-path": () => import("./critical-path.ts"),
  ack: () => import("./ack.ts"),
  progress: () => import("./progress.ts"),
  refine: () => import("./refine.ts"),
  discord: () => import("./discord.ts"),
  code: () => import("./code.ts"),
};

const args = process.argv.slice(2);
const smoke = args.includes("--smoke");
const json = args.includes("--json");
const names = args.filter((arg) => !arg.startsWith("--"));
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are: ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}

const figures: Figure[] = [];
let failed = false;
for (const [name, load] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  try {
    const bench = await load();
    figures.push(...(await bench.run({ smoke })));
  } catch (error) {
    failed = true;
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

if (json) for (const figure of figures) console.log(JSON.stringify(figure));
else printTable(figures);
process.exit(failed ? 1 : 0);

function printTable(rows: readonly Figure[]): void {
  const round = (value: number | null) =>
    value === null ? "" : value >= 100 ? value.toFixed(0) : value.toPrecision(3);
  const cells = rows.map(({ bench, figure, value, unit, floor, ratio }) => [
    ...[bench, figure, round(value), unit, round(floor), round(ratio)],
  ]);
  const table = [["bench", "figure", "value", "unit", "floor", "ratio"], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}
