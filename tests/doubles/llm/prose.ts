const sentences = [
  "Most people meet this question on an ordinary day and put it off until the evening.",
  "The first step is smaller than it looks, because it only asks for ten quiet minutes.",
  "What helps is a plain rule that you can keep when you are tired.",
  "It does not hold everywhere: with a large group you will need to agree on it first.",
  "Think of a kitchen in which every tool has a place, and nobody has to search.",
  "The reason is simple, since attention is what runs out before time does.",
  "A friend may ask whether this is worth the effort, and the honest answer depends on the start.",
  "Once the habit is there, the rest follows almost without being noticed.",
  "You can try it tomorrow morning and judge it by the end of the week.",
  "Small steps are easier to repeat, and what is repeated becomes easy.",
  "That leads to the next thing, which is how to go on when the first week is over.",
  "Write down what changed, keep what worked, and drop the rest without regret.",
];

/** About this many words of plain English, in paragraphs of three sentences; the seed chooses where they begin. */
export function prose(words: number, seed: string): string {
  let at = [...seed].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % sentences.length;
  const chosen: string[] = [];
  for (let count = 0; count < words; at += 1) {
    const sentence = sentences[at % sentences.length] ?? "";
    chosen.push(sentence);
    count += sentence.split(" ").length;
  }
  const paragraphs: string[] = [];
  for (let from = 0; from < chosen.length; from += 3) paragraphs.push(chosen.slice(from, from + 3).join(" "));
  return paragraphs.join("\n\n");
}
