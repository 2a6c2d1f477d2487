/** A wake-up: never the truth, only a hint to look. The generation rises with each. */
export interface WakeUp {
  workspace: string;
  run: string;
  /** A step's id, or `card` for the run's progress card. */
  step: string;
  generation: number;
}

/** The wake-up port: in-process, or QStash on the edge. At least once, any order. */
export interface WakeUpQueue {
  /** Sends after the commit that wrote them to the outbox. A rejection is fine: the sweeper sends again. */
  publish(wakeUps: readonly (WakeUp & { delayMs: number })[]): Promise<void>;
}
