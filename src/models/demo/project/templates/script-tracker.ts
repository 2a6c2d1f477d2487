/** Written once for JavaScript and TypeScript: what stands between ⟦ and ⟧ is left out of JavaScript. */
export const core = `⟦/** One __NOUN__: what it says, its tags, and whether it is done. */
export interface __CLASS__ {
  readonly id: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly done: boolean;
}

/** How many there are. */
export interface Summary {
  total: number;
  done: number;
  open: number;
  tags: Record<string, number>;
}

⟧/** Says what is wrong with what was asked for, in words for whoever asked. */
export class Mistake extends Error {}

/** Splits a line into its text and its #tags. Throws a Mistake for a line without text. */
export function parse(line⟦: string⟧)⟦: { text: string; tags: string[] }⟧ {
  const words = line.split(/\\s+/).filter((word) => word !== "");
  const tags = words.filter((word) => word.startsWith("#") && word.length > 1).map((word) => word.slice(1).toLowerCase());
  const text = words.filter((word) => !word.startsWith("#")).join(" ");
  if (text === "") throw new Mistake("Say in a few words what the __NOUN__ is.");
  return { text, tags: [...new Set(tags)].sort() };
}

/** The __NOUNS__ with one more, under the next free number. */
export function add(items⟦: readonly __CLASS__[]⟧, line⟦: string⟧)⟦: __CLASS__[]⟧ {
  const id = Math.max(0, ...items.map((item) => item.id)) + 1;
  return [...items, { id, ...parse(line), done: false }];
}

/** The __NOUNS__ with one of them done. Throws a Mistake for a number that is not there. */
export function finish(items⟦: readonly __CLASS__[]⟧, id⟦: number⟧)⟦: __CLASS__[]⟧ {
  if (!items.some((item) => item.id === id)) throw new Mistake(\`There is no __NOUN__ \${id}.\`);
  return items.map((item) => (item.id === id ? { ...item, done: true } : item));
}

/** The __NOUNS__ that hold every word, in their text or as a #tag. */
export function find(items⟦: readonly __CLASS__[]⟧, words⟦: string⟧)⟦: __CLASS__[]⟧ {
  const wanted = words.toLowerCase().split(/\\s+/).filter((word) => word !== "");
  return items.filter((item) =>
    wanted.every((word) =>
      word.startsWith("#") ? item.tags.includes(word.slice(1)) : item.text.toLowerCase().includes(word),
    ),
  );
}

/** Counts all, done and open __NOUNS__, and those of each tag. */
export function summarise(items⟦: readonly __CLASS__[]⟧)⟦: Summary⟧ {
  const done = items.filter((item) => item.done).length;
  const tags⟦: Record<string, number>⟧ = {};
  for (const tag of items.flatMap((item) => item.tags)) tags[tag] = (tags[tag] ?? 0) + 1;
  return { total: items.length, done, open: items.length - done, tags };
}
`;

export const storage = `import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ⟦type __CLASS__, ⟧Mistake } from "./__CORE__.__EXT__";

/** Reads the __NOUNS__; a file that is not there yet has none. Throws a Mistake for a damaged one. */
export async function load(file⟦: string⟧)⟦: Promise<__CLASS__[]>⟧ {
  const text = await readFile(file, "utf8").catch((error⟦: NodeJS.ErrnoException⟧) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  try {
    const rows⟦: unknown⟧ = JSON.parse(text);
    if (Array.isArray(rows) && rows.every(isItem)) return rows;
  } catch {
    // told below, like everything else that is no list
  }
  throw new Mistake(\`\${file} is damaged. Move it away and start again.\`);
}

/** Writes the __NOUNS__ beside the old file and puts it in its place, so that a crash loses nothing. */
export async function save(file⟦: string⟧, items⟦: readonly __CLASS__[]⟧)⟦: Promise<void>⟧ {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(\`\${file}.tmp\`, JSON.stringify(items, null, 2));
  await rename(\`\${file}.tmp\`, file);
}

function isItem(row⟦: unknown⟧)⟦: row is __CLASS__⟧ {
  if (typeof row !== "object" || row === null) return false;
  const { id, text, tags, done } = row⟦ as Partial<__CLASS__>⟧;
  return Number.isInteger(id) && typeof text === "string" && Array.isArray(tags) && typeof done === "boolean";
}
`;

