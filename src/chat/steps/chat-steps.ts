import type { GitHubAccounts } from "../../accounts/github.ts";
import type { StepType } from "../../engine/types.ts";
import { announceStep } from "./announce.ts";
import { askStep } from "./ask.ts";
import { connectStep } from "./connect.ts";
import { decideStep } from "./decide.ts";
import { deliverStep } from "./deliver.ts";
import { digestStep } from "./digest.ts";
import { disconnectStep } from "./disconnect.ts";
import { downloadStep } from "./download.ts";
import { publishedStep } from "./published.ts";
import { sayStep } from "./say.ts";
import type { Speaking } from "./speaking.ts";
import { unchangedStep } from "./unchanged.ts";
import { withdrawnStep } from "./withdrawn.ts";

/** Every step that talks, for the engine. Pipelines name them by type (`pipelines/talk.ts`). */
export function chatSteps(speaking: Speaking & { github?: GitHubAccounts | undefined }): StepType[] {
  const { github } = speaking;
  return [
    announceStep(speaking),
    askStep(speaking),
    deliverStep(speaking),
    publishedStep(speaking),
    decideStep(speaking),
    sayStep(speaking),
    unchangedStep(speaking),
    downloadStep(speaking),
    digestStep(speaking),
    withdrawnStep(speaking),
    ...(github ? [connectStep(speaking, github), disconnectStep(speaking, github)] : []),
  ];
}
