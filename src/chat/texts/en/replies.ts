/** What is said about replies: on the progress card as plain lines of markdown, and privately to who wrote one. */
export const replies = {
  /** `turning`: one of them asks for something else to be made, so that they cannot all go into one version. */
  waiting: (count: number, turning = false) =>
    count === 1
      ? "One reply is waiting. It is taken up when this is done."
      : `${count} replies are waiting. They are taken up ${turning ? "in their order" : "together"} when this is done.`,
  held: (count: number) =>
    count === 1
      ? "One reply is waiting. Apply takes it up, Discard sets it aside."
      : `${count} replies are waiting. Apply takes them up, Discard sets them aside.`,
  apply: "Apply",
  discard: "Discard",
  /** Behind a quotation of what was asked for. */
  asked: (name: string) => `${name}:`,
  more: (count: number) => (count === 1 ? "And one more reply." : `And ${count} more replies.`),
  reading: "One of the replies is still being read. Press Apply again in a moment.",
  behind: "This is kept. The work before it did not end well, so press Apply on its card to go on, or Retry.",
  noted: (number: number) => `This thread is about idea ${number}, so I take that as a reply to it.`,
  settled:
    "That message was dealt with before you edited it, so the edit changes nothing. Write what you want as a new reply.",
  discarded: (count: number) => (count === 1 ? "The reply was set aside." : `${count} replies were set aside.`),

  publishTitle: (title: string, version: number) => `Publish version ${version} of ${title}?`,
  publish: "Nothing is published until you press the button.",
  publishNothing: "There is no finished version to publish yet.",
  publishOwner: (owner: string) => `Good to hear. Only ${owner} can publish this.`,
  publishedAlready: (version: number, where: string) => `Version ${version} is published already: ${where}`,

  answering: (name: string) => `${name} asked:`,
  answered: (name: string) => `An answer for ${name}`,
  answerNone: "I cannot answer that now. Details on the result card shows what there is on record; ask again later.",
  answerEarly: "There is no version yet. The card above shows how far it is; ask again when it is done.",
  unchanged: (version: number) => `Nothing had to be changed, so version ${version} stays as it is.`,
  answerDemo: "Answered by the offline demo model, from the record.",
};
