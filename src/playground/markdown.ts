import MarkdownIt from "markdown-it";

/** Pictures that a text may show: blobs of ours. Everything else would be fetched from somewhere. */
const ownPicture = /^\/files\/[0-9a-f]{64}$/;
const opensOutside = /^(https?:|mailto:)/i;

/**
 * CommonMark and tables as HTML that is safe to place in a page (P9): HTML in the source is text, links lead only to
 * http, https and mail, and pictures only to blobs. Nothing is turned into a link that was not written as one.
 */
function createRenderer() {
  const markdown = new MarkdownIt("default", { html: false, linkify: false, breaks: true, typographer: false });
  markdown.validateLink = (url) => opensOutside.test(url.trim()) || ownPicture.test(url);
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    token?.attrSet("rel", "noopener noreferrer nofollow");
    token?.attrSet("target", "_blank");
    return self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules.image = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (!token) return "";
    const words = self.renderInlineAsText(token.children ?? [], options, env);
    const source = String(token.attrGet("src") ?? "");
    if (!ownPicture.test(source)) return markdown.utils.escapeHtml(words);
    return `<img src="${source}" alt="${markdown.utils.escapeHtml(words)}" loading="lazy">`;
  };
  markdown.renderer.rules.table_open = () => '<div class="table"><table>\n';
  markdown.renderer.rules.table_close = () => "</table></div>\n";
  // markdown-it aligns cells by a style attribute, which the page's content policy refuses.
  for (const cell of ["th_open", "td_open"] as const) {
    markdown.renderer.rules[cell] = (tokens, index, options, _env, self) => {
      const token = tokens[index];
      const align = /text-align:\s*(left|center|right)/.exec(String(token?.attrGet("style") ?? ""))?.[1];
      if (token) token.attrs = align === undefined ? null : [["class", `align-${align}`]];
      return self.renderToken(tokens, index, options);
    };
  }
  return markdown;
}

/** Renders markdown as in {@link createRenderer}. */
export type RenderMarkdown = (markdown: string) => string;

export function createMarkdown(): RenderMarkdown {
  const renderer = createRenderer();
  return (markdown) => renderer.render(markdown);
}
