import type { Hub, Listener, LiveText, Typist } from "./hub.ts";

/** What one page has yet to be told: everything so far, at first. Of what comes faster than it is told, the newest stays. */
export class Inbox implements Listener {
  /** Set when the store may hold something new; whoever reads it there resets this first. */
  dirty = true;
  ended = false;
  readonly texts = new Map<string, LiveText>();
  readonly typists = new Map<string, Typist>();
  /** Takes no more. */
  readonly leave: () => void;
  #wake = () => {};

  constructor(hub: Hub) {
    this.leave = hub.join(this);
  }

  get filled(): boolean {
    return this.dirty || this.texts.size > 0 || this.typists.size > 0;
  }

  changed(): void {
    this.dirty = true;
    this.#wake();
  }

  live(text: LiveText): void {
    this.texts.set(text.message, text);
    this.#wake();
  }

  typing(typist: Typist): void {
    this.typists.set(JSON.stringify(typist), typist);
    this.#wake();
  }

  closed(): void {
    this.ended = true;
    this.#wake();
  }

  /** Until something comes, the stream ends, or the time is up. */
  filling(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Empties a map, and returns what was in it. */
export function take<T>(map: Map<string, T>): T[] {
  const all = [...map.values()];
  map.clear();
  return all;
}
