import type { Lens } from "../lexicon/types.ts";
import { headingOf, type Outline } from "../plan.ts";
import { demoTones } from "../types.ts";

/** The point of view whose heading this is, in any register of the post's language. */
export function lensOf({ lexicon, voice }: Outline, heading: string): Lens | undefined {
  return lexicon.lenses.find((lens) => demoTones.some((tone) => headingOf(lens, tone, voice) === heading));
}
