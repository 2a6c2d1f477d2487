import { createRecent } from "../cache/recent.ts";

/** Tokens of interactions by who made them where, while a private word can be said with them. */
export interface FreshTokens {
  keep(channels: readonly string[], person: string, token: string): void;
  /** Undefined when there is none, or its fifteen minutes are over. */
  get(channel: string, person: string): string | undefined;
}

const most = 5_000;
/** Discord's fifteen minutes, without the last one: a token that ends on the way would lose the word. */
const freshMs = 14 * 60_000;

/** Kept within this process: where another one talks, a private word goes to direct messages. */
export function createFreshTokens(now: () => Date): FreshTokens {
  const kept = createRecent<{ token: string; at: number }>(most);
  return {
    keep(channels, person, token) {
      for (const channel of new Set(channels)) kept.set(`${channel} ${person}`, { token, at: now().getTime() });
    },
    get(channel, person) {
      const found = kept.get(`${channel} ${person}`);
      return found !== undefined && now().getTime() - found.at < freshMs ? found.token : undefined;
    },
  };
}
