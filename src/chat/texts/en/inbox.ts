/** Ideas that are kept for later. */
export const inbox = {
  kept: (number: number) =>
    `Kept as idea ${number}. Nothing is made of it until somebody asks for it; \`/expand list pending\` finds it again.`,
  alike: "It is much like what is there already:",
  line: ({ number, title, facts }: { number: number; title: string; facts: readonly string[] }) =>
    [`**${number}** ${title}`, ...facts].join(" · "),
  mergeWith: (number: number) => `Merge with ${number}`,
  merged: (number: number, into: number) => `Idea ${number} is a part of idea ${into} now.`,
};
