/**
 * Whether any of these versions lies within a bound, as npm, PyPI, crates.io or Go write it: `^1.2`, `~=2.0`, `>=1, <3`,
 * `1.x`, `v1.2.3`, `*`. A bound that is written in another way is not judged: it counts as met.
 */
export function resolvable(bound: string | null, versions: readonly string[]): boolean {
  const wanted = (bound ?? "").trim();
  if (wanted === "" || /^(?:\*|x|latest|next)$/i.test(wanted)) return versions.length > 0;
  const alternatives = wanted.split("||").map((each) => comparatorsOf(each.trim()));
  if (alternatives.some((each) => each === undefined)) return true;
  return versions.some((version) => {
    const numbers = numbersOf(version);
    return numbers === undefined || alternatives.some((all) => all?.every((holds) => holds(numbers)));
  });
}

type Numbers = readonly [number, number, number];
type Holds = (version: Numbers) => boolean;

/** The three numbers of a version; what follows a hyphen or a letter does not count. */
function numbersOf(version: string): Numbers | undefined {
  const found = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version.trim());
  return found ? [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)] : undefined;
}

const compare = (a: Numbers, b: Numbers): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Undefined where the bound is not understood. */
function comparatorsOf(bound: string): Holds[] | undefined {
  const range = /^(\S+)\s+-\s+(\S+)$/.exec(bound);
  const parts = range
    ? [`>=${range[1]}`, `<=${range[2]}`]
    : bound
        .replace(/([<>=~^!]+)\s+/g, "$1")
        .split(/[\s,]+/)
        .filter((part) => part !== "");
  const all = parts.map(comparatorOf);
  return all.every((each) => each !== undefined) && all.length > 0 ? all : undefined;
}

function comparatorOf(part: string): Holds | undefined {
  const found = /^(\^|~=|~>|~|>=|<=|>|<|===?|=|!=)?v?(\d+|[x*])(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?(?:[-+.\w]*)$/i.exec(
    part,
  );
  if (!found) return undefined;
  const [, sign = "", ...written] = found;
  const given = written.filter((each) => each !== undefined && /^\d+$/.test(each)).map(Number);
  const low: Numbers = [given[0] ?? 0, given[1] ?? 0, given[2] ?? 0];
  const within =
    (high: Numbers): Holds =>
    (version) =>
      compare(version, low) >= 0 && compare(version, high) < 0;
  const nextAt = (place: number): Numbers =>
    place <= 0 ? [low[0] + 1, 0, 0] : place === 1 ? [low[0], low[1] + 1, 0] : [low[0], low[1], low[2] + 1];
  switch (sign) {
    case "^": {
      const first = low.findIndex((number) => number > 0);
      return within(nextAt(first < 0 ? given.length - 1 : first));
    }
    case "~=":
      return within(nextAt(given.length - 2));
    case "~":
    case "~>":
      return within(nextAt(given.length > 1 ? 1 : 0));
    case ">=":
      return (version) => compare(version, low) >= 0;
    case ">":
      return (version) => compare(version, low) > 0;
    case "<=":
      return (version) => compare(version, low) <= 0;
    case "<":
      return (version) => compare(version, low) < 0;
    case "!=":
      return (version) => compare(version, low) !== 0;
    default:
      return given.length === 0 ? () => true : within(nextAt(given.length - 1));
  }
}