export const cli = `#!/usr/bin/env node
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ⟦type __CLASS__, ⟧add, find, finish, Mistake, summarise } from "./__CORE__.__EXT__";
import { load, save } from "./storage.__EXT__";

const usage = \`__NAME__: __DESCRIPTION__

  add <words> [#tag]   add a __NOUN__
  list                 show all
  done <number>        mark one as done
  find <words>         show those with these words
  summary              count them

  --file <path>        where they are kept (default: __NAME__.json)\`;

/** One __NOUN__ as a line of text. */
export function lineOf({ id, text, tags, done }⟦: __CLASS__⟧)⟦: string⟧ {
  return [\`[\${done ? "x" : " "}] \${id}\`, text, ...tags.map((tag) => \`#\${tag}\`)].join(" ");
}

/** Does what was asked for, and returns the lines to print. Throws a Mistake. */
export async function run(argv⟦: string[]⟧)⟦: Promise<string[]>⟧ {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { file: { type: "string", default: "__NAME__.json" }, help: { type: "boolean", default: false } },
  });
  const [command, ...words] = positionals;
  if (values.help || command === undefined) return [usage];
  const items = await load(values.file);
  switch (command) {
    case "add": {
      const more = add(items, words.join(" "));
      await save(values.file, more);
      return more.slice(-1).map(lineOf);
    }
    case "done": {
      const id = Number(words[0]);
      const after = finish(items, id);
      await save(values.file, after);
      return after.filter((item) => item.id === id).map(lineOf);
    }
    case "list":
      return items.length === 0 ? ["There are no __NOUNS__ yet."] : items.map(lineOf);
    case "find":
      return find(items, words.join(" ")).map(lineOf);
    case "summary": {
      const { total, done, open } = summarise(items);
      return [\`\${total} in all, \${done} done, \${open} open\`];
    }
    default:
      throw new Mistake(\`\${command} is not something I can do. Try --help.\`);
  }
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

export const index = `export { ⟦type __CLASS__, ⟧add, find, finish, Mistake, parse, ⟦type Summary, ⟧summarise } from "./__CORE__.__EXT__";
`;

export const coreTest = `import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { add, find, finish, Mistake, parse, summarise } from "../src/__CORE__.__EXT__";

const items = add(add([], "first __NOUN__ #home"), "second one #work #home");

describe("a list of __NOUNS__", () => {
  it("gives numbers that rise from one", () => {
    assert.deepEqual(items.map((item) => item.id), [1, 2]);
    assert.deepEqual(items[0], { id: 1, text: "first __NOUN__", tags: ["home"], done: false });
  });

  it("takes no line without words", () => {
    assert.throws(() => parse("  #only #tags "), Mistake);
  });

  it("finishes one and leaves the others", () => {
    assert.deepEqual(finish(items, 2).map((item) => item.done), [false, true]);
    assert.equal(items[1]?.done, false);
    assert.throws(() => finish(items, 9), Mistake);
  });

  it("is searched by words and tags", () => {
    assert.deepEqual(find(items, "SECOND #work").map((item) => item.id), [2]);
    assert.deepEqual(find(items, "nothing like it"), []);
  });

  it("is counted", () => {
    assert.deepEqual(summarise(finish(items, 1)), { total: 2, done: 1, open: 1, tags: { home: 2, work: 1 } });
  });
});
`;

export const cliTest = `import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { run } from "../src/cli.__EXT__";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "__NAME__-"));
});
after(() => rm(folder, { recursive: true }));

it("keeps what is added", async () => {
  const file = join(folder, "kept", "items.json");
  assert.deepEqual(await run(["list", "--file", file]), ["There are no __NOUNS__ yet."]);
  assert.deepEqual(await run(["add", "a", "__NOUN__", "#new", "--file", file]), ["[ ] 1 a __NOUN__ #new"]);
  assert.deepEqual(await run(["done", "1", "--file", file]), ["[x] 1 a __NOUN__ #new"]);
  assert.deepEqual(await run(["summary", "--file", file]), ["1 in all, 1 done, 0 open"]);
});

