/** Written once for JavaScript and TypeScript: what stands between ⟦ and ⟧ is left out of JavaScript. */
export const core = `import { common, negations, negative, positive } from "./lexicon.__EXT__";

⟦/** What was found in one text. \`score\` goes from -1 to 1. */
export interface Analysis {
  words: number;
  sentences: number;
  score: number;
  label: "positive" | "neutral" | "negative";
  keywords: string[];
}

/** How many of several texts carry each mood, and the mean score. */
export interface Totals {
  count: number;
  positive: number;
  neutral: number;
  negative: number;
  mean: number;
}

⟧/** Says what is wrong with what was asked for, in words for whoever asked. */
export class Mistake extends Error {}

const word = /\\p{L}+(?:['’]\\p{L}+)*/gu;

/** The words of a text in lower case. */
export function wordsOf(text⟦: string⟧)⟦: string[]⟧ {
  return (text.match(word) ?? []).map((each) => each.toLowerCase());
}

/** The mood of the words from -1 to 1; a negation turns the word behind it. */
export function scoreOf(words⟦: readonly string[]⟧)⟦: number⟧ {
  const values = words.flatMap((each, at) => {
    const value = Number(positive.has(each)) - Number(negative.has(each));
    if (value === 0) return [];
    return words.slice(Math.max(0, at - 2), at).some((before) => negations.has(before)) ? [-value] : [value];
  });
  return values.length === 0 ? 0 : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** The name of a mood. */
export function labelOf(score⟦: number⟧)⟦: Analysis["label"]⟧ {
  if (score > 0.2) return "positive";
  return score < -0.2 ? "negative" : "neutral";
}

/** Analyses one text. Throws a Mistake for a text without words. */
export function analyse(text⟦: string⟧)⟦: Analysis⟧ {
  const words = wordsOf(text);
  if (words.length === 0) throw new Mistake("There are no words in this text.");
  const counts = new Map⟦<string, number>⟧();
  for (const each of words) if (!common.has(each) && each.length > 2) counts.set(each, (counts.get(each) ?? 0) + 1);
  const ranked = [...counts].sort(([a, more], [b, less]) => less - more || a.localeCompare(b));
  const score = scoreOf(words);
  const sentences = (text.match(/[^.!?]+[.!?]*/g) ?? []).filter((part) => wordsOf(part).length > 0).length;
  return { words: words.length, sentences, score, label: labelOf(score), keywords: ranked.slice(0, 5).map(([each]) => each) };
}

/** How many of several __NOUNS__ carry each mood, and the mean score. */
export function compare(texts⟦: readonly string[]⟧)⟦: Totals⟧ {
  const found = texts.map(analyse);
  const having = (label⟦: Analysis["label"]⟧) => found.filter((each) => each.label === label).length;
  const mean = found.length === 0 ? 0 : found.reduce((sum, each) => sum + each.score, 0) / found.length;
  return {
    count: found.length,
    positive: having("positive"),
    neutral: having("neutral"),
    negative: having("negative"),
    mean: rounded(mean),
  };
}

function rounded(value⟦: number⟧)⟦: number⟧ {
  return Math.round(value * 100) / 100;
}
`;

export const lexicon = `const set = (words⟦: string⟧)⟦: ReadonlySet<string>⟧ => new Set(words.split(" "));

/** Words and what they say. Short on purpose: add those of your own subject. */
export const positive = set(
  "amazing awesome beautiful best better brilliant calm clever easy enjoy excellent fantastic fast fresh friendly fun " +
    "good great happy helpful incredible interesting kind love lovely nice perfect pleasant reliable smooth strong " +
    "success super sweet thanks useful wonderful worth",
);
export const negative = set(
  "angry annoying awful bad boring broken bug confusing crash cruel difficult dirty disappointing fail failed hard hate " +
    "horrible late lazy lost mean mess noisy poor problem rude sad sick slow stupid terrible tired ugly useless weak " +
    "worse worst wrong",
);
export const negations = set("no not never isn't wasn't don't doesn't didn't can't won't hardly");
/** Words that every text has. */
export const common = set(
  "a about after all also an and any are as at be because been but by can could did do does for from had has have he " +
    "her his how i if in into is it its just me more my no not of on or our out she so some than that the their them " +
    "then there they this to too up was we were what when which who will with would you your",
);
`;

