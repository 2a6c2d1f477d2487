import { type Dimension, dimensions } from "./post.ts";

/** A yes/no question of the review. Each is answered by a quote, so each asks for something that can be shown. */
export interface ReviewItem {
  id: string;
  dimension: Dimension;
  question: string;
}

const questions: Record<Dimension, Record<string, string>> = {
  clarity: {
    point: "Does the beginning say plainly what the post is about?",
    plain: "Is a difficult term or thought put in plain words for this audience?",
    concrete: "Is an abstract statement made concrete by an example, a comparison or a case?",
    message: "Is there a sentence that a reader could repeat to someone else as the main message?",
  },
  engagement: {
    opening: "Does the opening give a reason to read on: a question, a tension, a scene or a promise?",
    reader: "Does the post speak to the situation of the audience it was written for?",
    voice: "Is there a sentence with a voice of its own, in the tone that was asked for?",
    ending: "Does the end leave the reader with something to do or to think about?",
  },
  structure: {
    headings: "Do the headings say what their sections hold? Quote the one that says it best.",
    order: "Does one section lead to the next, so that they could not be shuffled? Quote where it shows.",
    paragraphs: "Do paragraphs keep to one thought each? Quote the first sentence of a good one.",
    close: "Does the last section draw together what the sections before it said?",
  },
  accuracy: {
    reasons: "Is a central claim supported by a reason or by how the thing works?",
    limits: "Does the post say where its claims do not hold, or what they depend on?",
    consistent: "Does the ending agree with everything before it? No if two passages contradict each other.",
    honest:
      "Is the most specific factual claim one that can be trusted? No if figures, names or studies look invented.",
  },
  completeness: {
    idea: "Is the question or claim at the heart of the idea answered?",
    plan: "Are the planned points made? Quote the sentence for the one that is easiest to miss.",
    depth: "Does at least one passage go beyond what everybody would say first?",
    objection: "Is an obvious doubt or next question of the reader taken up?",
  },
};

/** The fixed list: the same for every post, whatever was written. */
export const reviewItems: readonly ReviewItem[] = dimensions.flatMap((dimension) =>
  Object.entries(questions[dimension]).map(([name, question]) => ({ id: `${dimension}.${name}`, dimension, question })),
);
