/** One line of at most `limit` characters, cut between words where there is a place to cut. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const characters = [...line];
  if (characters.length <= limit) return line;
  const cut = characters.slice(0, limit - 1);
  const next = characters[limit - 1] ?? "";
  const space = next === " " ? cut.length : cut.lastIndexOf(" ");
  const kept = space >= limit / 2 ? cut.slice(0, space) : cut;
  return `${kept.join("").replace(/[\s,;:–—-]+$/u, "")}…`;
}
