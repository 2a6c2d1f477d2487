import { describe, expect, it } from "vitest";
import { readPress } from "../../src/chat/actions.ts";
import { compareCard } from "../../src/chat/cards/compare.ts";
import { type DetailsView, detailsCard } from "../../src/chat/cards/details.ts";
import { errorCard } from "../../src/chat/cards/error.ts";
import { compareForm } from "../../src/chat/cards/forms.ts";
import { neighbourhood } from "../../src/chat/cards/neighbourhood.ts";
import { type ProgressView, progressCard } from "../../src/chat/cards/progress.ts";
import { resultCard } from "../../src/chat/cards/result.ts";
import { versionsCard } from "../../src/chat/cards/versions.ts";
import type { Card } from "../../src/chat/vocabulary.ts";
import type { RunSnapshot } from "../../src/engine/types.ts";
import { compareVersions } from "../../src/pipelines/blog/compare.ts";
import { defaultOptions } from "../../src/pipelines/options.ts";
import type { VersionSummary } from "../../src/store/outputs.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { at, ideaId, image, markdown, post, resultView, run, runId, scores, step, texts } from "./fixtures.ts";
import { buttonOf } from "./world.ts";

const idea = { id: ideaId, number: 12, text: "how to keep bees", title: null };
const followed = { texts, idea, taken: [], waiting: 0, held: false, turning: false };
const progress = (snapshot: Partial<RunSnapshot>, more: Partial<ProgressView> = {}) =>
  progressCard({ ...followed, run: run(snapshot), now: at(92), demo: false, ...more });
const labels = (card: Card) =>
  card.parts.flatMap((part) => (part.type === "buttons" ? part.buttons.map(({ label }) => label) : []));

describe("the progress card", () => {
  it("groups steps as a person follows them, with their time", () => {
    const card = progress({
      steps: [
        step("announce", "chat.announce@1"),
        step("intake", "blog.intake@1"),
        step("plan", "blog.plan@1"),
        step("write", "blog.write@1", { state: "running", attempts: 2 }),
        step("picture.1.prompt", "blog.imagePrompt@1"),
        step("picture.1", "blog.picture@1"),
        step("picture.2.prompt", "blog.imagePrompt@1"),
        step("picture.2", "blog.picture@1", { state: "running" }),
        step("check", "blog.check@1", { state: "pending" }),
        step("review", "blog.review@1", { state: "pending" }),
      ],
    });
    const list = card.parts.find((part) => part.type === "progress");
    expect(list?.type === "progress" && list.steps).toEqual([
      { label: "Understanding the idea", state: "done", ms: 2000 },
      { label: "Planning", state: "done", ms: 2000 },
      { label: "Writing", state: "working", ms: 92_000, note: "attempt 2" },
      { label: "Making pictures", state: "working", ms: 92_000, note: "1 of 2" },
      { label: "Checking and reviewing", state: "pending" },
    ]);
    expect(cardText(card)).toContain("Cost so far: $0.04\nTime: 1m 32s");
    expect(labels(card)).toEqual(["Stop"]);
    expect(card.summary).toBe("Working on it: how to keep bees");
  });

  it("names the rounds of improving", () => {
    const rounds = [1, 2].flatMap((round) => [
      step(`revise.${round}`, "blog.revise@1"),
      step(`check.${round}`, "blog.check@1"),
      step(`review.${round}`, "blog.review@1", { state: round === 2 ? "running" : "done" }),
    ]);
    expect(cardText(progress({ steps: rounds }))).toContain("[done] Improving\n[working] Improving, round 2");
  });

  it("says at once that a stop was seen", () => {
    const card = progress({ stopRequested: true, steps: [step("write", "blog.write@1", { state: "running" })] });
    expect(cardText(card)).toContain("Stopping …");
    expect(labels(card)).toEqual([]);
  });

  it("of a failed run names the step, the reason, the cost, and the way on (P4)", () => {
    const card = progress({
      status: "failed",
      steps: [step("write", "blog.write@1", { state: "failed" }), step("save", "blog.save@1", { state: "skipped" })],
      error: { step: "write", code: "model.timeout", params: { provider: "anthropic" } },
    });
    const text = cardText(card);
    expect(text).toContain("[failed] Writing\n[skipped] Delivering");
    expect(text).toContain("**Writing** did not work. Anthropic did not answer in time.");
    expect(text).toContain("It has cost $0.04.");
    expect(labels(card)).toEqual(["Retry", "Details"]);
    expect(readPress("retry", buttonOf(card, "Retry").value)).toEqual({ action: "retry", run: runId });
  });

  it("of a stopped run tells what the calls that were cut off may have cost", () => {
    const text = cardText(progress({ status: "stopped", wastedUsd: 0.02 }));
    expect(text).toContain("It has cost $0.04 (and at most $0.02 for calls that were cut off).");
  });

  it("of a parked run says that an update has to come, and needs nobody", () => {
    const card = progress({ status: "parked", steps: [step("x", "poem.write@7", { state: "ready" })] });
    expect(cardText(card)).toContain("waits for another version of Kindling");
    expect(cardText(card)).toContain("Another step");
  });

  it("of a run whose money ran out says so beside the result", () => {
    const card = progress({
      status: "done",
      completedAt: at(60),
      error: { step: "review", code: "run.budget_money", params: { usd: 0.5 } },
    });
    expect(cardText(card)).toContain("This came to the most that one piece of work may cost ($0.50).");
    expect(cardText(card)).toContain("Cost: $0.04\nTime: 1m");
  });

  it("labels demo text", () => {
    expect(cardText(progress({}, { demo: true }))).toContain("**Demo text**");
  });

  it("quotes the idea where the title is not the idea itself", () => {
    expect(cardText(progress({}))).not.toContain("> how to keep bees");
    const card = progress({}, { idea: { ...idea, title: "Bees, briefly" } });
    expect(cardText(card)).toContain("Bees, briefly\n> how to keep bees");
  });

  it("cuts a long idea and keeps its name to one line", () => {
    const card = progress({}, { idea: { ...idea, text: `${"bees and hives\n".repeat(400)}` } });
    expect(card.title!.length).toBeLessThanOrEqual(120);
    expect(card.title).not.toContain("\n");
    expect(cardText(card).length).toBeLessThan(900);
  });
});

