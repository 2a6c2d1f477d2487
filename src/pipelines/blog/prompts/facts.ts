import { readDirection } from "../../../models/demo/direction.ts";
import type { DemoFacts } from "../../../models/demo/types.ts";
import type { Subject } from "../brief.ts";

/** What the offline demo model needs to know of an idea. Of several changes of direction, the last one counts. */
export function demoFacts({
  idea,
  options,
  direction,
  not,
}: Pick<Subject, "idea" | "options" | "direction" | "not">): DemoFacts {
  const { tone, words, language, images } = options;
  const last = direction.at(-1);
  const turned = last === undefined ? null : readDirection(last);
  const audience = turned?.audience ?? options.audience;
  return { idea: turned?.idea ?? idea, tone, audience, words, language, images, angle: not.length };
}
