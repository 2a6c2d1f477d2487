import type { IdeaOptions } from "../../pipelines/options.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Button } from "../vocabulary.ts";
import { button } from "./button.ts";
import type { ChangesView } from "./changes.ts";
import { publishButton } from "./publish.ts";

/** What every result card shows beside the work itself. */
export interface ResultFacts {
  texts: Texts;
  idea: { id: string; number: number; options: IdeaOptions };
  /** The run that made this version. */
  run: string;
  version: number;
  /** The version that replies edit; null where there is none. */
  current: number | null;
  costUsd: number;
  /** Money or time ran out before it was finished. */
  partial: boolean;
  /** Where it was published, if it was. */
  publishedTo: string | null;
  /** What is different from the version that it was made from; null for one that was written from the idea. */
  changes: ChangesView | null;
  /** It is its owner's first result: they are offered a daily digest. */
  first?: boolean;
}

/** Publish first, where it is not published; then what makes something new, and what only looks. */
export function resultButtons(view: ResultFacts, format: "blog" | "code"): Button[] {
  const { texts, idea, version, run, publishedTo, changes } = view;
  const { buttons: labels } = texts;
  const of = { idea: idea.id, version };
  return [
    ...(publishedTo === null ? [publishButton(texts, of)] : []),
    ...(otherCurrent(view) !== null ? [button(labels.restore, { action: "restore", ...of })] : []),
    button(labels.refine, { action: "refine", ...of }),
    button(labels.regenerate, { action: "regenerate", ...of }),
    button(labels.otherFormat, { action: "otherFormat", idea: idea.id }),
    ...(format === "code" ? [button(labels.files, { action: "files", ...of })] : []),
    button(labels.details, { action: "details", run }),
    button(labels.versions, { action: "versions", idea: idea.id }),
    ...(changes === null
      ? []
      : [button(labels.compare, { action: "compare", idea: idea.id, from: changes.since, to: version })]),
    button(labels.download, { action: "download", ...of }),
    button(labels.good, { action: "good", ...of }),
    button(labels.bad, { action: "bad", ...of }),
    ...(view.first ? [button(texts.digest.buttons.offer, { action: "digest", scope: "person", verb: "set" })] : []),
  ];
}

/** The current version where this is another, such as one that an old refinement came to when it was gone on with. */
export const otherCurrent = ({ version, current }: Pick<ResultFacts, "version" | "current">): number | null =>
  current === version ? null : current;
