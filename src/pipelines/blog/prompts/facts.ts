import type { DemoFacts } from "../../../models/demo/types.ts";
import type { Subject } from "../brief.ts";

/** What says that another idea follows, in a change of direction, and how one asks for it. */
const turning =
  /^\W*(?:no\W+)?(?:instead|rather|start over|stattdessen|lieber|plutôt|mejor)\b\W*|\W*\b(?:instead|stattdessen)\W*$/giu;
const asking =
  /^(?:please\s+)?(?:write|make|do|schreib|mach|écris|escribe)\s+(?:(?:it|one|es|sie|le|lo)\s+)?(?:about|on|über|sur|sobre)\s+/iu;

/** What the offline demo model needs to know of an idea. Of a change of direction it takes the last word for the idea. */
export function demoFacts({
  idea,
  options,
  direction,
  not,
}: Pick<Subject, "idea" | "options" | "direction" | "not">): DemoFacts {
  const { tone, audience, words, language, images } = options;
  const latest = direction.at(-1)?.replace(turning, "").replace(asking, "").trim() || idea;
  return { idea: latest, tone, audience, words, language, images, angle: not.length };
}