export const cli = `#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import process from "node:process";
import { text as read } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ⟦type Analysis, ⟧analyse, compare, Mistake } from "./__CORE__.__EXT__";

const usage = \`__NAME__: __DESCRIPTION__

  __NAME__ <text>      analyse one text
  --file <path>        analyse a file, line by line; without it and a text, the input is read
  --json               print JSON\`;

/** One analysis as a line of text. */
export function lineOf({ label, score, words, keywords }⟦: Analysis⟧)⟦: string⟧ {
  return \`\${label.padEnd(8)} \${score.toFixed(2)}  \${words} words: \${keywords.join(", ")}\`;
}

/** Does what was asked for, and returns the lines to print. Throws a Mistake. */
export async function run(argv⟦: string[]⟧, input⟦: () => Promise<string>⟧ = () => read(process.stdin))⟦: Promise<string[]>⟧ {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      file: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return [usage];
  const lines = positionals.length > 0 ? [positionals.join(" ")] : await linesFrom(values.file, input);
  if (lines.length === 0) throw new Mistake("There is nothing to read. Give a text, --file, or lines on the input.");
  const found = lines.map(analyse);
  const all = compare(lines);
  if (values.json) return [JSON.stringify({ texts: found, all }, null, 2)];
  return [...found.map(lineOf), ...(found.length > 1 ? [\`\${all.count} __NOUNS__, mean \${all.mean.toFixed(2)}\`] : [])];
}

async function linesFrom(file⟦: string | undefined⟧, input⟦: () => Promise<string>⟧)⟦: Promise<string[]>⟧ {
  const source = file === undefined ? await input() : await readFile(file, "utf8");
  return source.split("\\n").filter((line) => line.trim() !== "");
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(started).href) {
  run(process.argv.slice(2)).then(
    (lines) => console.log(lines.join("\\n")),
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
`;

export const index = `export { ⟦type Analysis, ⟧analyse, compare, labelOf, Mistake, scoreOf, ⟦type Totals, ⟧wordsOf } from "./__CORE__.__EXT__";
`;

export const coreTest = `import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse, compare, labelOf, Mistake, wordsOf } from "../src/__CORE__.__EXT__";

describe("an analysis", () => {
  it("finds words in any case", () => {
    assert.deepEqual(wordsOf("It's GREAT, isn't it? 42"), ["it's", "great", "isn't", "it"]);
  });

  it("tells moods apart", () => {
    assert.equal(analyse("I love this, it is wonderful!").label, "positive");
    assert.equal(analyse("Slow, broken and ugly.").label, "negative");
    assert.equal(analyse("The train leaves at noon.").label, "neutral");
    assert.deepEqual([labelOf(0.2), labelOf(-0.2)], ["neutral", "neutral"]);
  });

  it("turns a word behind a negation", () => {
    assert.equal(analyse("This is not good.").score, -1);
  });

  it("puts words that stand out first, and counts sentences", () => {
    assert.deepEqual(analyse("Tea and tea and coffee.").keywords, ["tea", "coffee"]);
    assert.equal(analyse("One. Two! Three?").sentences, 3);
  });

  it("takes no text without words", () => {
    assert.throws(() => analyse("... 42 ..."), Mistake);
  });

  it("compares several", () => {
    assert.deepEqual(compare(["good", "bad", "a stone"]), { count: 3, positive: 1, neutral: 1, negative: 1, mean: 0 });
    assert.equal(compare([]).count, 0);
  });
});
`;

