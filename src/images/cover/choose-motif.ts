import type { Chance } from "../../models/demo/chance.ts";
import { type Motif, motifs } from "./motifs.ts";

/** Words of a title that ask for a motif; whatever asks for none gets one by chance. */
const hints: readonly (readonly [RegExp, keyof typeof motifs])[] = [
  [
    /\b(?:network|api|apis|graph|server|servers|internet|distributed|vector|discord|community|people|team|teams|social)\b/iu,
    "network",
  ],
  [/\b(?:clock|clocks|time|timer|schedule|rotation|daily|weekly|pomodoro|cycle|orbit|planet|space)\b/iu, "orbits"],
  [/\b(?:cache|caching|memory|card|cards|grid|puzzle|game|games|quiz|css|design|tile|tiles)\b/iu, "tiles"],
  [/\b(?:mail|e-mail|message|stream|river|water|sea|ocean|music|sound|signal|wave|waves|flow)\b/iu, "waves"],
  [
    /\b(?:data|database|databases|statistics|money|currency|budget|survey|calorie|metrics|regression|growth)\b/iu,
    "columns",
  ],
  [/\b(?:year|years|journey|mountain|travel|weather|climate|garden|nature|walk|project)\b/iu, "hills"],
  [/\b(?:review|code|pull|request|script|regex|json|markdown|cipher|cli|text|table)\b/iu, "ribbons"],
];

/** The motif for these words. */
export function chooseMotif(words: string, chance: Chance): Motif {
  const name = hints.find(([pattern]) => pattern.test(words.replace(/[-_]/gu, " ")))?.[1];
  const all = Object.values(motifs);
  const random = chance.pick(all, motifs.orbits);
  // Two times in three the words decide, so that posts on one subject do not all look alike.
  return name !== undefined && chance.below(3) > 0 ? motifs[name] : random;
}
