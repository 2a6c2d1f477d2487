import type { Refining } from "./types.ts";

/** English: what is written when somebody asks for a change. */
export const englishRefining: Refining = {
  title: "A look at {topic}",
  leads: {
    professional: [
      "No account of {topic} is complete without {phrase}. The subject tends to be mentioned last, although it shapes much of what comes before it.",
      "Among the questions around {topic}, {phrase} deserves a section of its own. It touches more of the work than it seems to at first.",
      "It is worth pausing here for {phrase}. What is decided on this point can be felt everywhere else.",
    ],
    casual: [
      "Right, let's talk about {phrase}. It's the part that usually gets squeezed in at the end, and it deserves better.",
      "And then there's {phrase}. You can ignore it for a while, but it won't ignore you.",
      "Time for {phrase}. It's less tricky than it sounds, and it's more fun than you'd think.",
    ],
    technical: [
      "This section covers {phrase} as far as {topic} is concerned: what goes in, what comes out, and what can go wrong in between.",
      "The subject of {phrase} is treated here as a constraint. Constraints come first, because they decide which solutions remain.",
      "Consider {phrase} next. The aim is a statement about it that can be checked.",
    ],
  },
  body: [
    "The first thing to find out is what people mean when they say {phrase}. Ask three of them and three different pictures appear, each of them reasonable. Laid side by side, the pictures show which decision is really open.",
    "A small story helps more than a principle. Take one day on which {phrase} played a part, and tell it in order: what was planned, what happened, and what somebody had to do about it. The gap between the first and the last is what this section is about.",
    "Then there is the question of when. With {phrase}, a little at the right moment does more than a great deal too late, because by then everybody has found a way around it. A fixed date in the calendar is a modest remedy, and it works.",
    "What would be different without {phrase}? If the answer is “not much”, a footnote will do. If people begin to list things, it belongs near the top of the plan, with a name beside it.",
    "None of this has to be settled in one go. A note on what was tried with {phrase}, and on what came of it, lets the next attempt start a little higher up.",
  ],
  mentions: {
    professional: [
      "One more point belongs here: {phrase}. It looks like a detail on paper and turns out to be more than that in practice.",
      "This is also the place for a word on {phrase}. Those who have met it once will look out for it the next time.",
      "In the same connection, {phrase} should not go unmentioned. A single sentence on it now prevents a long discussion later.",
    ],
    casual: [
      "Oh, and before we move on: {phrase}. It'd be a shame to leave that out, because that's where plenty of people get stuck.",
      "A quick word on {phrase}, since somebody always asks. It matters, and it's easier than it looks.",
      "And don't forget {phrase}. Nobody thinks of it on the first day, and everybody does on the second.",
    ],
    technical: [
      "One more input has to be listed here: {phrase}. Its influence is small in the average case and large in the worst one.",
      "The same reasoning applies to {phrase}, which enters as an additional condition. State it explicitly, and test it separately.",
      "Note the dependency on {phrase}. Where it changes, the conclusion of this section has to be checked again.",
    ],
  },
  examples: [
    "For example, picture somebody who meets {phrase} on a busy morning. They do the obvious thing, it nearly works, and at noon they find out what nobody had told them. An hour of talking beforehand would have been enough.",
    "Take an ordinary week as an example. On Monday nobody thinks of {phrase}; by Wednesday two people have found two different ways around it; on Friday they compare notes and keep the better one.",
    "A case in point: two neighbours with the same aim start on the same day. One of them begins with {phrase}, the other leaves it for the end. A month later they have learned the same lesson, but only one of them had to do the work twice.",
  ],
  undone: {
    notFound: "Nothing in the post is about {name}, so nothing was changed there.",
    shortest: "It cannot get any shorter without losing its point.",
    longest: "The offline demo model has nothing left to add.",
    onlySection: "The last section stays, because a post needs one.",
    foreign: "The offline demo model writes English, German, French and Spanish, but not {name}.",
    already: "It is already in {name}.",
    noPicture: "The post has no picture to take out.",
    beyond: "A reply changes only the post; whoever owns the idea publishes it with the button.",
    unclear:
      "The offline demo model did not understand “{name}”, so it changed nothing. It knows wishes such as “shorter”, “more casual” or “add a section about …”.",
  },
};
