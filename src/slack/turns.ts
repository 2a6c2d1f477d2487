/** Lets things that belong together happen one after another. */
export type Turns = <T>(key: string, act: () => Promise<T>) => Promise<T>;

/** Turns by key, within this process. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (key, act) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(act, act);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
