import type { Incoming } from "../chat/vocabulary.ts";
import { botId, people } from "./places.ts";

const mentions = (names: readonly string[]) => new RegExp(`(?:^|[^\\w@])@(?:${names.join("|")})\\b`, "i");

const ours = mentions([botId]);
const others = mentions(people.flatMap(({ id, name }) => [id, name]));

/** Whom words are turned to. A name counts behind an `@` that begins a word, so that an address of mail is nobody. */
export function addressed(text: string): Extract<Incoming, { type: "reply" }>["addressed"] {
  if (ours.test(text)) return "us";
  return others.test(text) ? "others" : "nobody";
}
