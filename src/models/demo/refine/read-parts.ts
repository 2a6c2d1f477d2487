import { type Grammar, quoted } from "./grammar.ts";
import { readPlace } from "./read-place.ts";
import { ofNothing, type Reader, unquoted } from "./reader.ts";

/** `replace “a” with “b”` */
export const swap: Reader = ({ match }, clause) => {
  const found =
    match(`^(?:{replace}|{rewrite}|{make}).*?${quoted("from")}.*?{with}.*?${quoted("to")}`, clause) ??
    match(`${quoted("to")}\\s*,?\\s*{insteadOf}\\s*${quoted("from")}`, clause) ??
    match(String.raw`^{replace}\s+(?<from>\S.{0,60}?)\s+{with}\s+(?<to>\S.{0,80})$`, clause) ??
    match(String.raw`^(?<from>\S.{0,60}?)\s*(?:->|→|=>)\s*(?<to>\S.{0,80})$`, clause);
  return found?.from && found.to ? { kind: "swap", from: unquoted(found.from), to: unquoted(found.to) } : null;
};

/** `add a section about …` */
export const section: Reader = (grammar, clause) => {
  const { match, test } = grammar;
  if (!test(String.raw`(?:^|,\s*){add}|^{article}|^{fresh}|^{section}\s+{about}`, clause)) return null;
  const named =
    match(String.raw`{section}\s*,?\s*${quoted("about")}`, clause) ??
    match(String.raw`{section}(?<where>.*?)\s*,?\s*(?:{about}|:)\s*(?<about>.+)$`, clause) ??
    match(String.raw`^{add}\s+(?:{article}\s+)?(?:{fresh}\s+)?(?<about>[^,]{2,50}?)[\s-]+{section}$`, clause) ??
    match(String.raw`^{add}\s+(?:{article}\s+)?(?:{fresh}\s+)?(?<about>{end})(?:\s.{0,20})?$`, clause);
  if (!named?.about || test("{shorter}|{longer}", clause.slice(0, -named.about.length))) return null;
  const { about } = withoutPlace(grammar, named.about);
  const spot = clause.replace(about, "");
  const anchor = match(String.raw`(?<side>{before}|{after})\s+(?<place>[^,]+)`, spot);
  if (anchor?.place) {
    const side = test("^{before}", anchor.side ?? "") ? "before" : "after";
    return { kind: "section", about: unquoted(about), place: readPlace(grammar, anchor.place), side };
  }
  const edge = match(
    String.raw`(?<![\p{L}])(?:at|to|an|am|à|al|zu|zum|en)\s.{0,8}?(?:(?<end>{end})|(?<intro>{intro}))`,
    spot,
  );
  const place = edge === null ? null : edge.end ? ({ at: "nth", n: -1 } as const) : ({ at: "intro" } as const);
  return { kind: "section", about: unquoted(about), place, side: "after" };
};

/** `wax, before the conclusion` → `wax`. */
function withoutPlace({ match }: Grammar, text: string): { about: string } {
  const found = match(
    String.raw`^(?<about>.+?)[\s,]+(?:(?:{before}|{after})\s+.*(?:{section}|{end}|{intro}|${quoted("q")}).*|(?:at|an|am|à|al) .{0,10}(?:{end}|{intro}))$`,
    text,
  );
  return { about: found?.about ?? text };
}

/** `call the second section …` */
export const heading: Reader = (grammar, clause) => {
  const found =
    grammar.match(
      String.raw`^(?:{rename}|{rewrite}|{make}|{dub})\s+(?:.*?{title}\s+\p{L}+\s+)?(?<object>[^"“„«]*?(?:{section}|{intro}|{end})[^"“„«]*?)\s+(?:{to}\s+)?${quoted("name")}`,
      clause,
    ) ??
    grammar.match(String.raw`^{rename}\s+(?<object>.*?(?:{section}|{intro}|{end}).*?)\s+{to}\s+(?<name>.+)$`, clause);
  if (!found?.object || !found.name) return null;
  return { kind: "heading", place: readPlace(grammar, found.object), heading: unquoted(found.name) };
};