describe("the progress card of a thread where people reply", () => {
  it("quotes what the run was asked for, by whom, as inert text", () => {
    const taken = ["shorter <@everyone>", "a", "b", "c"].map((text) => ({ by: "Ada_", text }));
    const text = cardText(progress({ kind: "refine" }, { taken }));
    expect(text).toContain("Ada\\_:\n\n> shorter \\<\\@everyone\\>");
    expect(text).toContain("And one more reply.");
  });

  it("says that replies wait, and offers nothing while it works", () => {
    const card = progress({ status: "running" }, { waiting: 2 });
    const turning = progress({ status: "running" }, { waiting: 2, turning: true });
    expect(cardText(turning)).toContain("taken up in their order when");
    expect(cardText(card)).toContain("2 replies are waiting. They are taken up together when this is done.");
    expect(labels(card)).toEqual(["Stop"]);
  });

  it("offers Apply and Discard where they wait behind a failure", () => {
    const card = progress({ status: "stopped" }, { waiting: 1, held: true });
    expect(cardText(card)).toContain("One reply is waiting. Apply takes it up, Discard sets it aside.");
    expect(labels(card)).toEqual(["Retry", "Details", "Apply", "Discard"]);
  });

  it("says nothing of them where later work has their card", () => {
    const card = progress({ status: "failed" }, { waiting: 1 });
    expect(cardText(card)).not.toContain("waiting");
  });
});

