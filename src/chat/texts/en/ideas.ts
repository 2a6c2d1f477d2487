/** What is said about an idea as a whole. */
export const ideas = {
  saved: (number: number) =>
    `Idea ${number} is saved. Its versions stay as they are until something new is made of it.`,
  archived: (number: number) => `Idea ${number} is archived. \`/expand list archived\` finds it again.`,
  unarchived: (number: number) => `Idea ${number} is back in the list.`,
  deleteTitle: (number: number) => `Delete idea ${number}?`,
  deleteText: (versions: string) =>
    `Its ${versions}, pictures, replies and feedback go with it, and cannot be brought back. What is published stays where it is.`,
  versions: (count: number, written: string) => (count === 1 ? "1 version" : `${written} versions`),
  deleteAsk: (number: number, title: string) => `This deletes idea ${number}, **${title}**.`,
  gone: "That idea is not here any more. Type `/expand` to begin another.",
  deleted: (number: number) => `Idea ${number} is deleted, with all that was made of it. What is published stays.`,
  editHere: (number: number) => `Press the button to edit idea ${number}.`,
};