/** `rename it to …` */
export const title: Reader = (grammar, clause) => {
  const { match, test, rest } = grammar;
  const found =
    match(String.raw`^{rename}(?:[\s-].*?)?(?:\s{to}\s+|\s*:\s*)(?<name>.+)$`, clause) ??
    match(String.raw`^{rename}\s+(?:{post}\s+|{title}\s+)*${quoted("name")}`, clause) ??
    match(String.raw`^{call}\s*[:,]?\s*(?<name>.+)$`, clause) ??
    match(String.raw`^(?:[^"“„«]*?\s)?{title}\s*(?:(?:{to}|{is})\s*:?\s*|[:=]\s*|(?=["“„«]))(?<name>.+)$`, clause);
  if (found?.name && rest(found.name, "shorter", "longer", "fresh", "filler", "too") !== "") {
    return { kind: "title", title: unquoted(found.name) };
  }
  const again = String.raw`{fresh}\s+{title}|^(?:{rewrite}|{make}|{shorten})\s.*{title}|{title}.*(?:{shorter}|{fresh})`;
  return test(again, clause) && rest(clause, "title", "rewrite", "fresh", "shorter", "shorten", ...ofNothing) === ""
    ? { kind: "retitle" }
    : null;
};

/** `new picture of …` */
export const picture: Reader = (grammar, clause) => {
  const { test, match, rest } = grammar;
  if (!test("{picture}", clause) || test("{section}|{paragraph}", clause)) return null;
  const removed = test("^{remove}|^{without}", clause);
  const opens = String.raw`^(?:{add}|{rewrite}|{replace}|{make}|{article}|{fresh}|{filler}|{more}|{all})\s|^{picture}`;
  if (!removed && !test(opens, clause)) return null;
  const about = match(String.raw`{picture}\s+(?:{about}\s*)?(?<about>.+)$`, clause)?.about ?? "";
  const added = test("{add}|{more}", clause) && !test("{fresh}", clause);
  const op = removed ? "delete" : added ? "insert" : "replace";
  const noun = match("(?<noun>{picture})", clause)?.noun ?? "";
  const several = /(?:s|bilder|ionen|grafiken|zeichnungen)$/iu.test(noun) || test("{all}|^{without}", clause);
  return {
    kind: "picture",
    op,
    about: rest(about, ...ofNothing, "picture", "all") === "" ? "" : about,
    place: several ? { at: "all" } : { at: "nth", n: grammar.ordinal(clause) ?? 1 },
  };
};

/** `remove the part about …` */
export const remove: Reader = (grammar, clause) => {
  if (grammar.test(String.raw`{half}|\d+\s*(?:{words}|%)`, clause)) return null;
  const what = grammar.match(String.raw`^{remove}\s+(?<what>.+?)(?:\s+{entirely})?$`, clause)?.what;
  if (what === undefined) return null;
  const small = grammar.test("{paragraph}", what) && !grammar.test(String.raw`{section}\s+{about}`, what);
  return { kind: "remove", place: readPlace(grammar, what), piece: small ? "paragraph" : "section" };
};

/** `add an example` */
export const example: Reader = (grammar, clause) => {
  const { test, match, rest } = grammar;
  if (
    !test("{example}", clause) ||
    test("{section}.*{example}", clause) ||
    !test("^(?:{add}|{more}|{article}|{make}|{mention}|{with}|{example})", clause)
  )
    return null;
  const about = match(String.raw`{example}\s+(?:{about}|{in}|{to})\s*(?<about>.+)$`, clause)?.about ?? "";
  return { kind: "example", place: rest(about, ...ofNothing) === "" ? { at: "all" } : readPlace(grammar, about) };
};
