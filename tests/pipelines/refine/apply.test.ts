import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subject } from "../../../src/pipelines/blog/brief.ts";
import { outline } from "../../../src/pipelines/blog/plan.ts";
import { defaultOptions } from "../../../src/pipelines/options.ts";
import { applyAnswer } from "../../../src/pipelines/refine/apply.ts";
import { outlineOf, subjectOf } from "../../../src/pipelines/refine/edited.ts";
import type { EditAnswer } from "../../../src/pipelines/refine/prompts/edit.ts";
import { refinedPost } from "../../../src/pipelines/refine/steps/save.ts";
import { aPost, image, text } from "../blog/fixtures.ts";

const post = aPost();
const ids = post.parts.map(({ id }) => id);
const answer = (changes: Partial<EditAnswer>): EditAnswer => ({
  ...{ edits: [], pictures: [], title: null, description: null, tags: null, language: null, tone: null, note: null },
  ...changes,
});
const order = (changes: Partial<EditAnswer>) => applyAnswer(post, answer(changes)).content.parts.map(({ id }) => id);
const picture = (changes: Partial<EditAnswer["pictures"][number]>): EditAnswer["pictures"][number] => ({
  ...{ op: "replace", cell: "p1", subject: null, alt: null, caption: null },
  ...changes,
});

