import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Ack } from "../../src/chat/vocabulary.ts";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import type { Answer } from "../pipelines/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackCard, ackText, buttonOf, type ChatWorld, createChatWorld, type Speaker, threadOf } from "./world.ts";

const ada: Speaker = { name: "Ada" };

eachDatabase("a code project in its thread", (open) => {
  let store: Store;
  let world: ChatWorld;
  let thread: string;
  beforeAll(async () => {
    store = await open();
    world = await createChatWorld(store, { demo: true });
    await world.command("a habit tracker for the command line --code", ada);
    await world.until(ended);
    await world.settle();
    thread = threadOf(world);
  });
  afterAll(() => world.close());

  const latest = () => world.port.in(thread).at(-1)!.card;
  /** Presses and waits until what it began is over. */
  const carryOut = async (act: () => Promise<Ack>) => {
    const before = (await world.runs()).length;
    await act();
    const run = await world.until(ended, before);
    expect(run).toMatchObject({ status: "done" });
    await world.settle();
  };
  const note = () => world.port.notes.at(-1)!.card;
  const fileNamed = async (name: string) => {
    const part = note().parts.find((each) => each.type === "file" && each.name === name);
    if (part?.type !== "file") throw new Error(`no file ${name} in ${cardText(note())}`);
    const owner = (await world.runs())[0]?.ownerId ?? "";
    const blob = await world.blobs.get({ workspace: world.workspace, person: owner }, part.blob);
    return blob?.bytes ?? new Uint8Array();
  };

  it("is shown by its tree with sizes, the beginning of its README, its score with places, and what it is", () => {
    const text = cardText(latest());
    expect(text).toContain("**Demo project.**");
    expect(text).toMatch(/├── habit_tracker\w*\/\n(?:│ .*\n)+/);
    expect(text).toMatch(/README\.md\s+[\d,.]+ k?B/);
    expect(text).toContain("Project: Command line program in Python");
    expect(text).toMatch(/Correctness \d+ · Security \d+ · Code quality \d+/);
    expect(text).toMatch(/Strongest is .*, `[\w/.]+:\d+`/);
    expect(cardText(world.port.in("c:general")[0]!.card)).toMatch(/\[done\] Writing – \d+ of \d+/);
  });

  it("lets everybody read single files, and says in Details what was found where", async () => {
    const files = ackCard(await world.press(buttonOf(latest(), "Files"), { name: "Bob" }, { thread }));
    expect(cardText(files)).toContain("tests/test\\_cli.py ·");
    const readme = ackCard(await world.press(buttonOf(files, "README.md"), { name: "Bob" }, { thread }));
    expect(cardText(readme)).toContain("## Install");
    const details = cardText(ackCard(await world.press(buttonOf(latest(), "Details"), ada, { thread })));
    expect(details).toContain("Checked without a model: paths, syntax");
    expect(details).toMatch(/The tests check results: yes, `tests\/[\w.]+:\d+`/);
  });

  it("is handed over as one zip", async () => {
    await carryOut(() => world.press(buttonOf(latest(), "Download"), ada, { thread }));
    const entries = Object.keys(unzipSync(await fileNamed("habit-tracker.zip")));
    expect(entries).toContain("habit-tracker/pyproject.toml");
    expect(entries).toContain("habit-tracker/.gitignore");
  });

  it("is changed by a reply in the files concerned alone, with a diff to download", async () => {
    await carryOut(() => world.reply(thread, "add a Dockerfile", ada));
    const text = cardText(latest());
    expect(text).toContain("**What changed since version 1**");
    expect(text).toMatch(/- New: Dockerfile \(\+\d+ −0\)/);
    expect(text).toMatch(/\d+ files stayed as they were\./);
    await carryOut(() => world.press(buttonOf(latest(), "Download"), ada, { thread }));
    const diff = new TextDecoder().decode(await fileNamed("habit-tracker-since-1.diff"));
    expect(diff).toMatch(
      /^diff --git a\/Dockerfile b\/Dockerfile\nnew file mode 100644\n--- \/dev\/null\n\+\+\+ b\/Dockerfile\n@@ -0,0 \+1,\d+ @@\n\+FROM python/,
    );
  });

  it("answers why it is as it is, from its plan", async () => {
    await carryOut(() => world.reply(thread, "why did you choose this approach?", ada));
    expect(cardText(latest())).toContain("The standard library is enough");
  });

  it("says what it could not do, and keeps the version", async () => {
    await carryOut(() => world.reply(thread, "please use Typer instead of argparse", ada));
    expect(cardText(latest())).toContain("The offline demo model cannot do this");
  });

  it("is compared and restored like a post", async () => {
    const versions = ackCard(await world.command("versions 1", ada));
    expect(cardText(versions)).toMatch(/Version 2.*\d+ files/);
    const compared = ackCard(await world.press(buttonOf(versions, "Compare"), ada, { thread }));
    expect(cardText(compared)).toMatch(/- New: Dockerfile \(\+\d+ −0\)/);
    await carryOut(() => world.press(buttonOf(versions, "Restore"), ada, { thread }));
    expect(cardText(latest())).toContain("The same as version 1.");
    expect(cardText(latest())).not.toContain("Dockerfile");
  });

  it("is published as a folder of its files", async () => {
    await carryOut(() => world.press(buttonOf(latest(), "Publish"), ada, { thread }));
    const paths = world.published.get("habit-tracker")?.map(({ path }) => path);
    expect(paths).toContain("README.md");
    expect(paths).not.toContain("Dockerfile");
  });

  it("becomes a post of the same idea by Other format, with which it is not compared", async () => {
    const shown = ackCard(await world.command("show 1", ada));
    await carryOut(() => world.press(buttonOf(shown, "Other format"), ada, { thread }));
    expect(() => buttonOf(latest(), "Files")).toThrow();
    expect(ackText(await world.command("versions 1", ada))).toMatch(/Version 4.*\d+ words/);
    const { value } = buttonOf(shown, "Download");
    const compare = { label: "Compare", action: "compare", value: `${value.split(".")[0]}.1.4` };
    expect(ackText(await world.press(compare, ada, { thread }))).toContain("nothing to compare");
  });
});

eachDatabase("a project that needs work", (open) => {
  it("is published only when that is said twice", async () => {
    const deny: Answer = ({ demo }) => ({ ...(demo as object), approved: false });
    const world = await createChatWorld(await open(), { demo: true, script: { "code.review": deny } });
    await world.command("a habit tracker for the command line --code", ada);
    await world.until(ended);
    await world.settle();
    const thread = threadOf(world);
    const { card } = world.port.in(thread).at(-1)!;
    expect(cardText(card)).toContain("**Needs work.**");
    expect(cardText(card)).toContain("The reviewer would not let it go out as it is.");
    const asked = ackCard(await world.press(buttonOf(card, "Publish"), ada, { thread }));
    expect(cardText(asked)).toContain("Version 1 needs work");
    expect(await world.runs()).toHaveLength(1);
    const anyway = buttonOf(asked, "Publish anyway");
    expect(anyway.confirm?.text).toContain("did not pass");
    expect(ackText(await world.press(anyway, { name: "Bob" }, { thread }))).toContain("Only Ada");
    expect(ackText(await world.press(anyway, ada, { thread }))).toBe("(none)");
    await world.until(ended, 1);
    await world.settle();
    expect([...world.published.keys()]).toEqual(["habit-tracker"]);
    await world.close();
  });
});
