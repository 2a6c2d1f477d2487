import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { isTemplate } from "../house/imports.ts";

const folder = new URL("../../src/models/", import.meta.url);

describe("the models room", () => {
  it("imports nothing of Node and reads no environment, so that it runs on the edge", async () => {
    const files = (await readdir(folder, { recursive: true })).filter(
      (name) => name.endsWith(".ts") && !isTemplate(`/${name}`),
    );
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const source = await readFile(new URL(file, folder), "utf8");
      const at = (pattern: RegExp) => `${file}: ${pattern.exec(source)?.[0] ?? ""}`;
      expect(at(/from "node:[^"]*"/)).toBe(`${file}: `);
      expect(at(/\b(process\.|Buffer\b|__dirname|require\()/)).toBe(`${file}: `);
    }
  });
});
