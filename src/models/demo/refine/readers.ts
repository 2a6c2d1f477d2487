import { demoTones } from "../types.ts";
import { type Grammar, quoted } from "./grammar.ts";
import { readPlace } from "./read-place.ts";
import type { Wish } from "./wishes.ts";

/** Recognises one kind of wish in a clause. */
type Reader = (grammar: Grammar, clause: string) => Wish | null;

const ofNothing = ["filler", "polite", "post", "make", "trailing"] as const;

const swap: Reader = ({ match }, clause) => {
  const found =
    match(`^(?:{replace}|{rewrite}|{make}).*?${quoted("from")}.*?{with}.*?${quoted("to")}`, clause) ??
    match(`${quoted("to")}\\s*,?\\s*{insteadOf}\\s*${quoted("from")}`, clause) ??
    match(String.raw`^{replace}\s+(?<from>\S.{0,60}?)\s+{with}\s+(?<to>\S.{0,80})$`, clause) ??
    match(String.raw`^(?<from>\S.{0,60}?)\s*(?:->|→|=>)\s*(?<to>\S.{0,80})$`, clause);
  return found?.from && found.to ? { kind: "swap", from: unquoted(found.from), to: unquoted(found.to) } : null;
};

const section: Reader = (grammar, clause) => {
  const { match, test } = grammar;
  if (!test(String.raw`(?:^|,\s*){add}|^{article}|^{fresh}|^{section}\s+{about}`, clause)) return null;
  const named =
    match(String.raw`{section}\s*,?\s*${quoted("about")}`, clause) ??
    match(String.raw`{section}(?<where>.*?)\s*,?\s*(?:{about}|:)\s*(?<about>.+)$`, clause) ??
    match(String.raw`^{add}\s+(?:{article}\s+)?(?:{fresh}\s+)?(?<about>[^,]{2,50}?)[\s-]+{section}$`, clause) ??
    match(String.raw`^{add}\s+(?:{article}\s+)?(?:{fresh}\s+)?(?<about>{end})$`, clause);
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

const heading: Reader = (grammar, clause) => {
  const found =
    grammar.match(
      String.raw`^(?:{rename}|{rewrite}|{make}|{dub})\s+(?:.*?{title}\s+\p{L}+\s+)?(?<object>[^"“„«]*?(?:{section}|{intro}|{end})[^"“„«]*?)\s+(?:{to}\s+)?${quoted("name")}`,
      clause,
    ) ??
    grammar.match(String.raw`^{rename}\s+(?<object>.*?(?:{section}|{intro}|{end}).*?)\s+{to}\s+(?<name>.+)$`, clause);
  if (!found?.object || !found.name) return null;
  return { kind: "heading", place: readPlace(grammar, found.object), heading: unquoted(found.name) };
};

const title: Reader = (grammar, clause) => {
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

const picture: Reader = (grammar, clause) => {
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

const remove: Reader = (grammar, clause) => {
  if (grammar.test(String.raw`{half}|\d+\s*(?:{words}|%)`, clause)) return null;
  const what = grammar.match(String.raw`^{remove}\s+(?<what>.+?)(?:\s+{entirely})?$`, clause)?.what;
  if (what === undefined) return null;
  const small = grammar.test("{paragraph}", what) && !grammar.test(String.raw`{section}\s+{about}`, what);
  return { kind: "remove", place: readPlace(grammar, what), piece: small ? "paragraph" : "section" };
};

const language: Reader = (grammar, clause) => {
  const { language: named, rest, match } = grammar;
  const found = named(clause);
  const bare = found === null ? clause : clause.replace(found.name, " ");
  if (found !== null && rest(bare, "translate", "rewrite", "in", "all", "fresh", ...ofNothing) === "") {
    return { kind: "language", language: found.tag, name: found.name };
  }
  const unknown = match(String.raw`^{translate}\s+(?:{post}|{all})?.*?{in}\s+(?<name>\p{L}{3,})$`, clause)?.name;
  return unknown === undefined || found !== null || !/^(?:trans|über|trad)/iu.test(clause)
    ? null
    : { kind: "language", language: null, name: unknown };
};

const length: Reader = (grammar, clause) => {
  const { match, test, rest } = grammar;
  const words = Number(match(String.raw`(?<n>\d{2,5})\s*{words}`, clause)?.n ?? Number.NaN);
  const known = [
    ...ofNothing,
    "shorten",
    "lengthen",
    "shorter",
    "longer",
    "slightly",
    "much",
    "too",
    "half",
    "double",
    "remove",
    "all",
    "more",
    "for",
  ] as const;
  if (words >= 10 && rest(clause.replace(/\d+/gu, ""), ...known, "words", "to", "with", "is") === "") {
    return { kind: "resize", place: { at: "all" }, to: { words } };
  }
  const shorter = test("^{shorten}|{shorten}$|{shorter}|{half}", clause);
  const longer = test("^{lengthen}|{lengthen}$|{longer}|{double}", clause);
  if (!shorter && !longer) return null;
  const where = match(
    String.raw`^{lengthen}\s+(?:{about}\s+)?(?<place>.+?)(?:\s+(?:{longer}|better|besser|mieux|mejor))?$`,
    clause,
  )?.place;
  const left = rest(clause, ...known);
  const place = where !== undefined && !test("{longer}", where) ? where : left === "" ? "" : clause;
  const target = place === "" ? ({ at: "all" } as const) : readPlace(grammar, spokenOf(grammar, place));
  const wordy =
    target.at === "about" && target.words.split(/\s+/u).length > 9 && !test("^{lengthen}|^{shorten}", clause);
  return wordy ? null : { kind: "resize", place: target, to: { factor: factorOf(grammar, clause, shorter) } };
};

/** A clause about length without what says which length. */
function spokenOf({ vocabulary }: Grammar, clause: string): string {
  const { shorten, lengthen, shorter, longer, slightly, much, half, double, make, is } = vocabulary;
  const said = [shorten, lengthen, shorter, longer, slightly, much, half, double, make, is].join("|");
  return clause
    .replace(new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${said})(?![\p{L}\p{N}])`, "giu"), " ")
    .replace(/\s+/gu, " ")
    .trim();
}

function factorOf({ test }: Grammar, clause: string, shorter: boolean): number {
  if (test("{half}", clause)) return 0.5;
  if (test("{double}", clause)) return 2;
  if (test("{slightly}", clause)) return shorter ? 0.82 : 1.2;
  if (test("{much}", clause)) return shorter ? 0.5 : 1.8;
  return shorter ? 0.67 : 1.4;
}

const tone: Reader = (grammar, clause) => {
  const { test, vocabulary, rest } = grammar;
  const found = demoTones.find((each) =>
    new RegExp(String.raw`(?<!\p{L})(?:${vocabulary.tones[each]})(?!\p{L})`, "iu").test(clause),
  );
  if (found === undefined || test("{section}\\s+{about}|^{mention}", clause)) return null;
  const said = clause.replace(
    new RegExp(String.raw`(?<!\p{L})(?:${Object.values(vocabulary.tones).join("|")})(?!\p{L})`, "giu"),
    " ",
  );
  const left = rest(said, "more", "less", "too", "slightly", "much", "rewrite", "all", ...ofNothing);
  const reversed = test("{less}|{too}", clause);
  const wanted = reversed ? (found === "casual" ? "professional" : "casual") : found;
  const place = left === "" ? ({ at: "all" } as const) : readPlace(grammar, left);
  return place.at === "about" ? null : { kind: "tone", tone: wanted, place };
};

const rewrite: Reader = (grammar, clause) => {
  const { match, test, rest } = grammar;
  if (
    test(String.raw`{fresh}\s+{intro}`, clause) &&
    rest(clause, "fresh", "intro", "rewrite", "add", "article", ...ofNothing) === ""
  ) {
    return { kind: "rewrite", place: { at: "intro" } };
  }
  const what = match(String.raw`^{rewrite}\s+(?<what>.+)$`, clause)?.what;
  if (what === undefined) return null;
  const place = readPlace(grammar, what);
  return place.at === "about" && !test("{section}", what) ? null : { kind: "rewrite", place };
};

const example: Reader = (grammar, clause) => {
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

/** Readers of wishes that their words make plain, in the order in which they are asked. */
export const plainReaders: readonly Reader[] = [
  swap,
  example,
  section,
  heading,
  title,
  language,
  picture,
  tone,
  length,
  rewrite,
  remove,
];

/** What is less plain: whom the post is for, and what it should take up. */
export const readLoosely: Reader = ({ match, rest }, clause) => {
  const audience = match(
    String.raw`^(?:(?:{make}|{rewrite}|{add})\s+)?(?:{post}\s+)?{for}\s+(?<audience>.{3,60})$`,
    clause,
  )?.audience;
  if (audience !== undefined && clause.split(/\s+/u).length <= 9)
    return { kind: "audience", audience: unquoted(audience) };
  const about = match(
    String.raw`^(?:{mention}|{add})\s+(?:(?:{article}|{fresh}|{slightly}|{more})\s+)*(?:{paragraph}\s*(?:{about}|:)\s*)?(?:(?:that|dass|que|qu')\s*)?(?<about>.+)$`,
    clause,
  )?.about;
  return about === undefined || rest(about, "filler") === "" ? null : { kind: "mention", about: unquoted(about) };
};

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^["“„«‘'\s]+|["”“»’'\s]+$/gu, "")
    .replace(/[\s,;:.]+$/u, "")
    .trim();
}
