import { expect, it } from "vitest";
import { createGist, deleteGist, findGist, updateGist } from "../../src/github/gist.ts";
import { openGitHub } from "./open.ts";

const { hub, as } = openGitHub();
const file = { name: "bread.md", text: "# Bread", description: "Bread" };

it("is made, found again, written anew in its place, and deleted", async () => {
  const { github } = as("ada", ["gist"]);
  const at = new Date();
  expect(await findGist(github, file, at)).toBeUndefined();
  const gist = await createGist(github, file, false);
  expect(await findGist(github, file, at)).toEqual(gist);
  expect(await findGist(github, { ...file, description: "Other" }, at)).toBeUndefined();
  expect(await updateGist(github, gist.id, { ...file, text: "# More" })).toEqual(gist);
  expect(hub().world.gists.get(gist.id)?.files.get("bread.md")).toBe("# More");
  await deleteGist(github, gist.id);
  await deleteGist(github, gist.id);
  expect(await updateGist(github, gist.id, file)).toBeUndefined();
});
