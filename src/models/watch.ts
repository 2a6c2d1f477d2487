/** A watch on a provider that may fall silent. */
export interface Watch {
  /** Aborts with the parent, or when nothing was heard for too long. */
  signal: AbortSignal;
  /** Something arrived: the silence starts anew. */
  alive(): void;
  /** Whether silence ended it, and not the parent. */
  readonly expired: boolean;
  stop(): void;
}

/** Starts a watch that bites after `silenceMs` milliseconds without a sign of life. Stop it in a `finally`. */
export function watchSilence(parent: AbortSignal, silenceMs: number): Watch {
  const controller = new AbortController();
  let expired = false;
  const bite = () => {
    expired = true;
    controller.abort();
  };
  let timer = setTimeout(bite, silenceMs);
  return {
    signal: AbortSignal.any([parent, controller.signal]),
    alive() {
      if (expired) return;
      clearTimeout(timer);
      timer = setTimeout(bite, silenceMs);
    },
    get expired() {
      return expired;
    },
    stop: () => clearTimeout(timer),
  };
}

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal.addEventListener("abort", abort, { once: true });
  });
}
