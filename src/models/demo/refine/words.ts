import { capitalise, plainWords, shorten } from "../clean.ts";
import { titles } from "../title.ts";
import { type Desk, type Draft, frameOf, withCells } from "./draft.ts";
import { mention } from "./mention.ts";
import type { Wish } from "./wishes.ts";

/** Longest title, in characters. */
const longestTitle = 110;

/** Gives the post the title that was asked for, as it was typed. */
export function rename(draft: Draft, { title }: Wish & { kind: "title" }): Draft {
  const plain = shorten(plainWords(title).replace(/\s+/gu, " "), longestTitle);
  return plain === "" ? draft : { ...draft, title: capitalise(plain) };
}

/** Gives the post another title: the next that the idea can have. */
export function retitle(draft: Draft, _wish: Wish & { kind: "retitle" }, desk: Desk): Draft {
  const { subject, lexicon } = frameOf(draft, desk);
  const all = titles(subject, lexicon);
  return { ...draft, title: all[(all.indexOf(draft.title) + 1) % all.length] ?? draft.title };
}

/** Puts one word or phrase for another, wherever it stands; where it stands nowhere, takes the new one up. */
export function swap(draft: Draft, wish: Wish & { kind: "swap" }, desk: Desk): Draft {
  const to = plainWords(wish.to).replace(/\s+/gu, " ");
  const from = wish.from.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/\s+/gu, String.raw`\s+`);
  if (to === "" || from === "") return draft;
  const known = new RegExp(String.raw`(?<![\p{L}\p{N}])${from}(?![\p{L}\p{N}])`, "giu");
  const swapped = (text: string) => text.replace(known, (found) => (/^\p{Lu}/u.test(found) ? capitalise(to) : to));
  const changed = { ...withCells(draft, swapped), title: swapped(draft.title) };
  const same = changed.title === draft.title && changed.cells.every((cell, index) => cell === draft.cells[index]);
  return same ? mention(draft, { kind: "mention", about: to }, desk) : changed;
}
