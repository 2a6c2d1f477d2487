import { type CodeDimension, codeDimensions } from "./project.ts";

/** A yes/no question of the review. Each is answered with a file and a line, so each asks for something to be shown. */
export interface CodeReviewItem {
  id: string;
  dimension: CodeDimension;
  question: string;
}

const questions: Record<CodeDimension, Record<string, string>> = {
  correctness: {
    core: "Does the main function do what the idea asks for? Show the line where it happens.",
    wiring: "Do the parts fit together: are functions called with the parameters that they are defined with?",
    edges: "Is empty, missing or wrong input handled? Show where.",
    tests: "Do the tests check results that would be wrong if the code were? Show an assertion.",
    runs: "Would the documented command start this program? Show where it starts.",
  },
  security: {
    input: "Is what comes from outside checked or escaped before it is used? No if any of it is not.",
    secrets: "Are keys and passwords kept out of the code? Show where they are read, or the line nearest to it.",
    access: "Are files, commands, queries and addresses made only from trusted or checked values?",
    errors: "Do failures end in a safe state, without showing what is inside? Show one.",
  },
  quality: {
    names: "Do names say what things are and do? Show a good one.",
    size: "Does each function do one thing, in a size that can be read at once?",
    repetition: "Is nothing of weight written twice? Show what keeps it so.",
    idiom: "Is it written as people of this language write? Show where.",
  },
  completeness: {
    features: "Is every planned feature there? Show the one that is easiest to miss.",
    finished: "Is nothing left open: no stub, no pretended result? Show the least trivial function.",
    errors: "Are errors told to whoever uses it, in words that help? Show one.",
  },
  documentation: {
    purpose: "Does the README say what it is and for whom? Show the line.",
    usage: "Does the README show how to install, run and test it, with commands that exist?",
    code: "Do the public functions say what they take and give, by types or by words?",
  },
};

/** The fixed list: the same for every project, whatever was written. */
export const codeItems: readonly CodeReviewItem[] = codeDimensions.flatMap((dimension) =>
  Object.entries(questions[dimension]).map(([name, question]) => ({ id: `${dimension}.${name}`, dimension, question })),
);