describe("the result card", () => {
  const always = ["Refine", "Regenerate", "Other format", "Details", "Versions", "Download", "Good", "Bad"];

  it("shows text, pictures, score with evidence, cost and version", () => {
    const card = resultCard(resultView());
    expect(card.title).toBe("Bees");
    const text = cardText(card);
    expect(text).toContain("Hello **there**.");
    expect(text).toContain("(picture: A hive) On the balcony");
    expect(text).toContain("Score: 82 / 100\nWords: 500\nVersion: 3\nCost: $0.05");
    expect(text).toContain("Clarity 100 · Engagement 75");
    expect(text).toContain("Strongest is Clarity: “Bees \\*are\\* easy.”");
    expect(text).toContain("Weakest is Structure. Not shown by the text: The last section draws it together");
    expect(labels(card)).toEqual(["Publish", ...always]);
    expect(readPress("publish", buttonOf(card, "Publish").value)).toMatchObject({ idea: ideaId, version: 3 });
  });

  it("ends the preview between paragraphs, never inside a code block", () => {
    const code = `\`\`\`ts\n${"const bee = 1;\n\n".repeat(200)}\`\`\``;
    const card = resultCard(resultView({ post: post([markdown(`First.\n\n${code}\n\nLast.`)]) }));
    const text = cardText(card);
    expect(text).toContain("First.");
    expect(text).not.toContain("```");
    expect(text).toContain("The preview ends here.");
  });

  it("shows every option that was asked for", () => {
    const options = {
      ...defaultOptions,
      tone: "casual",
      audience: "x",
      words: 400,
      language: "de",
      images: false,
    } as const;
    const text = cardText(
      resultCard(resultView({ idea: { id: ideaId, number: 1, options }, post: post([], { language: "de" }) })),
    );
    for (const field of [
      "Tone: casual",
      "Audience: gardeners",
      "Words: 500 (400 asked for)",
      "Language: German",
      "Pictures: none, as asked",
    ]) {
      expect(text).toContain(field);
    }
  });

  it("does not say that there are no pictures beside one that was asked for later", () => {
    const idea = { id: ideaId, number: 1, options: { ...defaultOptions, images: false } };
    expect(cardText(resultCard(resultView({ idea, post: post([image()]) })))).not.toContain("none, as asked");
  });

  it.each([
    ["demo text", { post: post([], { demo: true }) }, "**Demo text.**"],
    ["an end before its time", { partial: true }, "the best that was there"],
    ["no review", { scores: scores({ reviewed: false }) }, "Score: not reviewed"],
    ["a cap", { scores: scores({ cap: "check" }) }, "A check failed"],
    [
      "a failed check",
      {
        scores: scores({
          findings: [
            { rule: "url.foreign", severity: "error", cell: "s1", params: { excerpt: "https://evil.example" } },
          ],
        }),
      },
      "an address that the idea did not name: https\\://evil.example",
    ],
    [
      "a project that became a post",
      { idea: { id: ideaId, number: 1, options: { ...defaultOptions, format: "code" } } },
      "You asked for a code project.",
    ],
  ] as const)("says that there is %s", (_, more, sentence) => {
    expect(cardText(resultCard(resultView(more)))).toContain(sentence);
  });

  it("says which version is the current one where it is another, and offers to be it", () => {
    const card = resultCard(resultView({ version: 3, current: 4 }));
    expect(cardText(card)).toContain("Version 4 stays the current one. Restore makes this one current.");
    expect(labels(card)).toContain("Restore");
    expect(labels(resultCard(resultView()))).not.toContain("Restore");
  });

  it("published has no Publish any more and says where it is", () => {
    const card = resultCard(resultView({ publishedTo: "/data/published/bees" }));
    expect(labels(card)).toEqual(always);
    expect(cardText(card)).toContain("Published to: /data/published/bees");
  });

  it("keeps what a model wrote from acting (P9)", () => {
    const wicked =
      "![x](https://evil.example/p.png) [click](https://evil.example/?q=secret) <b>hi</b> @everyone <!here>";
    const card = resultCard(resultView({ post: post([markdown(wicked), image("![y](z)")], { title: "A\n# B" }) }));
    const text = cardText(card);
    expect(text).not.toMatch(/!\[x\]|\]\(https|<b>|<!here|@everyone/);
    expect(card.title).toBe("A # B");
  });
});

