import type { Output } from "../../store/outputs.ts";
import { type PostFile, postFiles } from "../blog/files.ts";
import { post } from "../blog/post.ts";
import { projectFiles } from "../code/files.ts";
import { project } from "../code/project.ts";

/** A version as files, and what a folder of them is called. `demoNotice`: what says that a post is demo text. */
export function workFiles(
  { format, content, createdAt: date }: Pick<Output, "format" | "content" | "createdAt">,
  demoNotice: (language: string) => string,
): { name: string; files: PostFile[] } {
  if (format === "code") {
    const work = project.parse(content);
    return { name: work.slug, files: projectFiles(work) };
  }
  const work = post.parse(content);
  return { name: work.slug, files: postFiles(work, { date, demoNotice: demoNotice(work.language) }) };
}
