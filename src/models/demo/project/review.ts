/** A yes/no question of the review. */
interface Item {
  id: string;
  dimension: string;
}

interface Shown {
  path: string;
  text: string;
}

/** Where to look for what shows an item: which files, and which lines in them. */
interface Probe {
  file: RegExp;
  line: RegExp;
}

const code = /\.(?:py|[cm]?[jt]s|rs|go)$/;
const test = /(?:^|\/)(?:tests?)\/|\.test\.|_test\./;
const readme = /^readme\.md$/i;

const probes: Readonly<Record<string, Probe>> = {
  // Whether it does what was asked for cannot be seen by the look of code, so that is not claimed.
  "correctness.wiring": { file: code, line: /^(?:from \.|import .* from "\.|use crate|use \w+::)/ },
  "correctness.edges": { file: code, line: /\b(?:raise|throw|Err\(|errors\.New)\b/ },
  "correctness.tests": { file: test, line: /\bassert/ },
  "correctness.runs": {
    file: /(?:__main__|cli|server|main|index|examples\/.*|__init__)\.\w+$|\.ipynb$/,
    line: /main|run\(|serve|import|export|"code"/,
  },
  "security.input": { file: code, line: /\b(?:isinstance|typeof|strip|trim|isdecimal|Number\.isInteger|if not|if \()/ },
  "security.secrets": { file: code, line: /environ|process\.env|^(?:import|from|use|package)\b/ },
  "security.access": { file: code, line: /\b(?:Path|join|open|read|load|split|filter|match)\b/ },
  "security.errors": { file: code, line: /\b(?:except|catch|Err|recover)\b|\braise\b|\bthrow\b/ },
  "quality.names": { file: code, line: /^(?:export (?:async )?function|def|pub fn|func) \w+/ },
  "quality.size": { file: code, line: /^(?:export (?:async )?function|def|pub fn|func) \w+/ },
  "quality.repetition": { file: code, line: /^(?:from \.|import .* from "\.|use |from \w+ import)/ },
  "quality.idiom": { file: code, line: /\b(?:for .* in|\.map\(|\.filter\(|iter\(\)|range)\b/ },
  "completeness.features": { file: code, line: /\b(?:summarise|compare|find)\b/ },
  "completeness.finished": { file: code, line: /^\s+return\b/ },
  "completeness.errors": { file: code, line: /(?:ValueError|KeyError|Mistake|Error)\(/ },
  "documentation.purpose": { file: readme, line: /^[A-Z\p{L}].{15,}/u },
  "documentation.usage": { file: readme, line: /^(?:python|node|npm|pip|cargo|go|jupyter|PORT)/ },
  "documentation.code": { file: code, line: /->|: \w+\)|\/\*\*|"""/ },
};

/**
 * The demo reviewer of code: answers each item by looking for a line that shows it, and names that line. It judges by the
 * look of the code, not by running it, and says no where it finds nothing.
 */
export function demoCodeReview(items: readonly Item[], files: readonly Shown[]) {
  const answers = items.map(({ id }) => {
    const probe = probes[id];
    const place = probe && placeOf(probe, files);
    return { id, yes: place !== undefined, file: place?.file ?? "", line: place?.line ?? 0 };
  });
  return { items: answers, approved: answers.filter(({ yes }) => yes).length * 4 >= answers.length * 3, fixes: [] };
}

function placeOf({ file, line }: Probe, files: readonly Shown[]): { file: string; line: number } | undefined {
  for (const { path, text } of files.filter((each) => file.test(each.path))) {
    const at = text.split("\n").findIndex((each) => line.test(each));
    if (at >= 0) return { file: path, line: at + 1 };
  }
  return undefined;
}
