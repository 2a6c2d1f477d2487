import slugify from "@sindresorhus/slugify";

/** Longest slug, in characters. */
const slugMaxLength = 60;

/**
 * The address of a post: Latin letters, digits and hyphens where its script can be transliterated, else the letters
 * of its own script. The first candidate that leaves anything wins; never empty.
 */
export function slugOf(...candidates: string[]): string {
  for (const candidate of candidates) {
    const latin = slugify(candidate);
    // a transliteration that lost most of the text says less than the text itself
    const own = ownScript(candidate);
    const slug = cut(latin.length >= own.length / 2 ? latin : own);
    if (slug !== "") return slug;
  }
  return "post";
}

function ownScript(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

function cut(slug: string): string {
  const characters = [...slug];
  if (characters.length <= slugMaxLength) return slug;
  const kept = characters.slice(0, slugMaxLength);
  const hyphen = characters[slugMaxLength] === "-" ? slugMaxLength : kept.lastIndexOf("-");
  return kept
    .slice(0, hyphen > slugMaxLength / 2 ? hyphen : slugMaxLength)
    .join("")
    .replace(/-+$/, "");
}
