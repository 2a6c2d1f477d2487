import { z } from "zod";
import { author } from "../../blog/author.ts";
import { lineage, subject } from "../../blog/brief.ts";
import { project } from "../project.ts";

/** A version of a project after the edit: what the later steps of a refinement work on. */
export const editedProject = z.object({
  lineage,
  content: project,
  /** What it is for, told by the project itself and what was asked for. */
  brief: subject,
  /** Paths of files that are not what they were. */
  touched: z.array(z.string()),
  /** Whether anything is different, files that are gone included. */
  changed: z.boolean(),
  /** What could not be done and why, in the editor's words; null when all was done. */
  note: z.string().nullable(),
  by: author,
});
export type EditedProjectVersion = z.infer<typeof editedProject>;
