/** What only Slack has words for: what it cannot show by itself, and what its forms need. */
export const slack = {
  progress: "Progress",
  finished: "Finished",
  /** Of steps whose state Slack has no mark for. */
  states: { waiting: "waiting", skipped: "skipped", stopped: "stopped" },
  picture: (alt: string) => `Picture: ${alt}`,
  file: (name: string) => `File: ${name}`,
  fileFailed: (name: string) => `Slack did not take the file ${name}. Press Download to get it.`,
  /** Below a private note in a channel, where Slack shows no files. */
  filesSent: "The files are in our direct messages.",
  yes: "Yes",
  cancel: "Cancel",
  /** Whose name Slack does not tell. */
  somebody: "somebody on Slack",
  notInstalled: "Kindling is not installed in this workspace any more. Ask whoever set it up to install it again.",
  /** The second and further boxes of a text that is longer than one box of Slack's takes. */
  continued: (label: string) => `${label} (continued)`,
} as const;
