import { demoTones } from "../types.ts";
import type { Grammar } from "./grammar.ts";
import { readPlace } from "./read-place.ts";
import { ofNothing, type Reader } from "./reader.ts";

/** `in German` */
export const language: Reader = (grammar, clause) => {
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

/** `make the second section shorter` */
export const length: Reader = (grammar, clause) => {
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
  const more = match(String.raw`{longer}\s+{about}\s*(?<place>.+)$`, clause)?.place;
  const where =
    more ??
    match(String.raw`^{lengthen}\s+(?:{about}\s+)?(?<place>.+?)(?:\s+(?:{longer}|better|besser|mieux|mejor))?$`, clause)
      ?.place;
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

/** `more casual` */
export const tone: Reader = (grammar, clause) => {
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

/** `rewrite the introduction` */
export const rewrite: Reader = (grammar, clause) => {
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

/** `the ending is weak`: what is to be better has to be another one. */
export const complaint: Reader = (grammar, clause) => {
  const { test, rest, vocabulary } = grammar;
  if (!test("{weak}", clause) || test("^(?:{rename}|{call}|{add}|{remove}|{replace}|{mention})", clause)) return null;
  const weak = new RegExp(String.raw`(?<!\p{L})(?:${vocabulary.weak})(?!\p{L})`, "giu");
  const left = clause.replace(weak, " ").replace(/\s+/gu, " ").trim();
  if (test("{title}", clause) && rest(left, "title", "is", "much", "too", ...ofNothing) === "")
    return { kind: "retitle" };
  const what =
    grammar.match(String.raw`^(?<what>.*?)(?:\s*{is})?(?:\s*(?:{much}|{too}|{slightly}))*$`, left)?.what ?? left;
  const place = readPlace(grammar, what);
  return place.at === "about" && !test("{section}", left) ? null : { kind: "rewrite", place };
};