describe("the Details card", () => {
  const details = (more: Partial<DetailsView>) =>
    detailsCard({
      ...{ texts, number: 12, run: run(), version: null, requests: [], feedback: [], log: [], now: at(5) },
      ...more,
    });

  it("tells a rule and an item of a later version by their names", () => {
    const later = scores({
      evidence: [{ dimension: "clarity", item: "clarity.rhythm", yes: true, quote: "q" }],
      findings: [{ rule: "rhyme", severity: "warning", cell: null, params: {} }],
      rounds: 2,
    });
    const version = { number: 3, post: post([]), scores: later };
    const text = cardText(details({ version }));
    expect(text).toContain("clarity.rhythm: yes, “q”");
    expect(text).toContain("- rhyme");
    expect(text).toContain("improved 2 times");
    expect(text).toContain("In all: 5s, 100 tokens, $0.04");
  });

  it("names models as the status card does, by what they were called for", () => {
    const models = { write: "openai:gpt:6", review: "demo:demo", rhyme: "a:m" };
    const version = { number: 3, post: post([], { models }), scores: scores() };
    const text = cardText(details({ version }));
    for (const line of ["- Writing: openai gpt", "- Reviewing: offline demo model", "- rhyme: a m"]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain("b n");
  });

  it("calls the work on the text as the steps of its run do", () => {
    const version = { number: 3, post: post([], { models: { refine: "a:m" } }), scores: scores() };
    expect(cardText(details({ version }))).toContain("- Improving: a m");
    expect(cardText(details({ version, run: run({ kind: "refine" }) }))).toContain("- Changing the text: a m");
  });

  it("sums up a phase as the progress card follows it, and leaves zeros out", () => {
    const nothing = { costUsd: 0, tokens: 0 };
    const steps = [
      step("announce", "chat.announce@1", nothing),
      step("picture.1.prompt", "blog.imagePrompt@1"),
      step("picture.1", "blog.picture@1", { tokens: 0, costUsd: 0.003 }),
      step("save", "blog.save@1", nothing),
      step("deliver", "chat.deliver@1", { ...nothing, state: "ready" }),
    ];
    const of = (more: Partial<RunSnapshot>) => cardText(details({ run: run({ steps, ...more }) }));
    expect(of({})).toContain(
      "- Making pictures: 2s, 10 tokens, $0.01\n- Delivering: 5s\n- In all: 5s, 100 tokens, $0.04",
    );
    expect(of(nothing)).toMatch(/- In all: 5s$/m);
  });

  it("shows attempts and the error of a step", () => {
    const failed = step("write", "blog.write@1", {
      ...{ state: "failed", attempts: 3 },
      error: { code: "model.refused", params: { provider: "<b>x</b>" } },
    });
    const text = cardText(details({ run: run({ steps: [failed] }) }));
    expect(text).toContain("Writing: 2s, 10 tokens, $0.01, 3 attempts, \\<b\\>x\\</b\\> declined");
  });
});

describe("the Details card, of what people said", () => {
  it("shows requests, verdicts and the log, and keeps all of it from acting (P9) and within length", () => {
    const wicked = "![x](https://evil.example/p.png) @everyone <b>";
    const log = Array.from({ length: 40 }, (_, index) => ({
      ...{ stepKey: "write", level: index === 39 ? "warn" : "info", message: `line ${index} ${wicked.repeat(20)}` },
      at: at(index),
    })) as DetailsView["log"];
    const text = cardText(
      detailsCard({
        ...{ texts, number: 12, run: run(), now: at(60), log },
        version: { number: 3, post: post([]), scores: scores() },
        requests: [{ by: "Bob", text: `shorter, please ${wicked}` }],
        feedback: [
          { personId: "p", personName: "Ada", verdict: "good", reason: null, at: at(1) },
          { personId: "q", personName: "<!here>", verdict: "bad", reason: "too *long*", at: at(2) },
        ],
      }),
    );
    expect(text).toContain("- Bob: “shorter, please");
    expect(text).toContain("- Ada: good\n- \\<\\!here\\>: not good, “too \\*long\\*”");
    expect(text).toContain("- Checked without a model: planned sections");
    expect(text).toContain("- **Warning** 39s: line 39");
    expect(text).not.toContain("line 27 ");
    expect(text).not.toMatch(/[^\\]@everyone|[^\\]!\[|[^\\]<b>/);
    expect(text.length).toBeLessThan(8000);
  });
});

describe("the error card", () => {
  it("gives a long text back whole, in a block that it cannot leave", () => {
    const typed = `${"word ".repeat(4000)}\n\`\`\`\nx`;
    const card = errorCard(texts, { code: "idea.too_long", params: { length: 20_000, max: 6000 } }, { typed });
    expect(cardText(card)).toContain(`\`\`\`\`\n${typed}\n\`\`\`\``);
    expect(card.summary).not.toContain("\n");
  });
});

describe("forms", () => {
  it("offer at most twenty-five versions to choose from, the chosen ones among them", () => {
    const versions = Array.from({ length: 60 }, (_, index) => ({ number: index + 1, title: "Bees ".repeat(40) }));
    const form = compareForm(texts, { idea: ideaId, versions: versions as VersionSummary[], from: 3, to: 60 });
    for (const { options = [] } of form.fields) {
      expect(options).toHaveLength(25);
      expect(options[0]?.value).toBe("60");
      expect(options.at(-1)?.value).toBe("3");
      for (const { label } of options) expect(label.length).toBeLessThanOrEqual(75);
    }
  });
});

describe("what is around a change", () => {
  it("is cut between words, and a long change at its end", () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");
    const [before, gone, between, after] = neighbourhood([
      { text: words(200), change: "same" },
      { text: words(400), change: "removed" },
      { text: words(200), change: "same" },
      { text: "short", change: "added" },
    ]);
    expect(before?.text).toMatch(/^… word\d+ [\s\S]* word199$/);
    expect(before!.text.length).toBeLessThan(160);
    expect(gone?.text).toMatch(/^word0 [\s\S]* word\d+ …$/);
    expect(gone!.text.length).toBeLessThan(920);
    expect(between?.text).toMatch(/^word0 [\s\S]* word\d+ … word\d+ [\s\S]* word199$/);
    expect(after).toEqual({ text: "short", change: "added" });
  });

  it("is shown whole where it is short", () => {
    const pieces = [
      { text: "Bees are ", change: "same" },
      { text: "easy", change: "removed" },
      { text: "hard", change: "added" },
      { text: ".", change: "same" },
    ] as const;
    expect(neighbourhood(pieces)).toEqual(pieces);
  });
});

describe("versions and their changes", () => {
  const wicked = "![x](https://evil.example/p.png) <b>@everyone</b> <!here> *loud*";
  const acting = /(?<!\\)(?:!\[|<b>|<!|@everyone)/;
  const before = post([markdown(`## ${wicked}\n\nOld words.`), markdown("Gone.", "s2"), markdown("Same.", "s3")]);
  const after = post([markdown(`## ${wicked}\n\nNew words.`), markdown("Same.", "s3"), image(wicked)], {
    title: wicked,
  });
  const diff = compareVersions(before, after);

  it("keep what people and models wrote from acting (P9)", () => {
    const changes = {
      since: 1,
      diff,
      score: { before: 70, after: null },
      requests: [{ by: wicked, text: wicked }],
      note: wicked,
    };
    const result = cardText(resultCard(resultView({ post: post([markdown("Text.")]), changes })));
    expect(result).toContain("Score: 70 / 100 → not reviewed");
    expect(result).toMatch(/- Removed: The beginning\n- New picture: /);
    expect(result).toContain("Not everything could be done: ");
    expect(result).not.toMatch(acting);

    const [from, to] = [
      { number: 1, score: 70 },
      { number: 2, score: null },
    ];
    const compared = compareCard({ texts, idea: { id: ideaId, number: 1 }, from, to, diff, demo: false });
    const said = compared.parts.flatMap((part) => (part.type === "text" ? [part.markdown] : []));
    expect(said.join("\n")).not.toMatch(acting);

    const list = versionsCard({
      ...{ texts, mine: true, now: at(5) },
      idea: { id: ideaId, number: 1, title: wicked, archived: false, head: 2 },
      versions: [2, 1].map((number) => ({
        ...{
          number,
          parent: number - 1 || null,
          kind: "refine",
          score: 70,
          words: 2,
          files: null,
          demo: false,
          by: wicked,
          at: at(0),
        },
        ...{ publishedTo: wicked, requests: [{ by: wicked, text: wicked }] },
      })),
    });
    expect(cardText(list)).not.toMatch(acting);
  });

  it("name what made a version where nobody asked for it", () => {
    const line = {
      parent: null,
      score: null,
      words: 2,
      files: null,
      demo: false,
      by: "Ada",
      at: at(0),
      publishedTo: null,
      requests: [],
    };
    const kinds = ["expand", "restore", "refine", "poem"].map((kind, index) => ({ ...line, kind, number: 4 - index }));
    const idea = { id: ideaId, number: 1, title: "Bees", archived: true, head: 4 };
    const card = versionsCard({ texts, idea, mine: true, versions: kinds, now: at(5) });
    for (const why of ["> written from the idea", "> an older version again", "> changed"]) {
      expect(cardText(card)).toContain(why);
    }
    expect(cardText(card)).toContain("· not reviewed · 2 words · 5 seconds ago · by Ada");
    expect(labels(card)).toContain("Unarchive");
    expect(labels(versionsCard({ texts, idea, mine: false, versions: [], now: at(5) }))).toEqual([]);
  });
});
