/** A piece of text as it is being written under a message. Never stored. */
export interface LiveText {
  message: string;
  markdown: string;
}

/** Somebody at their keyboard, by external id. Never stored. */
export interface Typist {
  person: string;
  channel: string;
  thread: string | null;
}

/** What an open page wants to hear. */
export interface Listener {
  /** Something was committed; what, is read from the store. */
  changed(): void;
  live(text: LiveText): void;
  typing(typist: Typist): void;
  closed(): void;
}

/** Tells the open pages that there is something to read. Loses nothing that matters: the store is the truth. */
export interface Hub {
  changed(): void;
  live(text: LiveText): void;
  typing(typist: Typist): void;
  /** Ends every open page's stream, and those that still come. */
  close(): void;
  /** Returns how to leave. */
  join(listener: Listener): () => void;
}

export function createHub(): Hub {
  const listeners = new Set<Listener>();
  let closed = false;
  return {
    changed() {
      for (const listener of listeners) listener.changed();
    },
    live(text) {
      for (const listener of listeners) listener.live(text);
    },
    typing(typist) {
      for (const listener of listeners) listener.typing(typist);
    },
    close() {
      closed = true;
      for (const listener of listeners) listener.closed();
    },
    join(listener) {
      listeners.add(listener);
      if (closed) listener.closed();
      return () => listeners.delete(listener);
    },
  };
}
