import { z } from "zod";

/** Every rule of the checks of a project, so that each can have its sentence. */
export const projectRules = [
  "plan.path",
  "plan.many",
  "plan.depends",
  "plan.cycle",
  "plan.manifest",
  "plan.orphan",
  "plan.feature",
  "path.unsafe",
  "path.reserved",
  "path.duplicate",
  "path.long",
  "file.missing",
  "file.empty",
  "file.large",
  "file.fence",
  "file.newline",
  "feature.missing",
  "interface.missing",
  "syntax",
  "syntax.unverified",
  "format.json",
  "notebook",
  "import.missing",
  "import.undeclared",
  "dependency.unused",
  "dependency.unknown",
  "dependency.version",
  "dependency.new",
  "dependency.licence",
  "dependency.unverified",
  "manifest.missing",
  "manifest.unreadable",
  "readme.missing",
  "readme.file",
  "readme.command",
  "secret",
  "danger.sql",
  "danger.shell",
  "danger.eval",
  "danger.tls",
  "body.empty",
  "body.unfinished",
] as const;

/** One of {@link projectRules}. */
export type ProjectRule = (typeof projectRules)[number];

/** What a check found in a project, as a code and parameters; worded in `chat/texts/`. An `error` caps the score. */
export const projectFinding = z.object({
  rule: z.string(),
  severity: z.enum(["error", "warning"]),
  /** The path of the file; null where it concerns the whole. */
  file: z.string().nullable(),
  /** From 1; null where it concerns the whole file. In a notebook it counts within the cell that `params` names. */
  line: z.number().int().positive().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ProjectFinding = z.infer<typeof projectFinding>;

/** What was found in one text, before it is known which file that text is. */
export interface Fault {
  rule: ProjectRule;
  line: number | null;
  severity?: ProjectFinding["severity"];
  params?: ProjectFinding["params"];
}

/** A fault as a finding of a file (null: of the whole). A fault is an error unless it says otherwise. */
export function found(file: string | null, { rule, line, severity = "error", params = {} }: Fault): ProjectFinding {
  return { rule, severity, file, line, params };
}

/** Enough of a text to find it again, on one line. */
export function excerpt(text: string): string {
  const characters = [...text.slice(0, 400).replace(/\s+/g, " ").trim()];
  return characters.length <= 80 ? characters.join("") : `${characters.slice(0, 79).join("")}…`;
}
