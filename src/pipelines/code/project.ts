import { z } from "zod";
import { projectFinding } from "../../checks/project/finding.ts";
import { projectLanguages, projectPlan } from "../../checks/project/project.ts";

/** What kind of program a project is. */
export const outputTypes = ["notebook", "cli", "library", "webApp", "api"] as const;
export type OutputType = (typeof outputTypes)[number];

/** How its files are laid out. */
export const architectures = ["simple", "modular", "fullStack"] as const;

/** How hard it is; decides which models write it. */
export const tiers = ["simple", "medium", "complex"] as const;
export type Tier = (typeof tiers)[number];

/** A project's plan that the rest of the pipeline can rely on: within every limit, its graph free of cycles. */
export const codePlan = projectPlan.extend({
  title: z.string(),
  description: z.string(),
  /** The name of the package and of its folder: lower-case Latin letters, digits and hyphens. */
  name: z.string(),
  outputType: z.enum(outputTypes),
  architecture: z.enum(architectures),
  tier: z.enum(tiers),
  /** How it is built, in a few sentences: what everybody who writes a file must agree on. */
  approach: z.string(),
  files: z.array(projectPlan.shape.files.element.extend({ lines: z.number() })),
  /** What of the plan was left out or changed, as findings that are shown with the result. */
  notes: z.array(projectFinding),
});
export type CodePlan = z.infer<typeof codePlan>;
export type PlannedFile = CodePlan["files"][number];

/** A file of a project. The id is given by code and stays the same across versions. */
export const file = z.object({ id: z.string(), kind: z.literal("file"), path: z.string(), text: z.string() });
export type File = z.infer<typeof file>;

/** A project as stored in `outputs.content`. */
export const project = z.object({
  title: z.string(),
  description: z.string(),
  slug: z.string(),
  plan: codePlan,
  /** What changed the idea before this project was written; absent where nothing did. */
  direction: z.array(z.string()).optional(),
  parts: z.array(file),
  /** Models that worked on it, `provider:model` per task. */
  models: z.record(z.string(), z.string()),
  /** True when any part was written by the offline demo model: labelled wherever a person sees it. */
  demo: z.boolean(),
});
export type CodeProject = z.infer<typeof project>;

export const codeDimensions = ["correctness", "security", "quality", "completeness", "documentation"] as const;
export type CodeDimension = (typeof codeDimensions)[number];

/** What each dimension weighs in the total, in percent. */
export const weights: Readonly<Record<CodeDimension, number>> = {
  correctness: 35,
  security: 25,
  quality: 20,
  completeness: 10,
  documentation: 10,
};

/** Scores of a project as stored in `outputs.scores`. The total is computed here, never by a model. */
export const codeScores = z.object({
  total: z.number(),
  /** The total before any cap: what decides how a project is mended. */
  uncapped: z.number(),
  dimensions: z.record(z.enum(codeDimensions), z.number()),
  /** Per yes/no item: the answer and the place that shows it; `file` is empty where nothing does. */
  evidence: z.array(
    z.object({
      dimension: z.enum(codeDimensions),
      item: z.string(),
      yes: z.boolean(),
      file: z.string(),
      line: z.number().int(),
    }),
  ),
  findings: z.array(projectFinding),
  /** Why the total is capped, when it is; null otherwise. */
  cap: z.enum(["check", "secret", "floor"]).nullable(),
  /** Whether the reviewer would let it go out. */
  approved: z.boolean(),
  /** Good enough: what is not "needs work". */
  passed: z.boolean(),
  /** False when money or time ran out before the review. */
  reviewed: z.boolean(),
  reviewer: z.string().nullable(),
  /** How many rounds were worked beside the first. */
  rounds: z.number(),
});
export type CodeScores = z.infer<typeof codeScores>;

export { projectLanguages };
