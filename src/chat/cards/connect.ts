import { plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";

/** The private link by which a person connects their account. `login`: the one that is connected already. */
export function connectCard(
  { github }: Texts,
  { url, login, waiting = false }: { url: string; login?: string | undefined; waiting?: boolean },
): Card {
  const said = login === undefined ? [github.link(url)] : [github.connected(plain(login)), github.again(url)];
  return {
    title: github.title,
    summary: github.title,
    parts: [{ type: "text", markdown: [...said, ...(waiting ? [github.thenGoesOn] : [])].join("\n\n") }],
  };
}
