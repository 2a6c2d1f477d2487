import type { DemoFacts } from "../../../models/demo/types.ts";
import type { Subject } from "../brief.ts";

/** What says that another idea follows, in a change of direction. */
const turning = /^\W*(?:no\b\W*)?(?:instead|rather|start over)\b\W*|\W*\binstead\W*$/gi;

/** What the offline demo model needs to know of an idea. Of a change of direction it takes the last word for the idea. */
export function demoFacts({
  idea,
  options,
  direction,
  not,
}: Pick<Subject, "idea" | "options" | "direction" | "not">): DemoFacts {
  const { tone, audience, words, language, images } = options;
  const latest = direction.at(-1)?.replace(turning, "").trim() || idea;
  return { idea: latest, tone, audience, words, language, images, angle: not.length };
}
