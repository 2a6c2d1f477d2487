import { type Desk, type Draft, without } from "./draft.ts";
import { changeAudience } from "./introductions.ts";
import { example, mention } from "./mention.ts";
import { changePictures } from "./pictures.ts";
import { removePart } from "./removal.ts";
import { resize } from "./resize.ts";
import { rewrite } from "./rewrite.ts";
import { addSection, renameSection } from "./sections.ts";
import { changeLanguage, changeTone } from "./voices.ts";
import type { Wish } from "./wishes.ts";
import { rename, retitle, swap } from "./words.ts";

type Fulfil = { [Kind in Wish["kind"]]: (draft: Draft, wish: Wish & { kind: Kind }, desk: Desk) => Draft };

const ways: Fulfil = {
  resize,
  section: addSection,
  remove: removePart,
  title: rename,
  retitle,
  heading: renameSection,
  tone: changeTone,
  language: changeLanguage,
  picture: changePictures,
  rewrite,
  example,
  swap,
  audience: changeAudience,
  beyond: (draft) => without(draft, "beyond"),
  unclear: (draft, { said }) => without(draft, "unclear", said),
  mention,
};

/** The draft after one wish. What cannot be done is noted in it. */
export function fulfil<Kind extends Wish["kind"]>(draft: Draft, wish: Wish & { kind: Kind }, desk: Desk): Draft {
  return ways[wish.kind as Kind](draft, wish, desk);
}
