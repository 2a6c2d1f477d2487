import { withoutCode } from "./markdown.ts";

const address = /\b(?:https?:\/\/|ftp:\/\/|mailto:|www\.)[^\s<>()[\]"'`|\\]+/gi;

/** Hosts that stand for any host (RFC 2606, RFC 6761): fine in a code sample. */
const reservedHost =
  /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?|[\w.-]+\.(?:test|invalid|localhost))(?=[:/?#]|$)/i;

/** The addresses in a text, in the form in which two of them can be compared. */
export function urls(text: string): string[] {
  return (text.match(address) ?? []).map(comparable);
}

/** Addresses of a post that the idea did not contain: a model's inventions. */
export function foreignUrls(markdown: string, idea: string): string[] {
  const known = new Set(urls(idea));
  const inProse = new Set(urls(withoutCode(markdown)));
  return [...new Set(urls(markdown))].filter((url) => !known.has(url) && (inProse.has(url) || !reservedHost.test(url)));
}

/** Case matters in a path, not in a host; the sentence's punctuation and a last slash are not part of it. */
function comparable(url: string): string {
  const bare = url.replace(/[.,;:!?*_~…]+$/u, "").replace(/\/$/, "");
  return bare.replace(/^[a-z]+:(?:\/\/)?[^/?#]*|^www\.[^/?#]*/i, (start) => start.toLowerCase());
}
