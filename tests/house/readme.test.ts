import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { usage } from "../../src/chat/texts/cli.ts";
import { environment } from "../../src/config/environment.ts";

const readme = readFileSync("README.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
/** npm's own commands that are written without `run`. */
const built = new Set(["start", "test"]);

/** A row for every variable that this build reads. */
function environmentTable(): string {
  const rows = Object.entries(environment.shape).map(([name, schema]) => {
    const byDefault: unknown = schema.safeParse(undefined).data;
    return `| \`${name}\` | ${byDefault === undefined ? "" : `\`${byDefault}\``} | ${schema.description} |`;
  });
  return ["| variable | default | what it is for |", "|---|---|---|", ...rows].join("\n");
}

describe("the README", () => {
  it("has exactly the two commands to set up", () => {
    const [, block] = readme.match(/```\n(npm ci[^`]*)```/) ?? [];
    expect(block).toBe("npm ci && npm start\nnpm ci && npm test\n");
  });

  it("lists every environment variable as the configuration reads it", () => {
    const [, table] = readme.match(/<!-- environment -->\n([\s\S]*?)\n<!-- \/environment -->/) ?? [];
    expect(table).toBe(environmentTable());
  });

  it("lists every script that is for its readers", () => {
    const forContributors = ["format", "lint", "types", "migrations"];
    const rows = Object.keys(scripts).filter((name) => !forContributors.includes(name));
    for (const name of rows)
      expect(readme, name).toContain(built.has(name) ? `| \`npm ${name}` : `| \`npm run ${name}`);
  });
});

describe("the command line's own help", () => {
  const commands = [...usage.matchAll(/^ {2}kindling ([\w:]+)/gm)].map(([, name = ""]) => name);
  const flags = [...usage.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag);

  it("has the commands of the README", () => {
    expect(commands.length).toBeGreaterThan(3);
    for (const name of commands) {
      expect(scripts, name).toHaveProperty(name);
      expect(readme).toContain(built.has(name) ? `npm ${name}` : `npm run ${name}`);
    }
  });

  it("has the flags of the README", () => {
    const named = [...readme.matchAll(/(?<=[`\s])--[a-z][a-z-]+/g)].map(([flag]) => flag);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((flag) => !flags.includes(flag))).toEqual([]);
  });
});

const pages = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md")];

describe.each(pages)("%s", (page) => {
  const text = readFileSync(page, "utf8");

  it("names only commands that exist", () => {
    const named = [...text.matchAll(/\bnpm run ([a-z][a-z:]*)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("names only files that exist", () => {
    const folder = page.includes("/") ? page.slice(0, page.lastIndexOf("/")) : ".";
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to]) => `${folder}/${to}`);
    const quoted = [...text.matchAll(/`((?:src|tests|docs|\.ci)\/[\w./-]+)`/g)].map(([, to = ""]) => to);
    expect([...linked, ...quoted].filter((path) => !existsSync(path))).toEqual([]);
  });

  it("names no place of one machine and no secret", () => {
    expect(text).not.toMatch(/\/(?:home|root|work|tmp)\/|sk-[A-Za-z0-9]{8}|ghp_/);
  });
});