it("tells what is wrong", async () => {
  const file = join(folder, "damaged.json");
  await assert.rejects(run(["dance", "--file", join(folder, "none.json")]), /dance/);
  await writeFile(file, "{");
  await assert.rejects(run(["list", "--file", file]), /damaged/);
});
`;

/** What a server answers, without knowing how it is reached. */
export const routes = `import { add, find, finish, Mistake, summarise } from "./__CORE__.__EXT__";
import { load, save } from "./storage.__EXT__";

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

⟧/** Answers questions on the __NOUNS__ of one file, one after another. */
export function createRoutes(file⟦: string⟧) {
  let turn⟦: Promise<unknown>⟧ = Promise.resolve();

  async function route({ method, path, query, body }⟦: Question⟧)⟦: Promise<Answer>⟧ {
    const items = await load(file);
    const number = /^\\/api\\/items\\/(\\d+)\\/done$/.exec(path)?.[1];
    if (method === "GET" && path === "/health") return { status: 200, value: { status: "ok" } };
    if (method === "GET" && path === "/api/items") return { status: 200, value: find(items, query) };
    if (method === "GET" && path === "/api/summary") return { status: 200, value: summarise(items) };
    if (method === "POST" && path === "/api/items") {
      const more = add(items, textOf(body));
      await save(file, more);
      return { status: 201, value: more.at(-1) };
    }
    if (method === "POST" && number !== undefined) {
      const after = finish(items, Number(number));
      await save(file, after);
      return { status: 200, value: after.find((item) => item.id === Number(number)) };
    }
    return { status: 404, value: { error: \`There is nothing at \${method} \${path}.\` } };
  }

  return function answer(question⟦: Question⟧)⟦: Promise<Answer>⟧ {
    const mine = turn.then(() => route(question)).catch((error) => {
      if (error instanceof Mistake) return { status: 400, value: { error: error.message } };
      throw error;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
}

function textOf(body⟦: unknown⟧)⟦: string⟧ {
  const text = typeof body === "object" && body !== null && "text" in body ? body.text : undefined;
  if (typeof text !== "string") throw new Mistake('Send JSON such as {"text": "a __NOUN__ #tag"}.');
  return text;
}
`;

export const serverTest = `import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { createRoutes } from "../src/routes.__EXT__";
import { serve } from "../src/server.__EXT__";

let folder = "";
let running⟦: Awaited<ReturnType<typeof serve>> | undefined⟧;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "__NAME__-"));
  running = await serve(createRoutes(join(folder, "items.json")), 0);
});
after(async () => {
  await running?.close();
  await rm(folder, { recursive: true });
});

async function ask(path⟦: string⟧, body⟦?: unknown⟧) {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(\`\${running?.url}\${path}\`, options);
  return { status: response.status, value: await response.json() };
}

it("lists and finishes what was added", async () => {
  const made = { id: 1, text: "a __NOUN__", tags: ["new"], done: false };
  assert.deepEqual(await ask("/api/items", { text: "a __NOUN__ #new" }), { status: 201, value: made });
  assert.deepEqual(await ask("/api/items?q=%23new"), { status: 200, value: [made] });
  assert.deepEqual(await ask("/api/items/1/done", {}), { status: 200, value: { ...made, done: true } });
  assert.deepEqual((await ask("/api/summary")).value, { total: 1, done: 1, open: 0, tags: { new: 1 } });
});

it("tells what cannot be", async () => {
  assert.equal((await ask("/api/items", { text: 3 })).status, 400);
  assert.equal((await ask("/api/items/9/done", {})).status, 400);
  assert.equal((await ask("/nowhere")).status, 404);
});

it("says that it lives", async () => {
  assert.deepEqual(await ask("/health"), { status: 200, value: { status: "ok" } });
});
`;

export const example = `import { add, find, finish, summarise } from "../src/index.__EXT__";

let items = add([], "write the first __NOUN__ down #start");
items = add(items, "look at it tomorrow");
items = finish(items, 1);

for (const item of find(items, "#start")) console.log(item.id, item.text, item.done ? "done" : "open");
console.log(summarise(items));
`;
