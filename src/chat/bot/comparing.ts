import { KindlingError } from "../../errors.ts";
import { listVersions, outputByNumber } from "../../store/outputs.ts";
import { compareCard } from "../cards/compare.ts";
import { compareForm } from "../cards/forms.ts";
import { differenceOf, readVersion, totalOf, type Version, workOf } from "../versions.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, privately, say, textsOf } from "./accepting.ts";
import { ideaShown } from "./finding.ts";

/** Two versions of an idea. */
export interface Two {
  idea: string;
  from: number;
  to: number;
}

/** What differs between two versions, for all who may see them. */
export async function answerCompare(
  incoming: Incoming,
  event: Accepting,
  { idea: id, from, to }: Two,
): Promise<Accepted> {
  const texts = textsOf(incoming);
  const { tx, scope } = event;
  if (from === to) return { ack: say(texts.compare.twice) };
  const [{ idea }, before, after] = await Promise.all([
    ideaShown(event, id),
    outputByNumber(tx, scope.workspace, id, from),
    outputByNumber(tx, scope.workspace, id, to),
  ]);
  const read = (number: number, output: typeof before): Version => {
    if (output === undefined) throw new KindlingError("version.not_found", { params: { number } });
    return readVersion(output);
  };
  const [old, young] = [read(from, before), read(to, after)];
  const diff = differenceOf(old, young);
  if (diff === undefined) return { ack: say(texts.projects.otherKind) };
  const card = compareCard({
    texts,
    idea,
    from: { number: from, score: totalOf(old) },
    to: { number: to, score: totalOf(young) },
    diff,
    demo: workOf(old).demo || workOf(young).demo,
  });
  return { ack: privately(card) };
}

/** Any two versions, to be chosen: this one is chosen already. */
export async function askCompare(
  incoming: Incoming,
  { tx, scope }: Accepting,
  { idea, version }: { idea: string; version: number },
): Promise<Accepted<Ack>> {
  const versions = await listVersions(tx, scope.workspace, idea);
  if (versions.length === 0) throw new KindlingError("idea.not_found");
  const from = versions.findLast(({ number }) => number !== version)?.number ?? version;
  return { ack: { type: "form", form: compareForm(textsOf(incoming), { idea, versions, from, to: version }) } };
}
