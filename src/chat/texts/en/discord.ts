/** What only Discord has words for: what it cannot show by itself, and what its forms need. */
export const discord = {
  /** Of steps whose state no mark tells by itself. */
  states: { waiting: "waiting", skipped: "skipped", stopped: "stopped" },
  picture: (alt: string) => `Picture: ${alt}`,
  file: (name: string) => `File: ${name}`,
  yes: "Yes",
  no: "No",
  /** The second and further boxes of a text that is longer than one box of Discord's takes. */
  continued: (label: string) => `${label} (continued)`,
  /** The first answer to what is worked on from now; Discord wants one at once. */
  noted: "Noted. It goes on here.",
  notedInDirect: "Noted. I am not a member here, so it goes on in our direct messages.",
  preparing: "Just a moment, this is being prepared for you.",
  /** Asked before a button acts: Discord has no question of its own. */
  sure: (label: string) => `“${label}”: are you sure?`,
  noDirect: "I cannot write to you in direct messages. Allow them in this server's privacy settings, then try again.",
  permissions: (missing: readonly string[]) =>
    `I cannot work in this channel, because I am not allowed to: **${missing.join("**, **")}**. Whoever manages the channel can allow it under Edit Channel, Permissions, for my role. Then send it again.`,
  permissionNames: {
    ViewChannel: "View Channel",
    SendMessages: "Send Messages",
    SendMessagesInThreads: "Send Messages in Threads",
    CreatePublicThreads: "Create Public Threads",
    AttachFiles: "Attach Files",
    ReadMessageHistory: "Read Message History",
  },
  /** Said once where the words of replies do not come. */
  noWords:
    "I saw a reply here but cannot read it: whoever runs me has not switched on the intent Message Content. Until then press **Refine**, mention me, or use `/expand` in this thread.",
  welcome:
    "Hello! I turn ideas into finished blog posts. Write `/expand` with an idea in any channel that I can see, and watch it being made in a thread. Reply there to have it changed.",
} as const;
