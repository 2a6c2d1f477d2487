/** One measured figure. `floor`: what it is compared with, in the same run and unit; `ratio`: value / floor. */
export interface Figure {
  bench: string;
  figure: string;
  value: number;
  unit: string;
  floor: number | null;
  ratio: number | null;
}

/** A bench: measures and returns its figures. `smoke`: a few seconds, to see that it works. */
export interface Bench {
  run(options: { smoke: boolean }): Promise<Figure[]>;
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return Number.NaN;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

/** The value that this share of some measurements does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
