/** What only Slack has words for: what it cannot show by itself, and what its forms need. */
export const slack = {
  progress: "Progress",
  finished: "Finished",
  /** Of steps whose state Slack has no mark for. */
  states: { waiting: "waiting", skipped: "skipped", stopped: "stopped" },
  picture: (alt: string) => `Picture: ${alt}`,
  file: (name: string) => `File: ${name}`,
  yes: "Yes",
  cancel: "Cancel",
  /** The second and further boxes of a text that is longer than one box of Slack's takes. */
  continued: (label: string) => `${label} (continued)`,
} as const;
