/** Verbs that part a subject from what is said of it. */
const verbs =
  /^(?:is|are|was|were|am|be|has|have|had|do|does|did|can|could|should|shall|will|would|must|may|might|need|needs|moved|went|came|made|became|got|broke|chose|left|lost|won|keep|keeps|kept|matter|matters|work|works|fail|fails|beat|beats|feel|feels|don't|doesn't|didn't|isn't|aren't|\p{L}{2,}ed)$/iu;

/** `review a pull request` → `reviewing a pull request`. */
export function gerund(clause: string): string {
  const [, verb = "", rest = ""] = /^(\p{L}+)(.*)$/su.exec(clause) ?? [];
  const lower = verb.toLowerCase();
  if (lower === "" || /ing$/u.test(lower)) return clause;
  const stem = /ie$/u.test(lower)
    ? `${lower.slice(0, -2)}y`
    : /[^eoy]e$/u.test(lower)
      ? lower.slice(0, -1)
      : /^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(lower)
        ? lower + lower.at(-1)
        : lower;
  return `${stem}ing${rest}`;
}

/** Whether one of the words is a verb that sentences are made with. */
export function hasVerb(words: readonly string[]): boolean {
  return words.some((word) => verbs.test(word));
}

/** The subject of a clause: what stands before its verb. */
export function untilVerb(clause: string): string {
  const words = clause.split(" ");
  const verb = words.findIndex((word, index) => index > 0 && verbs.test(word));
  return decapitaliseArticle(words.slice(0, verb > 0 ? verb : words.length).join(" "));
}

/** `The kitchen` → `the kitchen`: only small words lose their capital. */
export function decapitaliseArticle(text: string): string {
  return text.replace(/^(?:A|An|The|Our|My|Your|This|These)\b/u, (word) => word.toLowerCase());
}
