import type { Inline } from "./inlines.ts";

/** A paragraph of rich text, or what stands between two. `goesOn`: code that was cut off the piece before it. */
export type Piece =
  | { kind: "section" | "quote"; inlines: Inline[] }
  | ({ kind: "item"; inlines: Inline[] } & Item)
  | { kind: "code"; text: string; goesOn?: true }
  | { kind: "divider" };

/** An item's place in its list. */
export interface Item {
  ordered: boolean;
  /** What it is counted as, from one or from where its list begins. */
  number: number;
  indent: number;
}

/** What stands before an item where there is no list. */
export const markOf = ({ ordered, number }: Item): string => (ordered ? `${number}. ` : "• ");
