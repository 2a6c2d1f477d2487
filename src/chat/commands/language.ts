/** Languages that people ask for by name. */
const named =
  "ar bg bn ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn mr ms my ne nl no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi yi zh zu".split(
    " ",
  );

/** The BCP 47 tag of a language given as a tag (`pt-BR`), or by its name in English or in itself; undefined if none. */
export function languageTag(given: string): string | undefined {
  const wanted = given.trim().toLowerCase();
  const byName = named.find((tag) => nameOf(tag, "en") === wanted || nameOf(tag, tag) === wanted);
  if (byName !== undefined) return byName;
  try {
    const [tag] = Intl.getCanonicalLocales(given.trim().replaceAll("_", "-"));
    const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    return tag !== undefined && names.of(tag.split("-")[0] ?? tag) !== undefined ? tag : undefined;
  } catch {
    return undefined;
  }
}

const nameOf = (tag: string, locale: string) =>
  new Intl.DisplayNames(locale, { type: "language" }).of(tag)?.toLowerCase();

/** Those languages by their names in the reader's own language, in the order of these. */
export function languageNames(locale: string | undefined): { tag: string; name: string }[] {
  const [wanted] = locale === undefined ? [] : Intl.DisplayNames.supportedLocalesOf([locale]);
  const names = new Intl.DisplayNames(wanted ?? "en", { type: "language" });
  return named
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .toSorted((one, other) => one.name.localeCompare(other.name, wanted ?? "en"));
}
