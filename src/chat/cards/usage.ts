import type { ModelUsage } from "../../store/stats.ts";
import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";

/** What somebody has used, in US dollars. */
export interface UsageView {
  texts: Texts;
  spent: { span: keyof Texts["usage"]["spans"]; usd: number; runs: number }[];
  models: readonly ModelUsage[];
  /** Most that one piece of work may cost them here. */
  mostUsd: number;
}

/** What somebody has spent, on which models, and how much one piece of work may cost. */
export function usageCard({ texts, spent, models, mostUsd }: UsageView): Card {
  const { usage: words, formats } = texts;
  const lines = models.map(({ provider, model, calls, tokens, usd }) =>
    words.model({
      name: plain(inline(`${provider} ${model}`, 80)),
      facts: [formats.money(usd), words.calls(calls, formats.number(calls)), words.tokens(formats.number(tokens))],
    }),
  );
  return {
    title: words.title,
    summary: words.title,
    parts: [
      {
        type: "fields",
        fields: [
          ...spent.map(({ span, usd, runs }) => ({
            label: words.spans[span],
            value: words.spent(formats.money(usd), words.runs(runs, formats.number(runs))),
          })),
          { label: words.most, value: formats.money(mostUsd) },
        ],
      },
      {
        type: "text",
        markdown:
          lines.length === 0 ? words.nothing : [words.models, lines.map((each) => `- ${each}`).join("\n")].join("\n\n"),
      },
    ],
  };
}
