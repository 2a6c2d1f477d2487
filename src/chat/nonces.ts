/**
 * Under which name each message of a run is posted, so that a crash between posting and noting it leaves one message
 * (P3). The announcing step and the card's renderer share the card's.
 */
export const nonces = {
  card: (run: string) => `${run}:card`,
  ask: (run: string, step: string) => `${run}:${step}`,
  /** By version: a partial result and the whole one after a Retry are two. */
  result: (run: string, version: number) => `${run}:version:${version}`,
  connect: (run: string) => `${run}:connect`,
  published: (run: string) => `${run}:published`,
  download: (run: string) => `${run}:download`,
  approval: (run: string) => `${run}:approval`,
  said: (run: string) => `${run}:said`,
  digest: (run: string) => `${run}:digest`,
  gone: (run: string) => `${run}:gone`,
} as const;
