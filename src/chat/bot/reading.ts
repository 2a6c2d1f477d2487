import { ideaCounts, workingRuns } from "../../store/runs.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { cachedTokens, expansionStats } from "../../store/stats.ts";
import { button } from "../cards/button.ts";
import type { ModelInUse } from "../cards/model.ts";
import { noteCard } from "../cards/note.ts";
import { resultCard } from "../cards/result.ts";
import { statusCard } from "../cards/status.ts";
import { resultView } from "../versions.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, privately, textsOf } from "./accepting.ts";
import { isMine } from "./finding.ts";
import { followedKinds } from "./starting.ts";

/** Which models answer first, for `status`. Asked before the transaction: keys may be looked up for it. */
export async function modelsInUse({ models }: BotParts, workspace: string) {
  const [writer, reviewer] = await Promise.all([
    models.firstChoice("write", workspace),
    models.firstChoice("review", workspace),
  ]);
  return { writer, reviewer };
}

/** Of how many days `status` tells how work has gone. */
const statsDays = 30;

/** `status`: what is being made, by which models, and how much there is. */
export async function answerStatus(
  { now }: BotParts,
  incoming: Incoming,
  { tx, scope }: Accepting,
  inUse: { writer: ModelInUse; reviewer: ModelInUse },
): Promise<Accepted> {
  const since = new Date(now().getTime() - statsDays * 86_400_000);
  const [running, counts, stats, tokens] = await Promise.all([
    workingRuns(tx, scope.workspace, { kinds: followedKinds }),
    ideaCounts(tx, scope.workspace),
    expansionStats(tx, scope.workspace, since),
    cachedTokens(tx, scope.workspace, since),
  ]);
  const card = statusCard({
    texts: textsOf(incoming),
    running: running.map(({ idea, status, costUsd, createdAt }) => ({ ...idea, status, costUsd, since: createdAt })),
    ideas: Object.values(counts).reduce((sum, count) => sum + count, 0),
    finished: counts.expanded ?? 0,
    ...inUse,
    stats: { ...stats, ...tokens },
    now: now(),
  });
  return { ack: privately(card) };
}

/** The result of an idea, or how far it is and, for its owner, how to go on. */
export function shownAck(incoming: Incoming, shown: ShownIdea, event: Accepting): Ack {
  const texts = textsOf(incoming);
  const view = resultView(texts, shown);
  if (view !== undefined) return privately(resultCard(view));
  const { id, status } = shown.idea;
  const note = noteCard(texts.answers.showUnfinished(texts.ideaStatus[status]));
  if (!isMine(shown, event) || status === "expanding") return privately(note);
  const again = button(texts.buttons.expandAgain, { action: "expandAgain", idea: id }, { style: "primary" });
  const edit = button(texts.buttons.editIdea, { action: "editIdea", idea: id });
  return privately({ ...note, parts: [...note.parts, { type: "buttons", buttons: [again, edit] }] });
}
