import type { GitHubAccounts } from "../accounts/github.ts";
import type { StepType } from "../engine/types.ts";
import type { Images } from "../images/types.ts";
import type { Models } from "../models/types.ts";
import type { Store } from "../store/store.ts";
import { checkStep } from "./blog/steps/check.ts";
import { imagePromptStep } from "./blog/steps/image-prompt.ts";
import { intakeStep } from "./blog/steps/intake.ts";
import { partialStep } from "./blog/steps/partial.ts";
import { pictureStep } from "./blog/steps/picture.ts";
import { planStep } from "./blog/steps/plan.ts";
import { reviewStep } from "./blog/steps/review.ts";
import { reviseStep } from "./blog/steps/revise.ts";
import { routeStep } from "./blog/steps/route.ts";
import { saveStep } from "./blog/steps/save.ts";
import { writeStep } from "./blog/steps/write.ts";
import type { CodeChecks } from "./code/checks.ts";
import { saveProjectEditStep } from "./code/refine/save.ts";
import { checkProjectStep } from "./code/steps/check.ts";
import { codePlanStep } from "./code/steps/plan.ts";
import { reviewProjectStep } from "./code/steps/review.ts";
import { reviseProjectStep } from "./code/steps/revise.ts";
import { saveProjectStep } from "./code/steps/save.ts";
import { writeFileStep } from "./code/steps/write.ts";
import { type FolderParts, folderStep } from "./publish/folder-step.ts";
import { gistStep } from "./publish/gist-step.ts";
import { pathStep } from "./publish/path-step.ts";
import { againStep, commitStep, type GitHubStepParts, repositoryStep } from "./publish/repository-steps.ts";
import { withdrawStep } from "./publish/withdraw-step.ts";
import { answerStep, unansweredStep } from "./refine/steps/answer.ts";
import { checkEditStep } from "./refine/steps/check.ts";
import { editStep } from "./refine/steps/edit.ts";
import { partialEditStep } from "./refine/steps/partial.ts";
import { reviewEditStep } from "./refine/steps/review.ts";
import { reviseEditStep } from "./refine/steps/revise.ts";
import { saveEditStep } from "./refine/steps/save.ts";
import { assumeStep, understandStep } from "./refine/steps/understand.ts";
import { restoreStep } from "./versions/restore-step.ts";

/** What the pipelines are made of. Where there is no folder to publish into, that step is left out. */
export interface PipelineParts extends Omit<FolderParts, "folder"> {
  store: Store;
  models: Models;
  images: Images;
  folder: FolderParts["folder"] | null;
  /** What the checks of projects are handed. */
  codeChecks: CodeChecks;
  /** Absent where nobody can connect an account on GitHub. */
  github?: GitHubAccounts | undefined;
}

/** Every step type of the pipelines, for the engine. The steps that talk come from `chat/`. */
export function pipelineSteps(parts: PipelineParts): StepType[] {
  const { folder, github } = parts;
  return [
    intakeStep(parts),
    routeStep(),
    planStep(parts),
    writeStep(parts),
    imagePromptStep(parts),
    pictureStep(parts),
    checkStep(),
    reviewStep(parts),
    reviseStep(parts),
    saveStep(parts),
    partialStep(parts),
    editStep(parts),
    checkEditStep(),
    reviewEditStep(parts),
    reviseEditStep(parts),
    saveEditStep(parts),
    partialEditStep(parts),
    understandStep(parts),
    assumeStep(parts),
    answerStep(parts),
    unansweredStep(),
    restoreStep(parts),
    codePlanStep(parts),
    writeFileStep(parts),
    checkProjectStep(parts),
    reviewProjectStep(parts),
    reviseProjectStep(parts),
    saveProjectStep(parts),
    saveProjectEditStep(parts),
    ...(folder ? [folderStep({ ...parts, folder })] : []),
    ...(github ? githubSteps({ ...parts, github }) : []),
    withdrawStep(parts),
  ];
}

const githubSteps = (parts: GitHubStepParts): StepType[] => [
  repositoryStep(parts),
  commitStep(parts),
  againStep(parts),
  pathStep(parts),
  gistStep(parts),
];
