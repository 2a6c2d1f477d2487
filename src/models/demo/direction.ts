/** What somebody wants instead of a post, as far as it differs from the idea. */
export interface DemoDirection {
  /** Null: the idea again. */
  idea: string | null;
  /** Whom it is for now; null where nothing is said of that. */
  audience: string | null;
}

/** A word of ours, or several, that another letter neither precedes nor follows. */
const words = (alternatives: string) => String.raw`(?<!\p{L})(?:${alternatives})(?!\p{L})`;
const gap = String.raw`[^\p{L}\p{N}]*`;

const turns = words(
  [
    "no|ok(?:ay)?|please|instead|rather|let's|let us|now|actually|(?:start(?: all)? )?(?:over|again|afresh|from scratch)(?: please)?",
    "(?:scrap|forget) (?:it|this|that|everything|all (?:of )?that)|(?:(?:take )?(?:an?|another) )?(?:new|different|other)? ?(?:direction|topic|subject|angle|idea)(?=\\s*:)",
    "another (?:direction|topic|subject|angle|idea)|change of (?:direction|plan|topic)|start|try|nein|bitte|stattdessen|lieber|jetzt|doch",
    "(?:fang(?:e|en wir)?|beginne?) (?:bitte )?(?:noch ?mal |nochmals? )?(?:ganz )?(?:von vorne?|neu)(?: an)?|(?:noch ?mal |ganz )?von vorne?(?: an)?|neu anfangen",
    "vergiss (?:es|das|alles)|(?:ein )?(?:neues|anderes|andres) thema|(?:eine )?(?:neue|andere) (?:idee|richtung)|non|plutôt|à la place|au lieu de ça|s'il te plaît|svp",
    "(?:recommence[rz]?|repars|repartons|reprends?)(?: (?:à zéro|depuis le début|du début|de zéro))?|oublie (?:ça|tout)|(?:un )?(?:autre|nouveau) sujet|(?:une )?(?:autre|nouvelle) (?:idée|direction)",
    "changeons de sujet|mejor|en (?:vez|lugar) de eso|en su lugar|por favor|(?:vuelve a empezar|empieza|empecemos|comienza)(?: (?:de nuevo|de cero|desde cero|otra vez))?|desde cero",
    "olvida (?:eso|esto|todo)|(?:un )?(?:otro|nuevo) (?:tema|enfoque)|(?:una )?(?:otra|nueva) idea",
  ].join("|"),
);
const insteads = words(
  "instead|rather|stattdessen|lieber|bitte|doch|mal|plutôt|à la place|mejor|en (?:vez|lugar) de eso|please|from scratch|svp|por favor",
);
const turning = new RegExp(`^(?:${gap}${turns})+${gap}`, "iu");
const ending = new RegExp(`(?:${gap}${insteads})+${gap}$`, "iu");

const verbs = words(
  "write|make|do|talk|schreibe?|mach(?:e|en wir)?|erzähle?|écris|écrivez|écrire|fais|faites|parle[rz]?|escribe|escríbe|haz|habla",
);
const object = words("it|this|one|es|ihn|sie|das|le|la|ça|lo");
const abouts = words("about|on|über|von|sur|sobre");
/** `write about …`, `make it about …`, `schreib stattdessen über …`, or `über …` */
const asking = new RegExp(
  String.raw`^(?:${verbs}(?:\s+${object}|-(?:le|la)|\s+${insteads})*\s+)?(?:${insteads}\s+)*${abouts}\s+`,
  "iu",
);
const verbFirst = new RegExp(String.raw`^${verbs}\s+(?:${insteads}\s+)*`, "iu");
/** `write it …`: the same idea, made otherwise. */
const sameIdea = new RegExp(String.raw`^${verbs}(?:\s+${object}|-(?:le|la))(?:\s+${insteads})*\s*(?<how>.*)$`, "isu");
const forWhom = new RegExp(String.raw`^${words("for|für|pour|para")}\s+(?<whom>.{2,60}?)[.!\s]*$`, "iu");

/** Reads a change of direction: `instead, write about wasps`, `von vorn bitte`, `start over: a guide for schools`. */
export function readDirection(said: string): DemoDirection {
  const line = said.replace(/[’‘]/gu, "'").trim();
  const bare = line.replace(turning, "").replace(ending, "").trim();
  const subject = bare.replace(asking, "");
  if (subject !== bare) return { idea: named(subject), audience: null };
  const how = sameIdea.exec(bare)?.groups?.how;
  if (how !== undefined) return { idea: null, audience: forWhom.exec(how)?.groups?.whom ?? null };
  return { idea: named(bare.replace(verbFirst, "")), audience: null };
}

const named = (text: string): string | null => (/[\p{L}\p{N}]/u.test(text) ? text.trim() : null);
