import type { RunSpec } from "../../engine/types.ts";
import { type RunStart, runOn } from "../start.ts";
import { talk } from "../talk.ts";

/** The type of the step that saves an older version anew. */
export const restoreStepType = "versions.restore@1";

/** What a restoration starts from. */
export interface Restoration extends RunStart {
  /** The version to have again. */
  version: number;
  /** The new version becomes the head if this one still is. */
  onHead: number | null;
}

/** A run that makes an older version the newest: a new one with the same content and scores, made from it. */
export function restoreRun(restoration: Restoration): RunSpec {
  const { version, onHead } = restoration;
  return runOn(restoration, "restore", {
    steps: [
      { key: "restore", type: restoreStepType, input: { version, onHead } },
      { key: "deliver", type: talk.deliver, input: { version: { $ref: "restore.version" }, partial: false } },
    ],
  });
}
