import { budgetWithin } from "../../pipelines/settings.ts";
import { modelUsage, spendingSince } from "../../store/stats.ts";
import { usageCard } from "../cards/usage.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, privately, textsOf } from "./accepting.ts";

const days = { day: 1, week: 7, month: 30 } as const;

/** `usage`: what this person has spent, and on what. */
export async function answerUsage(
  { budget, now: clock }: BotParts,
  incoming: Incoming,
  { tx, scope, settings }: Accepting,
): Promise<Accepted> {
  const now = clock();
  const since = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const spans = ["day", "week", "month"] as const;
  const [spent, models] = await Promise.all([
    spendingSince(
      tx,
      scope.workspace,
      scope.person,
      spans.map((span) => since(days[span])),
    ),
    modelUsage(tx, scope.workspace, scope.person, since(days.month)),
  ]);
  const card = usageCard({
    ...{ texts: textsOf(incoming), models, mostUsd: budgetWithin(budget, settings).usd },
    spent: spans.map((span, index) => ({ span, usd: 0, runs: 0, ...spent[index] })),
  });
  return { ack: privately(card) };
}
