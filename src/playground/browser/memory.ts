/** What a page remembers beyond a reload. Every method works where the browser keeps nothing. */
export interface Memory {
  /** What this tab was in the middle of typing, by where; the empty text forgets. */
  draft(place: string): string;
  keepDraft(place: string, text: string): void;
  /** What this browser knows of a person, as JSON, and how to hear that another tab changed it. */
  known(key: string): unknown;
  keep(key: string, value: unknown): void;
  onChange(key: string, changed: () => void): void;
}

/**
 * Remembers for one person. Frames of one tab share its session storage, so that everything in there carries the
 * person's name as well.
 */
export function createMemory(person: string, tab: Storage, browser: Storage): Memory {
  const draftKey = (place: string) => `kindling draft ${person} ${place}`;
  const knownKey = (key: string) => `kindling ${key} ${person}`;
  return {
    draft: (place) => tab.getItem(draftKey(place)) ?? "",
    keepDraft(place, text) {
      if (text === "") tab.removeItem(draftKey(place));
      else tab.setItem(draftKey(place), text);
    },
    known(key) {
      try {
        return JSON.parse(browser.getItem(knownKey(key)) ?? "null");
      } catch {
        return null;
      }
    },
    keep: (key, value) => browser.setItem(knownKey(key), JSON.stringify(value)),
    onChange(key, changed) {
      addEventListener("storage", (event) => {
        if (event.storageArea === browser && event.key === knownKey(key)) changed();
      });
    },
  };
}
