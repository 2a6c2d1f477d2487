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
} as const;
