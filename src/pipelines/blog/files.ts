import { closeFence } from "../../checks/well-formed.ts";
import type { ImageCell, Post } from "./post.ts";

/** A file of a post: text, or a picture to be fetched by its blob id. Paths are relative to the post's folder. */
export type PostFile = { path: string; text: string } | { path: string; blob: string; mime: string };

/** What the files say beside the post. */
export interface FileFacts {
  /** When this version was made. */
  date: Date;
  /** The line below the title that says it is demo text, in the post's language. Shown only when the post is one. */
  demoNotice: string;
}

const extensions: Record<string, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

/** A post as a folder: `post.md` with front matter, and its pictures beside it. The text is the last file. */
export function postFiles(post: Post, { date, demoNotice }: FileFacts): PostFile[] {
  const pictures = post.parts.filter((part) => part.kind === "image");
  const body = post.parts.map((part) => (part.kind === "markdown" ? closeFence(part.text) : pictureMarkdown(part)));
  const notice = post.demo ? [`> ${inline(demoNotice)}`] : [];
  const text = [frontMatter(post, date), `# ${heading(post.title)}`, ...notice, ...body].join("\n\n");
  return [
    ...pictures.map((part) => ({ path: pictureName(part), blob: part.blob, mime: part.mime })),
    { path: "post.md", text: `${text}\n` },
  ];
}

/** YAML that any parser reads alike: every string is a JSON string, which YAML 1.2 takes as it is. */
function frontMatter(post: Post, date: Date): string {
  const fields: Record<string, string | boolean | string[]> = {
    title: post.title,
    metaTitle: post.metaTitle,
    description: post.description,
    slug: post.slug,
    date: date.toISOString(),
    tags: post.tags,
    language: post.language,
    tone: post.tone,
    audience: post.audience,
    ...(post.demo && { demo: true }),
  };
  return ["---", ...Object.entries(fields).map(([key, value]) => `${key}: ${scalar(value)}`), "---"].join("\n");
}

/** JSON leaves two line separators unescaped that YAML 1.1 reads as line breaks. */
export function scalar(value: string | boolean | string[]): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A picture between texts. `src`: where it is, as seen from the page. */
export function pictureMarkdown(picture: ImageCell, src = pictureName(picture)): string {
  return `![${inline(picture.alt)}](${src})\n\n*${inline(picture.caption)}*`;
}

/** Named for the cell, which is the same in every version, so that publishing again replaces it. */
export function pictureName({ id, mime }: ImageCell): string {
  return `${id.replace(/[^\w-]/g, "")}.${extensions[mime] ?? "bin"}`;
}

/** One line of plain text inside markdown. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>]/g, "\\$&");
}

function heading(text: string): string {
  return inline(text).replace(/#+$/, (hashes) => hashes.replaceAll("#", "\\#"));
}
