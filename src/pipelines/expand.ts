import { withoutSecrets } from "../checks/secrets.ts";
import type { RunSpec } from "../engine/types.ts";
import { blogSteps } from "./blog/graph.ts";
import type { IdeaOptions } from "./options.ts";
import { type RunStart, runOn } from "./start.ts";
import { talk } from "./talk.ts";

/** What an expansion starts from. */
export interface Expansion extends RunStart {
  /** As typed. */
  idea: string;
  options: IdeaOptions;
  /** Where the root card is posted; null on the command line. */
  target: string | null;
  /** What people said in the thread to change the idea, as typed, in order. */
  direction?: readonly string[];
  /** Another angle is wanted than those of the versions with these titles. */
  angle?: { not: string[] };
  /** The version that the new one is made from; null: from none. Default: the head when it is saved. */
  parent?: number | null;
  /** The new version becomes the head if this one still is. Default: it does. */
  onHead?: number | null;
}

/** A run that makes an idea into finished work. It grows from here: see `blog/graph.ts`. */
export function expandRun(expansion: Expansion): RunSpec {
  const { options, target, direction = [], angle, parent = "head", onHead = "head" } = expansion;
  const idea = withoutSecrets(expansion.idea);
  const wishes = { direction: direction.map(withoutSecrets), not: angle?.not ?? [], lineage: { parent, onHead } };
  return runOn(expansion, "expand", {
    steps: [
      { key: "announce", type: talk.announce, input: { target, idea } },
      { key: "intake", type: blogSteps.intake, input: { idea, options, ...wishes } },
    ],
    partial: { key: "partial", type: blogSteps.partial, input: {} },
  });
}
