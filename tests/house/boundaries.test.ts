import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cyclesOf, type Import, importGraph, importsOf, isTemplate, packageOf, reachable } from "./imports.ts";

/** The floors, from the ground up. A room is a folder or a file directly below `src/`. */
const floors: readonly (readonly string[])[] = [
  ["store", "blobs", "queue", "cache", "config", "errors", "log"],
  ["engine"],
  ["models", "images", "checks", "github", "accounts"],
  ["pipelines"],
  ["chat"],
  ["slack", "discord", "playground", "http"],
  ["app"],
  ["node", "worker", "cli", "doctor"],
];
const entries = ["node", "worker", "cli"];
const platforms = ["slack", "discord", "playground"];

/** What needs Node, and therefore never runs in a Worker. */
const nodeOnly =
  /^(?:node:(?!async_hooks$)|@electric-sql\/pglite|drizzle-orm\/pglite|@hono\/node-server|src\/images\/cover-node|@astral-sh\/ruff-wasm-nodejs|discord\.js|ws$|esbuild|playwright|src\/(?:playground\/|node[./]|cli[./]|doctor))/;
const drivers = /^(?:postgres|@electric-sql\/pglite(?:\/.*)?|drizzle-orm\/(?:postgres-js|pglite)(?:\/.*)?)$/;

const graph = importGraph("src");
const code = [...graph.keys()].filter((file) => !isTemplate(file));
const roomOf = (file: string): string => (file.split("/")[1] ?? "").replace(/\.ts$/, "");
const floorOf = (file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)));

/** Imports of our own files that a rule forbids, each written `from → to`. */
function breaches(rule: (from: string, to: Import) => boolean): string[] {
  return [...graph].flatMap(([from, imports]) =>
    imports.filter((to) => rule(from, to)).map(({ to }) => `${from} → ${to}`),
  );
}
const own = ({ to }: Import): boolean => to.startsWith("src/");

describe("the floors", () => {
  it("know every room", () => {
    expect([...graph.keys()].filter((file) => floorOf(file) < 0)).toEqual([]);
    expect(graph.size).toBeGreaterThan(20);
  });

  it("are joined by arrows that only point down", () => {
    expect(breaches((from, to) => own(to) && floorOf(to.to) > floorOf(from))).toEqual([]);
  });

  it("keep the platforms apart, and the common routes free of them", () => {
    const apart = (from: string, { to }: Import) =>
      roomOf(from) !== roomOf(to) && platforms.includes(roomOf(to)) && [...platforms, "http"].includes(roomOf(from));
    expect(breaches((from, to) => own(to) && apart(from, to))).toEqual([]);
  });

  it("have no cycle, neither among files nor among rooms", () => {
    const files = new Map([...graph].map(([file, imports]) => [file, imports.filter(own).map(({ to }) => to)]));
    expect(cyclesOf(files)).toEqual([]);
    const rooms = new Map<string, Set<string>>();
    for (const [file, imports] of files) {
      const room = rooms.get(roomOf(file)) ?? new Set();
      for (const to of imports) if (roomOf(to) !== roomOf(file)) room.add(roomOf(to));
      rooms.set(roomOf(file), room);
    }
    expect(cyclesOf(rooms)).toEqual([]);
  });
});

describe("the doors", () => {
  it("only `store/` knows the database drivers", () => {
    expect(breaches((from, { to }) => drivers.test(to) && roomOf(from) !== "store")).toEqual([]);
  });

  it("only the entries read the environment", () => {
    const readers = code.filter((file) => /\bprocess\.env\b/.test(readFileSync(file, "utf8")));
    expect(readers.filter((file) => !entries.includes(roomOf(file)))).toEqual([]);
  });

  it("nothing keeps state at module scope", () => {
    // A `let`, or a container that starts out empty, can only be there to be changed.
    const state =
      /^(?:export )?(?:(?:let|var)\s|const \w+(?::[^=]*)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\});?$)/m;
    expect("const seen = new Map<string, number>();").toMatch(state);
    expect("const known = new Set(tasks);").not.toMatch(state);
    expect(code.filter((file) => state.test(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("a file of templates is text and nothing else", () => {
    const files = [...graph.keys()].filter(isTemplate);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(readFileSync(file, "utf8")).toMatch(/^\/\*\*/);
  });

  it.each(["src/worker.ts", "src/app.ts"])("%s reaches nothing that needs Node", (entry) => {
    expect(existsSync(entry)).toBe(true);
    const found = [...reachable(graph, entry)].filter(([to]) => nodeOnly.test(to) && to !== entry);
    expect(found.map(([to, from]) => `${from} → ${to}`)).toEqual([]);
  });

  it("nothing imports a test, nor a package that is not a dependency", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const undeclared = ({ to }: Import) => {
      const name = packageOf(to);
      return to.startsWith("tests/") || (name !== undefined && !(name in dependencies));
    };
    expect(breaches((_, to) => undeclared(to))).toEqual([]);
  });
});

describe("the reader of imports", () => {
  it("sees every form, and which is erased", () => {
    const source = `
      import { a } from "a";
      import type { B } from "../b/b.ts";
      import {
        c,
        type D,
      } from "./c.ts";
      import "e/side-effect";
      export * from "f";
      export type { G } from "@scope/g/deep";
      const h = await import("h");
      // import { no } from "no";
      /** import { no } from "no"; */
    `;
    expect(importsOf("src/room/file.ts", source).map(({ to, typeOnly }) => (typeOnly ? `type ${to}` : to))).toEqual([
      "a",
      "type src/b/b.ts",
      "src/room/c.ts",
      "f",
      "type @scope/g/deep",
      "e/side-effect",
      "h",
    ]);
    expect(packageOf("@scope/g/deep")).toBe("@scope/g");
    expect(packageOf("node:fs")).toBeUndefined();
  });

  it("finds a cycle, and what an entry reaches", () => {
    expect(
      cyclesOf(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["a"]],
          ["d", ["a"]],
        ]),
      ),
    ).toEqual(["a → b → c → a"]);
    const small = new Map<string, Import[]>([
      [
        "a",
        [
          { to: "b", typeOnly: false },
          { to: "c", typeOnly: true },
        ],
      ],
      ["b", [{ to: "node:fs", typeOnly: false }]],
    ]);
    expect([...reachable(small, "a").keys()]).toEqual(["a", "b", "node:fs"]);
  });
});
