import { z } from "zod";
import { secrets } from "../../checks/secrets.ts";
import { KindlingError } from "../../errors.ts";
import type { Output } from "../../store/outputs.ts";
import type { PostFile } from "../blog/files.ts";
import { workFiles } from "./work-files.ts";

/** What posts and projects have in common. */
const said = z.object({
  title: z.string(),
  description: z.string(),
  slug: z.string(),
  tags: z.array(z.string()).default([]),
  models: z.record(z.string(), z.string()),
});

/** A version as what goes out: its files, and what is said of it. */
export interface Work {
  title: string;
  description: string;
  /** What a folder, a file or a repository of it is called. */
  slug: string;
  topics: string[];
  models: string[];
  files: PostFile[];
}

/** Reads a version. `demoNotice`: what says that a post is demo text. */
export function readWork(
  output: Pick<Output, "format" | "content" | "createdAt">,
  demoNotice: (language: string) => string,
): Work {
  const { tags: topics, models, ...work } = said.parse(output.content);
  const { files } = workFiles(output, demoNotice);
  return { ...work, topics, models: [...new Set(Object.values(models))].sort(), files };
}

/** Nothing that looks like a key goes out. (P8) Throws `publish.secrets`, which names the files. */
export function withoutLeaks<F extends { path: string; bytes: Uint8Array }>(files: readonly F[]): readonly F[] {
  const decoder = new TextDecoder();
  const leaky = files.filter(({ bytes }) => !bytes.includes(0) && secrets(decoder.decode(bytes)).length > 0);
  if (leaky.length === 0) return files;
  throw new KindlingError("publish.secrets", { params: { files: leaky.map(({ path }) => path).join(", ") } });
}
