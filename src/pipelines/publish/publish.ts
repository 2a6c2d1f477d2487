import type { Json, RunSpec } from "../../engine/types.ts";
import { talk } from "../talk.ts";

/** The type of the step that publishes into a folder. */
export const folderStepType = "publish.folder@1";

/** What a publication starts from. */
export interface Publication {
  /** UUID v7 */
  id: string;
  workspace: string;
  /** Who pressed Publish. */
  owner: string;
  channel?: string | undefined;
  ideaId: string;
  version: number;
  thread: string | null;
  trigger: Json;
  budget: RunSpec["budget"];
}

/** A run that publishes one version of an idea and says where. */
export function publishRun(publication: Publication): RunSpec {
  const { id, workspace, owner, channel, ideaId, version, thread, trigger, budget } = publication;
  return {
    id,
    workspace,
    owner,
    ...(channel !== undefined && { channel }),
    ideaId,
    kind: "publish",
    thread,
    steps: [
      { key: "publish", type: folderStepType, input: { version } },
      { key: "tell", type: talk.published, input: { version, path: { $ref: "publish.path" } } },
    ],
    budget,
    trigger,
  };
}
