import { html, raw } from "hono/html";
import MarkdownIt from "markdown-it";
import { closeFence } from "../../checks/well-formed.ts";
import type { FileFacts } from "./files.ts";
import type { Cell, Post } from "./post.ts";

/** Raw HTML and pictures in a text are shown as the text they are; only script addresses are no links at all. */
const markdown = new MarkdownIt({ html: false, linkify: false }).disable("image");

const style = `
  :root { color-scheme: light dark; }
  body { margin: 3rem auto; max-width: 42rem; padding: 0 1.25rem; font: 1.0625rem/1.65 Charter, Georgia, serif; }
  h1, h2, h3, .notice, figcaption { font-family: system-ui, sans-serif; line-height: 1.25; }
  h1 { font-size: 2rem; } h2 { margin-top: 2.5rem; }
  figure { margin: 2rem 0; } img { max-width: 100%; height: auto; border-radius: 0.5rem; }
  figcaption, .notice { color: GrayText; font-size: 0.875rem; }
  pre { overflow-x: auto; padding: 1rem; border: 1px solid GrayText; border-radius: 0.5rem; font-size: 0.875rem; }
  blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid GrayText; }
  table { border-collapse: collapse; } th, td { border: 1px solid GrayText; padding: 0.25rem 0.75rem; }
`;

/** It may show itself and fetch nothing. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/**
 * A post as one page that needs nothing beside itself. `pictures`: the bytes of its pictures by blob id; one that is
 * missing is left out with its caption.
 */
export function postHtml(post: Post, facts: FileFacts, pictures: ReadonlyMap<string, Uint8Array>): string {
  const { title, metaTitle, description, language, parts } = post;
  const page = html`<!doctype html>
<html lang="${language}" dir="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${metaTitle}</title>
<meta name="description" content="${description}">
<meta name="date" content="${facts.date.toISOString()}">
<style>${raw(style)}</style>
</head>
<body>
<article>
<h1>${title}</h1>
${post.demo ? html`<p class="notice">${facts.demoNotice}</p>` : ""}
${parts.map((part) => raw(cellHtml(part, pictures)))}
</article>
</body>
</html>
`;
  return String(page);
}

function cellHtml(part: Cell, pictures: ReadonlyMap<string, Uint8Array>): string {
  if (part.kind === "markdown") return markdown.render(closeFence(part.text));
  const bytes = pictures.get(part.blob);
  if (!bytes) return "";
  const { alt, caption, mime, width, height } = part;
  const source = `data:${mime};base64,${base64(bytes)}`;
  const image = html`<img src="${source}" alt="${alt}" width="${width}" height="${height}">`;
  return `${html`<figure>${image}<figcaption>${caption}</figcaption></figure>`}\n`;
}

/** By pieces, for a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
