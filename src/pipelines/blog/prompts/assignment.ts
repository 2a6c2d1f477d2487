import type { Subject } from "../brief.ts";
import { data } from "./data.ts";

/**
 * The idea, what was made of it and what was asked for: the first message of every prompt after the intake. What does
 * not concern most posts comes last.
 */
export function assignment(brief: Subject): string {
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
    ...wishesOf(brief),
  ].join("\n\n");
}

/** What people said to change the idea, and the posts that this one must differ from. */
export function wishesOf({ direction, not }: Pick<Subject, "direction" | "not">): string[] {
  const others = not.length > 0 ? [data("others", not.join("\n"))] : [];
  return [...direction.map((said) => data("direction", said)), ...others];
}
