import type { TypingView } from "../api.ts";
import type { MessageView } from "../view.ts";

/** What the event stream tells. */
export interface LiveHandlers {
  changes(messages: MessageView[]): void;
  text(message: string, html: string): void;
  typing(who: TypingView): void;
  /** The connection came (again) or went. `build` names the page that the server serves now. */
  connected(build: string): void;
  lost(): void;
  /** The server knows less than this page: another data directory. */
  reset(): void;
}

/** The server sends a sign of life every 15 s. */
const silenceMs = 40_000;
/** The first attempt to come back follows soon, for a server may only have been started anew; later ones take longer. */
const retryMs = { first: 250, most: 2000 };

/**
 * Listens to the server's events from a point of its clock, for as long as the page is open. A connection that ends, is
 * refused or falls silent is opened again from where the last one came to.
 */
export function listen(url: (since: number) => string, since: number, handlers: LiveHandlers): void {
  let cursor = since;
  let attempts = 0;
  let source: EventSource | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  const retry = (afterMs: number) => {
    source?.close();
    clearTimeout(watchdog);
    watchdog = setTimeout(open, afterMs);
  };
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      handlers.lost();
      retry(0);
    }, silenceMs);
  };

  function open() {
    const opened = new EventSource(url(cursor));
    source = opened;
    alive();
    const on = (name: string, take: (data: string) => void) =>
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        if (source !== opened) return;
        alive();
        take(event.data);
      });
    on("hello", (data) => {
      attempts = 0;
      handlers.connected(JSON.parse(data).build);
    });
    on("beat", () => {});
    on("reset", () => handlers.reset());
    on("changes", (data) => {
      const { seq, messages } = JSON.parse(data);
      cursor = seq;
      handlers.changes(messages);
    });
    on("live", (data) => {
      const { message, html } = JSON.parse(data);
      handlers.text(message, html);
    });
    on("typing", (data) => handlers.typing(JSON.parse(data)));
    opened.addEventListener("error", () => {
      if (source !== opened) return;
      handlers.lost();
      retry(Math.min(retryMs.first * 2 ** attempts, retryMs.most));
      attempts += 1;
    });
  }
  open();
}
