const openings = [
  "On an ordinary day",
  "When you are tired",
  "In a small kitchen",
  "With a large group",
  "After the first week",
  "Before the coffee is ready",
  "For a careful reader",
  "In the middle of the work",
];
const claims = [
  "a plain rule helps more than a clever one",
  "the first step is smaller than it looks",
  "it pays to write down what has changed",
  "the honest answer depends on where you start",
  "every tool should have a place of its own",
  "most people put the question off until the evening",
  "what is repeated slowly becomes easy",
  "a friend may ask whether it is worth the effort",
  "the result shows sooner than anyone expects",
];
const reasons = [
  "because attention runs out before time does.",
  "since nobody then has to search.",
  "which is easy to judge at the end of the week.",
  "and the rest follows almost without being noticed.",
  "although it does not hold everywhere.",
  "and that leads to the next thing to try.",
  "so keep what worked and drop the rest.",
];

/** About this many words of plain English in paragraphs of three sentences; the same for the same seed, none twice. */
export function prose(words: number, seed: string): string {
  let at = [...seed].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  const chosen: string[] = [];
  for (let count = 0; count < words; at += 1) {
    const sentence = `${pick(openings, at)} ${pick(claims, at)}, ${pick(reasons, at)}`;
    chosen.push(sentence);
    count += sentence.split(" ").length;
  }
  const paragraphs: string[] = [];
  for (let from = 0; from < chosen.length; from += 3) paragraphs.push(chosen.slice(from, from + 3).join(" "));
  return paragraphs.join("\n\n");
}

/** The lists' lengths have no common factor, so that together they repeat only after 504 sentences. */
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? "";
