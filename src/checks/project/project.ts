import { z } from "zod";

/** The languages that projects are written in. */
export const projectLanguages = ["python", "javascript", "typescript", "rust", "go"] as const;

/** One of {@link projectLanguages}. */
export type ProjectLanguage = (typeof projectLanguages)[number];

/** What a project was meant to be. */
export const projectPlan = z.object({
  language: z.enum(projectLanguages),
  files: z.array(
    z.object({
      path: z.string(),
      purpose: z.string().default(""),
      /** Names that other files may use. */
      exports: z.array(z.string()).default([]),
      /** Paths of planned files. */
      dependsOn: z.array(z.string()).default([]),
    }),
  ),
  /** What it can do, and the planned files that do it. */
  features: z.array(z.object({ name: z.string(), files: z.array(z.string()) })),
  /** Distribution names, as the registry of the language knows them. */
  dependencies: z.array(z.object({ name: z.string(), version: z.string().optional(), reason: z.string().default("") })),
  /** How it is installed, run and tested; a line of shell each. */
  commands: z.array(z.string()),
});
export type ProjectPlan = z.infer<typeof projectPlan>;

/** A file of a project; a version's part of the kind `file` fits this shape. */
export interface ProjectFile {
  id: string;
  kind: "file";
  path: string;
  text: string;
}

/** What the checks see of a project. */
export interface Project {
  plan: ProjectPlan;
  parts: readonly ProjectFile[];
}
