import type { Brief } from "../brief.ts";
import { data } from "./data.ts";

/** The idea, what was made of it and what was asked for: the first message of every prompt after the intake. */
export function assignment(brief: Brief): string {
  const { tone, audience, words } = brief.options;
  const asked = {
    language: brief.language,
    tone: tone ?? "your choice",
    audience: audience ?? "your choice",
    words: words ?? "your choice",
  };
  return [
    data("idea", brief.idea),
    data(
      "brief",
      JSON.stringify({
        title: brief.title,
        description: brief.description,
        category: brief.category,
        complexity: brief.complexity,
      }),
    ),
    data("options", JSON.stringify(asked)),
  ].join("\n\n");
}
