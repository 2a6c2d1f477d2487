import { withoutSecrets } from "../checks/secrets.ts";
import type { Json, RunSpec } from "../engine/types.ts";
import { blogSteps } from "./blog/graph.ts";
import type { IdeaOptions } from "./options.ts";
import { talk } from "./talk.ts";

/** What an expansion starts from. */
export interface Expansion {
  /** UUID v7 */
  id: string;
  workspace: string;
  owner: string;
  channel?: string | undefined;
  ideaId: string;
  /** As typed. */
  idea: string;
  options: IdeaOptions;
  /** Where the root card is posted; null on the command line. */
  target: string | null;
  /** The thread, where there is one already; `announce` opens it otherwise. */
  thread: string | null;
  trigger: Json;
  budget: RunSpec["budget"];
}

/** A run that makes an idea into finished work. It grows from here: see `blog/graph.ts`. */
export function expandRun(expansion: Expansion): RunSpec {
  const { id, workspace, owner, channel, ideaId, options, target, thread, trigger, budget } = expansion;
  const idea = withoutSecrets(expansion.idea);
  return {
    id,
    workspace,
    owner,
    ...(channel !== undefined && { channel }),
    ideaId,
    kind: "expand",
    thread,
    steps: [
      { key: "announce", type: talk.announce, input: { target, idea } },
      { key: "intake", type: blogSteps.intake, input: { idea, options } },
    ],
    partial: { key: "partial", type: blogSteps.partial, input: {} },
    budget,
    trigger,
  };
}
