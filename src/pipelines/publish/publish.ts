import type { RunSpec } from "../../engine/types.ts";
import { type RunStart, runOn } from "../start.ts";
import { talk } from "../talk.ts";

/** The type of the step that publishes into a folder. */
export const folderStepType = "publish.folder@1";

/** What a publication starts from. `owner`: who pressed Publish. */
export interface Publication extends RunStart {
  version: number;
}

/** A run that publishes one version of an idea and says where. */
export function publishRun(publication: Publication): RunSpec {
  const { version } = publication;
  return runOn(publication, "publish", {
    steps: [
      { key: "publish", type: folderStepType, input: { version } },
      { key: "tell", type: talk.published, input: { version, path: { $ref: "publish.path" } } },
    ],
  });
}
