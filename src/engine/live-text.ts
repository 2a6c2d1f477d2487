import type { Work } from "./database.ts";
import type { CardState } from "./types.ts";

/** The text that steps of this process are writing, for the live card. Lossy: never the truth. */
export interface LiveText {
  append(work: Work, piece: string): void;
  of(run: string): CardState["liveText"];
  /** The step ended. */
  drop(work: Work): void;
}

/** Longer than any text that is written in one step: where its markup is open is told from its beginning. */
const keptCharacters = 60_000;

/**
 * `onMore` is called at most once in `everyMs` for a run: its card has more to show. With null the text is dropped: where
 * the card is rendered by another process, nobody there knows it.
 */
export function createLiveText(onMore: (workspace: string, run: string) => void, everyMs: number | null): LiveText {
  const texts = new Map<string, { step: string; text: string }>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    append({ workspace, runId, key }, piece) {
      if (everyMs === null) return;
      const before = texts.get(runId);
      const text = (before?.step === key ? before.text : "") + piece;
      texts.set(runId, { step: key, text: text.slice(-keptCharacters) });
      if (timers.has(runId)) return;
      const timer = setTimeout(() => {
        timers.delete(runId);
        if (texts.has(runId)) onMore(workspace, runId);
      }, everyMs);
      timers.set(runId, timer);
    },
    of: (run) => texts.get(run) ?? null,
    drop({ runId, key }) {
      if (texts.get(runId)?.step !== key) return;
      texts.delete(runId);
      clearTimeout(timers.get(runId));
      timers.delete(runId);
    },
  };
}
