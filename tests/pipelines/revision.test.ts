import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ReviewAnswer } from "../../src/pipelines/blog/prompts/review.ts";
import type { Edit } from "../../src/pipelines/blog/prompts/revise.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import {
  type Answer,
  createPipelineWorld,
  keysOf,
  outputOf,
  type PipelineWorld,
  type Script,
  scriptedModels,
  textOf,
} from "./world.ts";

const idea = "What a bakery taught me about caching";

eachDatabase("an expansion", (open) => {
  let store: Store;
  let world: PipelineWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());
  const scripted = async (script: Script = {}, parts: Partial<Parameters<typeof createPipelineWorld>[1]> = {}) => {
    const { models, asked } = scriptedModels(script);
    world = await createPipelineWorld(store, { models, ...parts });
    return asked;
  };

  describe("whose draft has faults", () => {
    const broken =
      (change: (text: string) => string): Answer =>
      ({ demo }) =>
        change(String(demo));
    const withoutSecond = broken((text) => {
      const [intro = "", first = "", , ...rest] = text.split(/^(?=## )/m);
      return [intro, first, ...rest].join("");
    });

    it("caps the score of a post with a section missing, and inserts it", async () => {
      await scripted({ write: withoutSecond });
      const expanded = await world.expand(idea, { words: 500 });
      expect(outputOf<{ scores: { total: number; cap: string } }>(expanded, "review").scores).toMatchObject({
        total: 59,
        cap: "check",
      });
      expect(keysOf(expanded)).toEqual(expect.arrayContaining(["revise.1", "check.1", "review.1", "save"]));
      expect(expanded.post?.parts.some((part) => part.id === "s2")).toBe(true);
      expect(expanded.scores?.findings.filter((finding) => finding.rule === "section.missing")).toEqual([]);
      expect(expanded.scores?.rounds).toBe(1);
    });

    it.each([
      ["placeholder text", "TODO: numbers", "placeholder"],
      ["an address that the idea did not contain", "See https://invented.dev/x.", "url.foreign"],
    ])("revises only the cell with %s; every other stays byte for byte", async (_what, fault, rule) => {
      const asked = await scripted({
        write: broken((text) => text.replace(/^(## .*\n\n)/m, `$1${fault}\n\n`)),
        refine: ({ request }): { edits: Edit[] } => {
          expect(request.messages.at(-1)?.text).toContain(`[s1] ${rule}`);
          return { edits: [{ op: "replace", cell: "s1", text: "## x\n\nMended." }] };
        },
        review: ({ demo }) => ({ ...(demo as ReviewAnswer), fixes: [] }),
      });
      const expanded = await world.expand(idea, { words: 900 });
      const first = outputOf<{ parts: unknown[] }>(expanded, "check").parts;
      const second = outputOf<{ parts: unknown[] }>(expanded, "check.1").parts;
      const at = first.findIndex((part) => (part as { id: string }).id === "s1");
      expect(second.filter((_, i) => i !== at)).toEqual(first.filter((_, i) => i !== at));
      expect(second[at]).not.toEqual(first[at]);
      expect(asked.filter((request) => request.task === "refine").length).toBeGreaterThan(0);
    });

    it("keeps the better version when a revision makes it worse, and stops", async () => {
      await scripted({
        write: broken((text) => text.replace(/^(## .*\n\n)/m, "$1TODO: numbers\n\n")),
        refine: () => ({
          edits: [{ op: "replace", cell: "s1", text: "<script>alert(1)</script> TODO: and lorem ipsum" }],
        }),
      });
      const expanded = await world.expand(idea);
      expect(keysOf(expanded)).toContain("review.1");
      expect(keysOf(expanded)).not.toContain("revise.2");
      expect(textOf(expanded, "s1")).not.toContain("lorem");
      expect(expanded.scores).toMatchObject({ rounds: 0, cap: "check", total: 59 });
    });

    it("does not mend the same finding for ever", async () => {
      const asked = await scripted({
        write: broken((text) => text.replace(/^(## .*\n\n)/m, "$1TODO: numbers <b>\n\nTODO: more\n\n")),
        refine: ({ nth }) => ({ edits: [{ op: "replace", cell: "s1", text: `TODO: still open ${nth}` }] }),
      });
      const expanded = await world.expand(idea);
      expect(asked.filter((request) => request.task === "refine")).toHaveLength(1);
      expect(expanded.run.status).toBe("done");
      expect(expanded.scores?.cap).toBe("check");
    });

    it("ignores edits of cells that are not there, and says so in its log", async () => {
      await scripted({
        write: broken((text) => text.replace(/^(## .*\n\n)/m, "$1TODO: numbers\n\n")),
        refine: () => ({ edits: [{ op: "replace", cell: "s99", text: "x" }] }),
      });
      const expanded = await world.expand(idea);
      expect(expanded.run.status).toBe("done");
      expect(keysOf(expanded)).not.toContain("check.1");
      const lines = await world.log(expanded.run.id);
      expect(lines).toContain("ignored replace of s99: unknown cell");
      expect(lines).toContain("nothing revised");
    });

    it("counts a judge's invented quotes as no", async () => {
      await scripted({
        review: ({ demo }) => ({
          fixes: [],
          items: (demo as ReviewAnswer).items.map((item) => ({
            ...item,
            yes: true,
            quote: "This sentence stands nowhere in it.",
          })),
        }),
        refine: () => ({ edits: [] }),
      });
      const expanded = await world.expand(idea);
      expect(expanded.scores).toMatchObject({ total: 0 });
      expect(expanded.scores?.evidence.every((item) => !item.yes)).toBe(true);
    });

    it("makes what is live in a draft inert", async () => {
      await scripted({
        write: broken((text) => text.replace(/^(## .*\n\n)/m, "$1Hello @everyone <script>alert(1)</script>\n\n")),
      });
      const expanded = await world.expand(idea);
      expect(textOf(expanded, "s1")).toContain("Hello @\u2060everyone &lt;script>alert(1)&lt;/script>");
    });
  });
});
