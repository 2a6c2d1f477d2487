/** Which ideas a list shows. `pending`: nothing was made of it yet; `finished`: it has a version, published or not. */
export const listFilters = [
  "all",
  "mine",
  "channel",
  "pending",
  "running",
  "finished",
  "published",
  "failed",
  "archived",
] as const;
export type ListFilter = (typeof listFilters)[number];
