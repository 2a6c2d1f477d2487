/** A map that forgets what was not asked for longest. */
export interface Recent<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

/** @param most entries that are kept. */
export function createRecent<T>(most: number): Recent<T> {
  const entries = new Map<string, T>();
  const recent: Recent<T> = {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) recent.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
  };
  return recent;
}
