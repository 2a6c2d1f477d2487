import { z } from "zod";
import { withoutSecrets } from "../../checks/secrets.ts";
import type { RunSpec } from "../../engine/types.ts";
import { type RunStart, runOn } from "../start.ts";
import { talk } from "../talk.ts";
import { refineSteps } from "./graph.ts";

/** What one person wants changed, as typed. `by`: their name. */
export const changeRequest = z.object({ text: z.string(), by: z.string() });
export type ChangeRequest = z.infer<typeof changeRequest>;

/** What a refinement starts from. */
export interface Refinement extends RunStart {
  /** The version that is edited. */
  base: number;
  /** The new version becomes the head if this one still is. */
  onHead: number | null;
  /** In the order in which they were made. */
  requests: readonly ChangeRequest[];
  /** Where its card is posted: the thread, mostly. Null on the command line. */
  target: string | null;
}

/** A run that makes a new version from one that is there, by changing only the cells that the requests concern. */
export function refineRun(refinement: Refinement): RunSpec {
  const { base, onHead, target } = refinement;
  const requests = refinement.requests.map(({ text, by }) => ({ text: withoutSecrets(text), by }));
  const wanted = requests.map(({ text }) => text).join("\n");
  return runOn(refinement, "refine", {
    steps: [
      { key: "announce", type: talk.announce, input: { target, idea: wanted } },
      { key: "edit", type: refineSteps.edit, input: { base, onHead, requests } },
    ],
    partial: { key: "partial", type: refineSteps.partial, input: {} },
  });
}
