import type { Pane } from "./shell.ts";

/** Keeps a list of messages where its reader wants it: at the end while they are there, else where they read. */
export interface PaneScroll {
  /** Before the list changes. */
  before(): void;
  /** After it: which place is shown, up to which message, and how much of the reader's own is on its way. */
  after(place: string, last: number, outgoing: number): void;
}

/** Nearer to the end than this, in pixels, counts as being there. */
const near = 60;

export function createPaneScroll({ scroll, jump, list, top }: Pane): PaneScroll {
  let place = "";
  let last = 0;
  let outgoing = 0;
  let atEnd = true;
  let first: Element | null = null;
  let firstTop = 0;

  const end = () => {
    scroll.scrollTop = scroll.scrollHeight;
    jump.hidden = true;
  };
  const measure = () => {
    atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < near;
    if (atEnd) jump.hidden = true;
  };
  scroll.addEventListener("scroll", measure, { passive: true });
  jump.addEventListener("click", end);
  // Pictures that arrive and cards that grow move the end away.
  const grown = new ResizeObserver(() => {
    if (atEnd) end();
  });
  for (const each of [scroll, list, top]) grown.observe(each);

  return {
    before() {
      first = list.querySelector("article");
      firstTop = first?.getBoundingClientRect().top ?? 0;
    },
    after(nextPlace, nextLast, nextOutgoing) {
      const moved = nextPlace !== place;
      const sent = nextOutgoing > outgoing;
      if (moved || sent || atEnd) {
        atEnd = true;
        end();
      } else {
        // Older messages came in above: what was read stays under the eye.
        if (first?.isConnected) scroll.scrollTop += first.getBoundingClientRect().top - firstTop;
        if (nextLast > last) jump.hidden = false;
      }
      place = nextPlace;
      last = nextLast;
      outgoing = nextOutgoing;
    },
  };
}
