import { example, heading, picture, remove, section, swap, title } from "./read-parts.ts";
import { readPlace } from "./read-place.ts";
import { complaint, language, length, rewrite, tone } from "./read-voices.ts";
import { type Reader, unquoted } from "./reader.ts";

/** `publish it`: nothing that a reply brings about. */
const beyond: Reader = ({ test }, clause) => (test("^{beyond}", clause) ? { kind: "beyond" } : null);

/** Readers of wishes that their words make plain, in the order in which they are asked. */
export const plainReaders: readonly Reader[] = [
  swap,
  example,
  section,
  heading,
  complaint,
  title,
  language,
  picture,
  tone,
  length,
  rewrite,
  remove,
  beyond,
];

/** What is less plain: whom the post is for, what should be better, and what it should take up. */
export const readLoosely: Reader = (grammar, clause) => {
  const { match, rest } = grammar;
  const audience = match(
    String.raw`^(?:(?:{make}|{rewrite}|{add})\s+)?(?:{post}\s+)?{for}\s+(?<audience>.{3,60})$`,
    clause,
  )?.audience;
  if (audience !== undefined && clause.split(/\s+/u).length <= 9) {
    return { kind: "audience", audience: unquoted(audience) };
  }
  const better = match(String.raw`^{rewrite}\s+(?<what>.+)$`, clause)?.what;
  if (better !== undefined) return { kind: "rewrite", place: readPlace(grammar, better) };
  const about = match(
    String.raw`^(?:{mention}|{add})\s+(?:(?:{article}|{fresh}|{slightly}|{more})\s+)*(?:\p{L}{0,12}\s*{paragraph}\s*(?:{about}|:)\s*)?(?:(?:that|dass|que|qu')\s*)?(?<about>.+)$`,
    clause,
  )?.about;
  if (about === undefined || rest(about, "filler") === "") return null;
  const placed = match(String.raw`^(?<about>.+?)\s+(?:{to}|{in})\s+(?<where>.*(?:{section}|{intro}|{end}).*)$`, about);
  const where = placed?.where === undefined ? {} : { place: readPlace(grammar, placed.where) };
  return { kind: "mention", about: unquoted(placed?.about ?? about), ...where };
};
