/** The metrics by name: what each says, and its type. Alerts and the dashboard in `ops/` go by these names. */
export const metrics = {
  kindling_up: "Whether a part answers: 1, or 0 for one that is configured and away",
  kindling_runs_day: "Runs that began in the last 24 hours, by kind and status",
  kindling_runs_working: "Runs that have not ended, by status",
  kindling_stuck_seconds: "How long the longest ready step has been due and not taken up",
  kindling_expansion_seconds: "How long expansions of the last 24 hours took, without waiting for people",
  kindling_calls_day: "Paid calls of the last 24 hours, by provider and state",
  kindling_cost_usd_day: "What they cost in US dollars, by provider",
  kindling_wakeups_unsent: "Wake-ups that are a minute late",
  kindling_digest_late_seconds: "How late the longest overdue digest is",
} as const;