describe("an editor's answer", () => {
  it("changes nothing but what it names, byte for byte, whatever it is", () => {
    const cell = fc.constantFrom(...ids, "s9", "", "p9");
    const op = fc.constantFrom("replace" as const, "insert" as const, "delete" as const);
    const words = fc.option(
      fc.oneof(fc.string(), fc.constantFrom("## A\n\nOne.\n\n## B\n\nTwo.", "```\nopen", "<b>x</b>")),
    );
    const tag = fc.constantFrom("DE", "pt-br", "de-x-a2345678-b2345678-c2345678-d2345678");
    const answers = fc.record({
      edits: fc.array(fc.record({ op, cell, text: words }), { maxLength: 6 }),
      pictures: fc.array(fc.record({ op, cell, subject: words, alt: words, caption: words }), { maxLength: 4 }),
      ...{ title: words, description: words, language: fc.option(fc.oneof(fc.string(), tag)) },
      tags: fc.option(fc.array(fc.string())),
      tone: fc.option(fc.constantFrom("casual" as const, "technical" as const)),
      note: words,
    });
    fc.assert(
      fc.property(answers, (given) => {
        const { content, touched, wanted } = applyAnswer(post, given);
        const named = new Set([...given.edits, ...given.pictures].map((edit) => edit.cell));
        const deleted = new Set(given.edits.filter((edit) => edit.op === "delete").map((edit) => edit.cell));
        for (const part of post.parts) {
          const left = content.parts.find(({ id }) => id === part.id);
          if (named.has(part.id) || (part.id === "p1" && deleted.has("s1"))) continue;
          expect(JSON.stringify(left)).toBe(JSON.stringify(part));
        }
        const after = content.parts.map(({ id }) => id);
        expect(new Set(after).size).toBe(after.length);
        expect(content.parts.some(({ kind }) => kind === "markdown")).toBe(true);
        expect(touched.every((id) => after.includes(id))).toBe(true);
        expect(new Set(wanted.map(({ id }) => id)).size).toBe(wanted.length);
        const planned = outline.parse(outlineOf(content, wanted));
        subject.parse(subjectOf({ text: "Bread", options: defaultOptions }, content, planned, []));
      }),
      { numRuns: 300 },
    );
  });

  it("puts new sections behind the named one and its pictures, in the order in which they come", () => {
    const edits = ["First", "Second"].map((name) => ({
      op: "insert" as const,
      cell: "s1",
      text: `## ${name}\n\nText.`,
    }));
    expect(order({ edits })).toEqual(["intro", "s1", "p1", "s4", "s5", "s2", "s3"]);
  });

  it("takes the pictures of a deleted section away, and never gives an id twice", () => {
    expect(order({ edits: [{ op: "delete", cell: "s1", text: null }] })).toEqual(["intro", "s2", "s3"]);
    const swapped = order({
      edits: [
        { op: "delete", cell: "s3", text: null },
        { op: "insert", cell: "s3", text: "## Instead\n\nText." },
      ],
    });
    expect(swapped).toEqual(["intro", "s1", "p1", "s2", "s4"]);
  });

  it("gives a section that grew a second heading a cell for it", () => {
    const text = "## The shelf is a cache\n\nHits.\n\n## The empty shelf\n\nMisses.";
    const { content, touched } = applyAnswer(post, answer({ edits: [{ op: "replace", cell: "s2", text }] }));
    expect(content.parts.slice(3, 5)).toMatchObject([
      { id: "s2", text: "## The shelf is a cache\n\nHits." },
      { id: "s4", text: "## The empty shelf\n\nMisses." },
    ]);
    expect(touched).toEqual(["s2", "s4"]);
  });

  it("never deletes all of the text", () => {
    const edits = ids.map((cell) => ({ op: "delete" as const, cell, text: null }));
    expect(applyAnswer(post, answer({ edits })).content).toBe(post);
  });

  it("puts a whole post into another language and tone with its title, description, tags and captions", () => {
    const edits = post.parts.flatMap(({ id, kind }) =>
      kind === "markdown" ? [{ op: "replace" as const, cell: id, text: "## Brot\n\nBrot ist gut." }] : [],
    );
    const { content, wanted } = applyAnswer(
      post,
      answer({
        edits,
        pictures: [picture({ alt: "Ein Ofen", caption: "Der Ofen" })],
        ...{
          title: "Brot",
          description: "Über Brot.",
          tags: ["Brot", "#brot", "Ofen"],
          language: "DE",
          tone: "technical",
        },
      }),
    );
    expect(content).toMatchObject({
      ...{ title: "Brot", metaTitle: "Brot", slug: "brot", description: "Über Brot.", tags: ["Brot", "Ofen"] },
      ...{ language: "de", tone: "technical" },
    });
    expect(content.parts[2]).toEqual({ ...image("p1"), alt: "Ein Ofen", caption: "Der Ofen" });
    expect(wanted).toEqual([]);
  });

  it("does not call a text by a language or a tone that it was not put into", () => {
    const { content } = applyAnswer(post, answer({ language: "de", tone: "technical", title: "Brot" }));
    expect(content).toMatchObject({ title: "Brot", language: "en", tone: post.tone });
  });

  it("names new pictures by place, and lets nothing act in what they say", () => {
    const { content, wanted } = applyAnswer(
      post,
      answer({
        pictures: [
          picture({ subject: "a cold oven", alt: "A cold oven" }),
          picture({ op: "insert", cell: "p1", subject: "crumbs" }),
          picture({ op: "insert", cell: "nowhere", subject: "x" }),
        ],
      }),
    );
    expect(wanted).toEqual([
      { id: "p1", after: "s1", subject: "a cold oven", alt: "A cold oven", caption: "A cold oven" },
      { id: "p2", after: "s1", subject: "crumbs", alt: "crumbs", caption: "crumbs" },
    ]);
    expect(content.parts).toEqual(post.parts);
    const { images, sections } = outlineOf(content, wanted);
    expect(images.map(({ id, after }) => [id, after])).toEqual([
      ["p1", "s1"],
      ["p2", "s1"],
    ]);
    expect(sections.map(({ heading }) => heading)).toEqual([
      "Bread before dawn",
      "The shelf is a cache",
      "Stale on purpose",
    ]);
  });

  it("makes demo text of a post when the demo model had any part in it", () => {
    const by = (demo: boolean) => ({ provider: "scripted", model: "n", demo });
    const made = (demo: boolean, editor: boolean) => {
      const content = aPost({ demo });
      return refinedPost({ content }, content.parts, { refine: by(editor), review: null });
    };
    expect([made(false, false), made(true, false), made(false, true)].map(({ demo }) => demo)).toEqual([
      false,
      true,
      true,
    ]);
    expect(made(false, false).models).toEqual({ write: "scripted:m", refine: "scripted:n" });
  });

  it("makes what it writes inert", () => {
    const markdown = 'Hello <img src=x onerror="1"> @everyone [x](javascript:alert(1))';
    const { content } = applyAnswer(post, answer({ edits: [{ op: "replace", cell: "intro", text: markdown }] }));
    expect(content.parts[0]).toEqual(text("intro", 'Hello &lt;img src=x onerror="1"> @\u2060everyone [x]())'));
  });
});
