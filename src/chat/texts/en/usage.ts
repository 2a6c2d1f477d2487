/** What somebody has used, and how work has gone. */
export const usage = {
  title: "What you have used",
  spans: { day: "Last 24 hours", week: "Last 7 days", month: "Last 30 days" },
  spent: (money: string, runs: string) => `${money} in ${runs}`,
  runs: (count: number, written: string) => (count === 1 ? "1 piece of work" : `${written} pieces of work`),
  calls: (count: number, written: string) => (count === 1 ? "1 call" : `${written} calls`),
  tokens: (written: string) => `${written} tokens`,
  most: "Most that one may cost here",
  models: "**Models and picture makers of the last 30 days, the dearest first**",
  model: ({ name, facts }: { name: string; facts: readonly string[] }) => `${name}: ${facts.join(" · ")}`,
  nothing: "Nothing was asked of a model in the last 30 days.",
  stats: {
    title: "**The last 30 days**",
    took: (usual: string, slow: string) => `Half of all expansions were done in ${usual}, and 95 of 100 in ${slow}.`,
    success: (percent: string, failed: string) => `${percent} came to their end; ${failed} did not.`,
    cost: (money: string) => `Together they cost ${money}.`,
    cached: (percent: string) => `${percent} of what models read came from a cache.`,
  },
};
