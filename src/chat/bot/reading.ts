import { KindlingError } from "../../errors.ts";
import { listIdeas } from "../../store/ideas.ts";
import { ideaCounts, workingRuns } from "../../store/runs.ts";
import { type ShownIdea, shownByNumber } from "../../store/shown.ts";
import { helpCard } from "../cards/help.ts";
import { listCard } from "../cards/list.ts";
import type { ModelInUse } from "../cards/model.ts";
import { resultCard } from "../cards/result.ts";
import { statusCard } from "../cards/status.ts";
import type { Texts } from "../texts/catalogue.ts";
import { resultView } from "../versions.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, privately, say, textsOf } from "./accepting.ts";

/** Ideas on one list. */
const listLength = 10;

/** Kinds of runs that people follow. */
export const followedKinds = ["expand", "publish"] as const;

/** `help`: needs no database. */
export const answerHelp = (incoming: Incoming): Ack => privately(helpCard(textsOf(incoming)));

/** `list`: the latest ideas that this person may see. */
export async function answerList({ now }: BotParts, incoming: Incoming, { tx, scope }: Accepting): Promise<Accepted> {
  const found = await listIdeas(tx, scope.workspace, { limit: listLength + 1 });
  const ideas = found.slice(0, listLength).map(({ idea, head }) => ({
    ...idea,
    score: head?.score ?? null,
    demo: head?.demo ?? false,
  }));
  const more = found.length > listLength;
  return { ack: privately(listCard({ texts: textsOf(incoming), ideas, more, now: now() })) };
}

/** Which models answer first, for `status`. Asked before the transaction: keys may be looked up for it. */
export async function modelsInUse({ models }: BotParts, workspace: string) {
  const [writer, reviewer] = await Promise.all([
    models.firstChoice("write", workspace),
    models.firstChoice("review", workspace),
  ]);
  return { writer, reviewer };
}

/** `status`: what is being made, by which models, and how much there is. */
export async function answerStatus(
  { now }: BotParts,
  incoming: Incoming,
  { tx, scope }: Accepting,
  inUse: { writer: ModelInUse; reviewer: ModelInUse },
): Promise<Accepted> {
  const [running, counts] = await Promise.all([
    workingRuns(tx, scope.workspace, { kinds: followedKinds }),
    ideaCounts(tx, scope.workspace),
  ]);
  const card = statusCard({
    texts: textsOf(incoming),
    running: running.map(({ idea, status, costUsd, createdAt }) => ({ ...idea, status, costUsd, since: createdAt })),
    ideas: Object.values(counts).reduce((sum, count) => sum + count, 0),
    finished: counts.expanded ?? 0,
    ...inUse,
    now: now(),
  });
  return { ack: privately(card) };
}

/** `show 12`: the result of an idea again, for the one who asks. */
export async function answerShow(incoming: Incoming, { tx, scope }: Accepting, number: number): Promise<Accepted> {
  const shown = await shownByNumber(tx, scope.workspace, number);
  if (shown === undefined) throw new KindlingError("idea.not_found", { params: { number } });
  return { ack: shownAck(textsOf(incoming), shown) };
}

/** The result of an idea, or how far it is. */
export function shownAck(texts: Texts, shown: ShownIdea): Ack {
  const view = resultView(texts, shown);
  if (view !== undefined) return privately(resultCard(view));
  return say(texts.answers.showUnfinished(texts.ideaStatus[shown.idea.status]));
}
