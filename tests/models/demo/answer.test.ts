import { describe, expect, it } from "vitest";
import { demoAnswer } from "../../../src/models/demo/answer.ts";
import { lexiconFor } from "../../../src/models/demo/lexicons.ts";
import { demoReview } from "../../../src/models/demo/review.ts";
import type { DemoRecord } from "../../../src/models/demo/types.ts";
import { reviewItems } from "../../../src/pipelines/blog/items.ts";
import { scorePost } from "../../../src/pipelines/blog/score.ts";
import { ideas } from "./ideas.ts";
import { factsOf, wordsIn, written } from "./written.ts";

function recordOf(idea: string): DemoRecord {
  const post = written(factsOf(idea));
  const texts = post.parts.filter((cell) => cell.kind === "markdown");
  const review = demoReview(reviewItems, texts);
  const scores = scorePost({
    answers: review.items,
    parts: post.parts,
    findings: [],
    reviewer: "demo:demo",
    rounds: 0,
  });
  const words = wordsIn(post);
  return {
    ...{ post, words, version: 2, score: scores.total, dimensions: scores.dimensions, findings: 0 },
    ...{ published: false, costUsd: 0, models: { write: "demo:demo", review: "demo:demo" } },
    versions: [
      { number: 1, words: 500, score: null },
      { number: 2, words, score: scores.total },
    ],
    evidence: scores.evidence.map(({ dimension, item, yes, quote }) => {
      return { dimension, item, yes, quote, question: reviewItems.find(({ id }) => id === item)?.question ?? "" };
    }),
  };
}

const record = recordOf("why our bees prefer the north balcony");
const german = recordOf(ideas.german ?? "");

describe("answers about a post", () => {
  it.each([
    ["how many words?", `The post has ${record.words} words in 4 sections`],
    ["What's the score?", `Version 2 has ${record.score} of 100 points: Clarity`],
    [
      "why is completeness low?",
      "**Completeness** has 75 of 100 points. The review found nothing in the text for one thing:",
    ],
    ["why is the score so low?", "- Is the question or claim at the heart of the idea answered?"],
    ["what is in the part about the catch?", "**What's the catch?** is about that:\n\n> There's always a catch"],
    ["does it mention submarines?", "The post says nothing about submarines."],
    ["who wrote this?", "The offline demo model wrote it"],
    ["what did it cost?", "This version has cost nothing"],
    ["which sections does it have?", "- Okay, but why bother?"],
    ["which version is this?", "- 1: 500 words, not reviewed"],
    ["is it published?", "No, this version has not been published."],
    ["any errors?", "The checks found nothing wrong"],
    ["what tone is it in?", "It is written in English, in a casual tone."],
    ["what is it about?", "> Let's talk about why our bees prefer the north balcony."],
    ["who is it for?", "It is written for curious readers."],
    ["how many pictures are there?", "It has 2 pictures."],
    ["what is the second section about?", "**Okay, but why bother?** is about that:\n\n> Fair question!"],
    ["what's in the conclusion?", "**What's next?** is about that:"],
    ["what's the title?", "Its title is “Why our bees prefer the north balcony”."],
    ["what will the weather be tomorrow?", "I don't know that."],
    ["Wie viele Wörter hat der Text?", `Der Beitrag hat ${record.words} Wörter`],
    ["warum ist die Vollständigkeit niedrig?", "- Wird die Frage oder Behauptung im Kern der Idee beantwortet?"],
    [
      "pourquoi l'article n'est-il pas complet ?",
      "- La question ou la thèse au cœur de l'idée trouve-t-elle sa réponse ?",
    ],
    ["¿por qué no es completo?", "- ¿Se responde a la pregunta o afirmación central de la idea?"],
    ["¿cuánto ha costado?", "Esta versión no ha costado nada"],
    ["pourquoi la structure est-elle faible ?", "**Structure** a 100 points sur 100"],
  ])("%s", (question, answer) => {
    expect(demoAnswer(question, record)).toContain(answer);
  });

  it.each(["de", "fr", "es"])("know every question of the review in %s", (language) => {
    const { answers } = lexiconFor(language).lexicon;
    expect(Object.keys(answers.questions)).toEqual(reviewItems.map(({ id }) => id));
  });

  it("in the post's language where the question's cannot be told", () => {
    expect(demoAnswer("Score?", german)).toContain("von 100 Punkten");
    expect(demoAnswer("Score?", { ...german, post: { ...german.post, language: "ja" } })).toContain("of 100 points");
  });

  it("names models and costs, and is honest without a review", () => {
    const real = {
      ...record,
      costUsd: 0.0213,
      models: { write: "anthropic:m", plan: "anthropic:m", review: "openai:n" },
    };
    expect(demoAnswer("which models?", real)).toBe("Who worked on it: anthropic:m (text, plan); openai:n (review).");
    expect(demoAnswer("how much did it cost?", real)).toBe("This version has cost $0.0213.");
    expect(demoAnswer("what is the score?", { ...record, score: null })).toContain("has not been reviewed");
  });
});
