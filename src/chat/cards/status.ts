import type { RunSnapshot } from "../../engine/types.ts";
import type { RunStats } from "../../store/stats.ts";
import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart } from "../vocabulary.ts";
import { type ModelInUse, modelText } from "./model.ts";

/** What goes on in a workspace, as one person may see it. */
export interface StatusView {
  texts: Texts;
  running: {
    number: number;
    text: string;
    title: string | null;
    status: RunSnapshot["status"];
    costUsd: number;
    since: Date;
  }[];
  ideas: number;
  finished: number;
  /** The models that would answer first. */
  writer: ModelInUse;
  reviewer: ModelInUse;
  /** How expansions have gone of late. */
  stats: RunStats & { inputTokens: number; cachedTokens: number };
  now: Date;
}

/** What is being made, which models are at work, and how much there is. */
export function statusCard({ texts, running, ideas, finished, writer, reviewer, stats, now }: StatusView): Card {
  const { answers, formats } = texts;
  const lines = running.map((run) =>
    answers.statusRunning({
      number: run.number,
      title: plain(inline(run.title ?? run.text, 80)),
      state: texts.progress.summary[run.status],
      time: formats.duration(now.getTime() - run.since.getTime()),
      cost: formats.money(run.costUsd),
    }),
  );
  const work: CardPart = {
    type: "text",
    markdown: lines.length === 0 ? answers.statusIdle : lines.map((line) => `- ${line}`).join("\n"),
  };
  return {
    title: answers.statusTitle,
    summary: answers.statusTitle,
    parts: [
      work,
      {
        type: "fields",
        fields: [
          { label: answers.statusModels, value: modelText(texts, writer) },
          { label: answers.statusReviewer, value: modelText(texts, reviewer) },
          { label: answers.statusIdeas, value: formats.number(ideas) },
          { label: answers.statusDone, value: formats.number(finished) },
        ],
      },
      ...statsPart(texts, stats),
    ],
  };
}

/** How expansions have gone: nothing before the first has ended. */
function statsPart({ usage: { stats: words }, formats }: Texts, stats: StatusView["stats"]): CardPart[] {
  const { done, failed, p50Ms, p95Ms, costUsd, inputTokens, cachedTokens } = stats;
  if (done + failed === 0) return [];
  const says = [
    ...(p50Ms === null || p95Ms === null ? [] : [words.took(formats.duration(p50Ms), formats.duration(p95Ms))]),
    words.success(formats.percent(done / (done + failed)), formats.number(failed)),
    words.cost(formats.money(costUsd)),
    ...(inputTokens === 0 ? [] : [words.cached(formats.percent(cachedTokens / inputTokens))]),
  ];
  return [{ type: "text", markdown: `${words.title}\n\n${says.join(" ")}` }];
}
