import { closeFence } from "../../checks/well-formed.ts";
import { inline, type PostFile, pictureMarkdown, pictureName, scalar } from "../blog/files.ts";
import type { Post } from "../blog/post.ts";
import type { Site } from "./site.ts";

/** How a post becomes a page of a site. */
export interface PageFacts {
  site: Site;
  /** Where posts are kept; without slashes at its ends. Empty for the top. */
  folder: string;
  /** What the page is called, the same in every version. */
  slug: string;
  date: Date;
  demoNotice: string;
}

/** A post as a page of a site: its front matter as that site reads it, and its pictures beside it. The page is the last file. */
export function siteFiles(post: Post, { site, folder, slug, date, demoNotice }: PageFacts): PostFile[] {
  const jekyll = site.kind === "jekyll";
  const below = (path: string) => (folder === "" ? path : `${folder}/${path}`);
  // Jekyll serves nothing that lies beside a post.
  const pictureFolder = jekyll ? `assets/posts/${slug}` : below(slug);
  const page = jekyll ? below(`${date.toISOString().slice(0, 10)}-${slug}.md`) : below(`${slug}/index.md`);
  const pictures = post.parts.filter((part) => part.kind === "image");
  const src = (name: string) => (jekyll ? `{{ "/${pictureFolder}/${name}" | relative_url }}` : `./${name}`);
  const body = post.parts.map((part) =>
    part.kind === "markdown"
      ? inertFor(site.kind, closeFence(part.text))
      : pictureMarkdown(part, src(pictureName(part))),
  );
  const notice = post.demo ? [`> ${inline(demoNotice)}`] : [];
  // Sites set the title from the front matter.
  const heading = site.kind === "plain" ? [`# ${inline(post.title)}`] : [];
  const text = [frontMatter(post, site.kind, slug, date), ...heading, ...notice, ...body].join("\n\n");
  return [
    ...pictures.map((part) => ({ path: `${pictureFolder}/${pictureName(part)}`, blob: part.blob, mime: part.mime })),
    { path: page, text: `${text}\n` },
  ];
}

function frontMatter(post: Post, kind: Site["kind"], slug: string, date: Date): string {
  const { title, description, tags, language } = post;
  const common = { title, description, tags };
  const at = date.toISOString();
  const fields: Record<Site["kind"], Record<string, string | string[]>> = {
    // https://jekyllrb.com/docs/front-matter/
    jekyll: { layout: "post", ...common, date: at, lang: language },
    // https://gohugo.io/content-management/front-matter/
    hugo: { ...common, date: at, slug },
    // https://docs.astro.build/en/tutorials/add-content-collections/: what the starters' schemas ask for.
    astro: { ...common, pubDate: at, lang: language },
    plain: { ...common, date: at, slug, language },
  };
  return ["---", ...Object.entries(fields[kind]).map(([key, value]) => `${key}: ${scalar(value)}`), "---"].join("\n");
}

/** Text that the site's own templates do not run. (P9) */
function inertFor(kind: Site["kind"], text: string): string {
  if (kind === "jekyll" && /\{[{%]/.test(text)) {
    return `{% raw %}\n${text.replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, "")}\n{% endraw %}`;
  }
  return kind === "hugo" ? text.replace(/\{\{(?=[<%])/g, "{\u200b{") : text;
}
