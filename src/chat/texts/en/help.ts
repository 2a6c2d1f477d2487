/** The help card: how to begin, or what can be said in a thread as it stands. */
export const help = {
  title: "Kindling turns an idea into a finished blog post",
  first: "Nothing has been made here yet. Try it: `/expand how to keep bees on a balcony`",
  begin:
    "Write `/expand` and your idea, such as `/expand how to keep bees on a balcony`. `/expand` alone opens a form.",
  how: "It plans, writes, draws, checks and reviews, and delivers into a thread. You can stop at any time.",
  commandsTitle: "Commands",
  commands: [
    ["/expand <idea>", "make a post of an idea; alone it opens a form with all options"],
    ["/expand later <idea>", "keep an idea without making anything of it yet"],
    ["/expand list", "ideas, yours and those shared with you; also `list mine`, `list pending`, `list finished bread`"],
    ["/expand show 12", "the result of idea 12 again"],
    ["/expand versions 12", "its versions, to show, compare, restore or publish"],
    ["/expand details 12", "how it was made, and what it is worth; `download 12` for its files"],
    ["/expand edit 12", "change the idea itself; also `archive`, `unarchive` and `delete`"],
    ["/expand stop", "stop what is being made; with a number that idea"],
    ["/expand status", "what is going on, how it has gone, and which models are at work; `usage`: what you spent"],
    ["/expand digest on 09:00", "a daily digest; also `off`, `now`, `preview`, and `digest channel on 17:00`"],
    ["/expand settings", "defaults for your ideas, for a channel and for the workspace"],
    ["/expand connect github", "connect your GitHub account, to publish there; `disconnect github` takes it back"],
    ["/expand help", "this page; in a thread, what can be said there"],
  ] as const,
  optionsTitle: "Options, anywhere in the idea",
  options: [
    ["--tone casual", "professional, casual or technical"],
    ['--audience "new parents"', "who reads it"],
    ["--words 800", "how long, 150 to 4,000"],
    ["--lang de", "the language, as a code or a name"],
    ["--format blog", "auto, blog or code; short: --blog, --code"],
    ["--no-images", "no pictures"],
  ] as const,
  thread: {
    title: (number: number) => `In the thread of idea ${number}`,
    state: {
      running: "Something is being made right now. What you reply is not lost: changes are made right after it.",
      finished: "Reply with what should change (`make it shorter`), or ask about the work (`why this score?`).",
      failed:
        "The last attempt did not finish. Retry on its card goes on from there; a reply with a change waits for it.",
      nothing: "Nothing has been made of this idea yet.",
    },
    saysTitle: "What can be said here",
    says: {
      running: [
        ["stop", "stop it; what is finished is kept"],
        ["status", "how far it is"],
      ],
      finished: [
        ["a section about winter, please", "any change, in your own words"],
        ["instead, write it for children", "another direction: a new start from the same idea"],
        ["versions", "all versions"],
        ["compare 1 2", "what changed between two of them"],
        ["restore 1", "bring an older one back; `undo` the one before"],
        ["regenerate", "the same idea from another angle"],
        ["details", "scores, checks, steps and cost"],
        ["download", "the files"],
        ["publish", "shows the button; words alone publish nothing; `publish 1` for an older version"],
      ],
      failed: [
        ["versions", "what there is"],
        ["edit", "change the idea itself"],
      ],
      nothing: [
        ["edit", "change the idea itself"],
        ["delete", "delete it"],
      ],
    },
  },
} as const;