export const cliTest = `import assert from "node:assert/strict";
import { it } from "node:test";
import { run } from "../src/cli.__EXT__";

it("prints a line for one text", async () => {
  assert.deepEqual(await run(["a", "great", "day"]), ["positive 1.00  3 words: day, great"]);
});

it("reads the input line by line", async () => {
  const [text = ""] = await run(["--json"], async () => "good\\n\\nbad\\n");
  assert.equal(JSON.parse(text).all.count, 2);
});

it("tells what is wrong", async () => {
  await assert.rejects(run(["42"]), /no words/);
  await assert.rejects(run([], async () => ""), /nothing to read/);
  await assert.rejects(run(["--file", "not-there.txt"]), /ENOENT/);
});
`;

export const routes = `import { analyse, compare, Mistake } from "./__CORE__.__EXT__";

/** Longest text, in characters. */
const longest = 20_000;

⟦/** A request as far as a route looks at it. */
export interface Question {
  method: string;
  path: string;
  query: string;
  body: unknown;
}

/** A status, and a value for JSON. */
export interface Answer {
  status: number;
  value: unknown;
}

⟧/** Answers questions on texts. Keeps nothing. */
export function createRoutes() {
  function route({ method, path, query, body }⟦: Question⟧)⟦: Answer⟧ {
    if (method === "GET" && path === "/health") return { status: 200, value: { status: "ok" } };
    if (method === "GET" && path === "/api/analyse") return { status: 200, value: analyse(query.slice(0, longest)) };
    if (method === "POST" && path === "/api/analyse") {
      const texts = textsOf(body);
      return { status: 200, value: { texts: texts.map(analyse), all: compare(texts) } };
    }
    return { status: 404, value: { error: \`There is nothing at \${method} \${path}.\` } };
  }

  return async function answer(question⟦: Question⟧)⟦: Promise<Answer>⟧ {
    try {
      return route(question);
    } catch (error) {
      if (error instanceof Mistake) return { status: 400, value: { error: error.message } };
      throw error;
    }
  };
}

function textsOf(body⟦: unknown⟧)⟦: string[]⟧ {
  const texts = typeof body === "object" && body !== null && "texts" in body ? body.texts : undefined;
  const all = Array.isArray(texts) ? texts.filter((text) => typeof text === "string" && text.length <= longest) : [];
  if (!Array.isArray(texts) || all.length === 0 || all.length < texts.length)
    throw new Mistake(\`Send JSON such as {"texts": ["one of the __NOUNS__"]}, each at most \${longest} characters long.\`);
  return all;
}
`;

export const serverTest = `import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { createRoutes } from "../src/routes.__EXT__";
import { serve } from "../src/server.__EXT__";

let running⟦: Awaited<ReturnType<typeof serve>> | undefined⟧;
before(async () => {
  running = await serve(createRoutes(), 0);
});
after(() => running?.close());

async function ask(path⟦: string⟧, body⟦?: unknown⟧) {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(\`\${running?.url}\${path}\`, options);
  return { status: response.status, value: await response.json() };
}

it("analyses texts", async () => {
  const { status, value } = await ask("/api/analyse", { texts: ["a lovely day", "a bad one"] });
  assert.equal(status, 200);
  assert.deepEqual(value.texts.map((each⟦: { label: string }⟧) => each.label), ["positive", "negative"]);
  assert.equal((await ask("/api/analyse?q=good")).value.score, 1);
});

it("tells what cannot be", async () => {
  assert.equal((await ask("/api/analyse", { texts: [] })).status, 400);
  assert.equal((await ask("/api/analyse?q=")).status, 400);
  assert.equal((await ask("/nowhere")).status, 404);
});

it("says that it lives", async () => {
  assert.deepEqual(await ask("/health"), { status: 200, value: { status: "ok" } });
});
`;

export const example = `import { analyse, compare } from "../src/index.__EXT__";

const texts = ["What a lovely day!", "The bus was late and noisy.", "It leaves at noon."];
for (const text of texts) {
  const { label, score } = analyse(text);
  console.log(label, score, text);
}
console.log(compare(texts));
`;
