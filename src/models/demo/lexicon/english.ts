import { englishAngles } from "./english-angles.ts";
import { englishAnswers } from "./english-answers.ts";
import { englishLenses } from "./english-lenses.ts";
import { englishRefining } from "./english-refining.ts";
import type { Lexicon } from "./types.ts";

/** English. */
export const english: Lexicon = {
  language: "en",
  lenses: englishLenses,
  angles: englishAngles,
  refining: englishRefining,
  answers: englishAnswers,
  intro: {
    essay: {
      professional:
        "It is easy to have an opinion on {topic}, and considerably harder to explain it. This article sets out the question, the considerations that matter, and a practical way forward.",
      casual:
        "Let's talk about {topic}. You don't need any special background, just a bit of curiosity and maybe a warm drink. I'll keep it short, I promise.",
      technical:
        "This note examines {topic}. It states the problem, describes the relevant mechanisms, and lists the trade-offs; assumptions are marked as such.",
    },
    build: {
      professional:
        "This article describes how {topic} can be planned and built. It covers the goal, a first version that is small enough to finish, and the decisions that are worth making early.",
      casual:
        "Today we're going to think our way through {topic}. No grand architecture, no buzzwords, just the decisions you'll actually bump into, in the order you'll bump into them.",
      technical:
        "This document specifies {topic}: goal, scope, data, interface and tests. It is written so that an implementation can start from it without further meetings.",
    },
  },
  audience: {
    professional: [
      "It is addressed to {audience}.",
      "For {audience}, the point to take away is that the first step can be small and the reasons should be written down.",
    ],
    casual: [
      "This one's for {audience}.",
      "And if you're one of {audience}: yes, this means you, and no, you don't have to do it all at once.",
    ],
    technical: [
      "Intended readers: {audience}.",
      "Note for {audience}: the terms used above carry exactly the meaning given at their first mention.",
    ],
  },
  asides: {
    professional: [
      "A brief written summary after each discussion has proved its worth.",
      "It is advisable to review this point once a quarter.",
      "Responsibility for it should rest with one named person.",
      "In most organisations, the necessary information already exists; it merely has not been collected.",
      "This consideration should be made explicit before resources are committed.",
      "Experience suggests that clarity at this stage shortens every later one.",
      "Stakeholders tend to accept a limitation when they know the reason for it.",
      "Where two options are equally good, the one that is easier to reverse should be preferred.",
      "A decision that is recorded with its date can be revisited without embarrassment.",
      "The effort involved is modest in comparison with the effect.",
      "It is worth agreeing beforehand on what would count as success.",
      "The absence of complaints should not be mistaken for approval.",
    ],
    casual: [
      "Sounds obvious? It is, and hardly anyone does it.",
      "If that feels too easy, good. Easy things get done.",
      "I've got this wrong more often than I'd like to admit.",
      "Don't overthink it.",
      "Your future self will send you a thank-you card.",
      "It won't be pretty at first, and that's fine.",
      "Ask somebody who's grumpy about it; they know the most.",
      "You'll be surprised how far that gets you.",
      "And hey, worst case, you've lost an afternoon.",
      "If you're nodding right now, you already know the next step.",
      "Give it a week before you judge it.",
    ],
    technical: [
      "The assumption can be checked with a single query or a single afternoon of logging.",
      "Note that the average hides the case of interest; look at the slowest one per cent.",
      "State the invariant in one line and assert it in code.",
      "Measure first; intuition is off by a factor of ten in either direction.",
      "The operation should be idempotent, so that repeating it does no harm.",
      "Prefer a bounded queue to an unbounded one, and define what happens when it is full.",
      "Anything with a default should document that default.",
      "A timeout without a retry policy is only half of a decision.",
      "Keep the interface narrow; widening it later is cheap, narrowing it is not.",
      "If two components must agree, give one of them the final word.",
      "Log the decision together with its inputs, since the inputs will have changed by the time anyone asks.",
      "Complexity is acceptable where it is contained and named.",
    ],
  },
  frames: [
    "Take {phrase} as an example: mentioned in passing, and yet much depends on this point.",
    "When it comes to {phrase}, a short written agreement prevents most misunderstandings.",
    "The expression “{bare}” looks harmless, but two people will rarely mean the same by it.",
    "A closer look at {phrase} is worth the time, if only to find out what nobody has decided yet.",
    "Much the same can be said of {phrase}.",
    "With {phrase}, the simplest thing that could work is a good place to begin.",
    "For {phrase} in particular, an example says more than a rule.",
    "Somebody will ask about {phrase} sooner or later, so the answer might as well be ready.",
    "It is tempting to leave {phrase} for later; experience speaks against it.",
    "Questions about {phrase} are a good sign: they mean that people are thinking ahead.",
    "If there is one place to be generous with time, it is here: {phrase}.",
    "In the discussion of {phrase}, the loudest voice is seldom the one with the most experience.",
    "Whoever tries to explain {phrase} in two sentences soon notices where the difficulty lies.",
    "Nothing about {phrase} has to be decided for ever.",
    "The details of {phrase} can wait until the outline stands.",
    "One could start with {phrase} and work outwards from there.",
    "A sketch of {phrase} on a single page would already answer half of the open questions.",
    "What people expect of {phrase} depends a good deal on what they have seen before.",
    "Around {phrase}, it helps to separate what is known from what is merely likely.",
    "Without {phrase}, the rest would be a list of good intentions.",
    "The connection to {phrase} is easy to overlook at first.",
    "Whoever has dealt with {phrase} before will recognise the pattern.",
    "A good test is to ask what would happen without {phrase}.",
    "Seen from the side of {phrase}, the order of the steps makes sense.",
    "Two or three real cases of {phrase} are better than twenty imagined ones.",
    "There is no need to settle {phrase} on the first day.",
    "A newcomer will meet {phrase} first, and judge the rest accordingly.",
    "Should {phrase} turn out to be harder than expected, that is worth knowing early.",
  ],
  themes: ["the schedule", "the first week", "the division of labour", "the budget", "the daily routine"],
  quoting: [
    "The original idea puts it in these words:",
    "In the words of the idea itself:",
    "One sentence of the idea deserves to be quoted:",
    "The starting point says it plainly:",
    "It is worth going back to the original wording:",
    "Or, as it was first written down:",
  ],
  listing: {
    professional: [
      "In short, three points deserve attention:",
      "Three recommendations follow:",
      "In practice this means:",
    ],
    casual: ["Three things to try:", "So here's the short version:", "If you like lists, here's one:"],
    technical: ["In order:", "Checklist:", "Requirements:", "To be done:"],
  },
  readers: {
    professional: "colleagues and decision-makers",
    casual: "curious readers",
    technical: "engineers and other practitioners",
  },
  quotes: ["“", "”"],
  description: "A look at {topic}: why it matters, what it takes, and a sensible first step.",
  alt: "Abstract picture of geometric shapes for the section “{heading}” of a text about {topic}",
  captions: [
    "A picture to think with: {heading}.",
    "On the theme of “{heading}”.",
    "{heading}, drawn as shapes and colours.",
  ],
  unnamed: "this idea",
};
