import type { Angles } from "./types.ts";

/** English: other ways into a subject. */
export const englishAngles: Angles = {
  titles: [
    "A second look at {topic}",
    "{topic}, from the ground up",
    "What is easy to miss about {topic}",
    "{topic}, told differently",
    "Once more from the start: {topic}",
  ],
  intros: {
    professional: [
      "The usual way into {topic} begins with an answer. This article takes the other door: it begins with the people concerned and works its way back to the reasons.",
      "Much of what is said about {topic} is repeated rather than checked. This article starts from the few things that are certain and adds to them one step at a time.",
      "The obvious points about {topic} have been made. This article is about the others: the side effects, the habits, and the small decisions that seldom reach an agenda.",
    ],
    casual: [
      "Let's come at {topic} from the other side. Forget the textbook version for a minute; we'll begin with what actually happens and see where it takes us.",
      "Let's pretend we've never heard of {topic}. No opinions yet, no shortcuts: we'll begin with what we know for sure and build up from there.",
      "Everybody's got a view on {topic}. Fine! This one's about the bits that people skip: the odd cases, the awkward questions, the things you only notice on the second day.",
    ],
    technical: [
      "This note approaches {topic} from the outside in: first the behaviour that can be observed, then the mechanism that explains it, and only then what could be changed.",
      "This note gives an account of {topic} from first principles. Each section adds one assumption, names it, and shows what follows from it.",
      "This note covers what the usual accounts of {topic} leave out: boundary conditions, hidden dependencies, and assumptions that are rarely written down.",
    ],
  },
};
