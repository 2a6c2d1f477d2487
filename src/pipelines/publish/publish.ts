import type { Json, RunSpec, StepSpec } from "../../engine/types.ts";
import { type RunStart, runOn } from "../start.ts";
import { talk } from "../talk.ts";
import type { Destination } from "./destination.ts";

/** The type of the step that publishes into a folder. */
export const folderStepType = "publish.folder@1";

/** The steps that publish elsewhere, and the one that takes back. */
export const publishSteps = {
  repository: "publish.repository@1",
  commit: "publish.commit@1",
  again: "publish.again@1",
  path: "publish.path@1",
  gist: "publish.gist@1",
  withdraw: "publish.withdraw@1",
} as const;

/** What a publication starts from. `owner`: who pressed Publish. */
export interface Publication extends RunStart {
  version: number;
  /** Default: the folder. */
  destination?: Destination;
}

const ref = (path: string): Json => ({ $ref: path });

/** A run that publishes one version of an idea and says where. */
export function publishRun(publication: Publication): RunSpec {
  const { version, destination = { to: "folder" } } = publication;
  return runOn(publication, "publish", { steps: stepsTo(destination, version) });
}

function stepsTo(destination: Destination, version: number): StepSpec[] {
  const tell = { key: "tell", type: talk.published, input: { version, path: ref("publish.path") } };
  if (destination.to === "folder") return [{ key: "publish", type: folderStepType, input: { version } }, tell];
  const input = { version, destination };
  const connect: StepSpec = { key: "connect", type: talk.connect, input };
  if (destination.to !== "repository") {
    return [connect, { key: "publish", type: publishSteps[destination.to], input, needs: ["connect"] }, tell];
  }
  return [
    connect,
    { key: "repository", type: publishSteps.repository, input, needs: ["connect"] },
    { key: "publish", type: publishSteps.commit, input: { ...input, repository: ref("repository") } },
    tell,
  ];
}

/** A run that takes a version back from where it was published, and says so. */
export function withdrawRun(publication: Omit<Publication, "destination">): RunSpec {
  const { version } = publication;
  return runOn(publication, "unpublish", {
    steps: [
      { key: "withdraw", type: publishSteps.withdraw, input: { version } },
      { key: "tell", type: talk.withdrawn, input: { version, path: ref("withdraw.path"), pull: ref("withdraw.pull") } },
    ],
  });
}
