/** After how many transactions the upkeep is done for the first time, and how many lie between two at most. */
const firstAfter = 200;
const most = 5_000;

/**
 * What a Postgres server does by itself (autovacuum) and an embedded one does not: statistics, without which plans made
 * for empty tables are kept for full ones, and room for new rows where old ones were. Returns what is to be called after
 * every transaction; `work` is called each time that their number has doubled, and every {@link most} from then on. It is
 * nobody's answer: a failure waits for the next time.
 */
export function createUpkeep(work: () => Promise<unknown>): () => void {
  let transactions = 0;
  let next = firstAfter;
  return () => {
    transactions += 1;
    if (transactions < next) return;
    next = transactions + Math.min(transactions, most);
    work().catch(() => {});
  };
}
