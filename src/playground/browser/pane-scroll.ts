import type { Pane } from "./shell.ts";

/** Keeps a list of messages where its reader wants it: at the end while they are there, else where they read. */
export interface PaneScroll {
  /** Before the list changes. */
  before(): void;
  /** After it: which place is shown, up to which message, and how often the reader sent or pressed something here. */
  after(place: string, last: number, acted: number): void;
}

/** Nearer to the end than this, in pixels, counts as being there. */
const near = 60;
/** How long a new message may still be growing, in milliseconds: its pictures are on their way. */
const settleMs = 2000;
/** Within this time after somebody sent or pressed something, what comes is taken for the answer, in milliseconds. */
const answerMs = 5000;

export function createPaneScroll({ scroll, jump, list, top }: Pane): PaneScroll {
  let place = "";
  let last = 0;
  let acted = 0;
  let actedAt = Number.NEGATIVE_INFINITY;
  let atEnd = true;
  let arrived = 0;
  let first: Element | null = null;
  let firstTop = 0;

  const end = () => {
    scroll.scrollTop = scroll.scrollHeight;
    jump.hidden = true;
  };
  /** Goes to the end, or to the beginning of a newest message that does not fit: that is where reading starts. */
  const toNewest = () => {
    const newest = list.lastElementChild?.getBoundingClientRect();
    const tall = newest !== undefined && newest.height > scroll.clientHeight;
    if (!tall) return end();
    scroll.scrollTop += newest.top - scroll.getBoundingClientRect().top - 8;
    atEnd = false;
    jump.hidden = true;
  };
  const measure = () => {
    atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < near;
    if (atEnd) jump.hidden = true;
  };
  scroll.addEventListener("scroll", measure, { passive: true });
  jump.addEventListener("click", end);
  // Pictures that arrive and cards that grow move the end away; a new message may only now be too tall.
  const grown = new ResizeObserver(() => {
    if (!atEnd) return;
    if (performance.now() - arrived < settleMs) toNewest();
    else end();
  });
  for (const each of [scroll, list, top]) grown.observe(each);

  return {
    before() {
      first = list.querySelector("article");
      firstTop = first?.getBoundingClientRect().top ?? 0;
    },
    after(nextPlace, nextLast, nextActed) {
      const moved = nextPlace !== place;
      if (nextActed > acted) actedAt = performance.now();
      const expected = atEnd || performance.now() - actedAt < answerMs;
      if (moved || (expected && nextLast > last)) {
        atEnd = true;
        arrived = performance.now();
        toNewest();
      } else if (atEnd) end();
      else {
        // Older messages came in above: what was read stays under the eye.
        if (first?.isConnected) scroll.scrollTop += first.getBoundingClientRect().top - firstTop;
        if (nextLast > last) jump.hidden = false;
      }
      place = nextPlace;
      last = nextLast;
      acted = nextActed;
    },
  };
}
