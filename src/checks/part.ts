/** What the checks see of a piece of work: its parts by id. A post's cells fit this shape. */
export type Part =
  | { id: string; kind: "markdown"; text: string }
  | { id: string; kind: "image"; alt: string; caption: string };

/** What the work was meant to be. */
export interface Expectations {
  /** As the person typed it: its URLs and words are allowed. */
  idea: string;
  /** BCP 47; decides how words are counted. */
  language: string;
  /** Words of prose; code is not counted. */
  words: number;
  /** The planned sections, by the id of the cell that each should fill. */
  sections: readonly { id: string; heading: string }[];
}
