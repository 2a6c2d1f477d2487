import type { DemoFacts } from "../../../models/demo/types.ts";
import type { IdeaOptions } from "../../options.ts";

/** What the offline demo model needs to know of an idea. */
export function demoFacts(idea: string, options: IdeaOptions): DemoFacts {
  const { tone, audience, words, language, images } = options;
  return { idea, tone, audience, words, language, images };
}
