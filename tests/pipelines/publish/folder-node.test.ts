import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPublishFolder } from "../../../src/pipelines/publish/folder-node.ts";

let root: string;
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), "publish-")), "published");
});
afterEach(() => rm(join(root, ".."), { recursive: true, force: true }));

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const write = (owner: string, files = [file("p1.png", "1"), file("post.md", "hello")], name = "bakery") =>
  createPublishFolder(root).write({ name, owner, files });
const visible = async (path: string) => (await readdir(path)).filter((name) => !name.startsWith(".")).sort();

describe("createPublishFolder", () => {
  it("writes the files and says where", async () => {
    const path = await write("idea-1");
    expect(path).toBe(join(root, "bakery"));
    expect(await readFile(join(path, "post.md"), "utf8")).toBe("hello");
    expect(await visible(path)).toEqual(["p1.png", "post.md"]);
  });

  it("numbers the folder of another idea with the same name, also when both come at once", async () => {
    const paths = await Promise.all(["a", "b", "c"].map((owner) => write(owner)));
    expect(paths.sort()).toEqual(["bakery", "bakery-2", "bakery-3"].map((name) => join(root, name)));
    expect(await write("d")).toBe(join(root, "bakery-4"));
  });

  it("brings the folder of the same idea up to date in place, and leaves files that are not its own", async () => {
    const path = await write("a");
    await write("b");
    await writeFile(join(path, "notes.txt"), "mine");
    expect(await write("a", [file("p2.png", "2"), file("post.md", "changed")])).toBe(path);
    expect(await visible(path)).toEqual(["notes.txt", "p2.png", "post.md"]);
    expect(await readFile(join(path, "post.md"), "utf8")).toBe("changed");
  });

  it("does not take over a folder that somebody made", async () => {
    await mkdir(join(root, "bakery"), { recursive: true });
    await writeFile(join(root, "bakery", "own.txt"), "x");
    expect(await write("a")).toBe(join(root, "bakery-2"));
  });

  it("takes the empty folder that a crash left", async () => {
    await mkdir(join(root, "bakery"), { recursive: true });
    expect(await write("a")).toBe(join(root, "bakery"));
  });

  it.each(["../out", "/etc/out", "..", "a/../../out"])("refuses the path %s", async (path) => {
    await expect(write("a", [file(path, "x")])).rejects.toMatchObject({ code: "publish.failed" });
    expect(await readdir(join(root, ".."))).toEqual(["published"]);
  });

  it.each([
    ["../../x", "x"],
    ["a/b", "a-b"],
    ["..", "post"],
    ["", "post"],
    ["日本", "日本"],
  ])("makes the name %j one step of a path", async (name, folder) => {
    expect(await write("a", undefined, name)).toBe(join(root, folder));
  });

  it("says that it could not write, and leaves no half file", async () => {
    const path = await write("a");
    await mkdir(join(path, "p9.png"));
    await expect(write("a", [file("p9.png", "x")])).rejects.toMatchObject({ code: "publish.failed" });
    expect((await readdir(path)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
