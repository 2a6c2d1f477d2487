import { beforeAll, expect, it } from "vitest";
import { personCookie } from "../../src/playground/visitors.ts";
import { eachDatabase } from "../setup/databases.ts";
import { type OpenPlayground, openPlayground } from "./open.ts";

eachDatabase("two people side by side", (open) => {
  let playground: OpenPlayground;
  beforeAll(async () => {
    playground = await openPlayground(await open());
  });

  /** Where the frames lead. */
  const frames = async (query: string) => {
    const text = await (await playground.get(`/side-by-side${query}`)).text();
    return [...text.matchAll(/<iframe title="[^"]+" src="([^"]+)"/g)].map(([, src]) => src);
  };

  it("are Ada and Ben, or whoever the address names", async () => {
    expect(await frames("")).toEqual(["/?as=ada", "/?as=ben"]);
    expect(await frames("?left=chloe&right=ada")).toEqual(["/?as=chloe", "/?as=ada"]);
    expect(await frames("?left=ben")).toEqual(["/?as=ben", "/?as=ada"]);
  });

  it("are people of the playground, whatever the address says", async () => {
    expect(await frames('?left="><script>alert(1)</script>&right=//evil.example')).toEqual(["/?as=ada", "/?as=ben"]);
  });

  it("leave alone whom the browser plays elsewhere", async () => {
    const cookie = async (headers: Record<string, string>) =>
      (await playground.get("/?as=ben", headers)).headers.get("set-cookie");
    expect(await cookie({})).toContain(`${personCookie}=ben`);
    expect(await cookie({ "sec-fetch-dest": "iframe" })).toBeNull();
  });

  it("have their style from here", async () => {
    const page = await (await playground.get("/side-by-side")).text();
    const style = /href="([^"]+side-by-side\.css)"/.exec(page)?.[1] ?? "";
    const sheet = await (await playground.get(style)).text();
    expect(sheet).toContain("iframe");
    expect(sheet).not.toMatch(/url\(|@import/);
  });
});
