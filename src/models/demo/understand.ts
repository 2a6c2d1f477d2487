import { countWords } from "./clean.ts";
import { readWishes } from "./refine/read-wishes.ts";
import type { DemoReplyKind } from "./types.ts";

const direction =
  /(?<!\p{L})(?:start(?:ing)? (?:over|again|from scratch)|instead(?! of)|forget (?:it|that|this|all)|(?:different|new|other|another) (?:idea|topic|subject)|on second thou?ght|rather write about|von vorn|neu anfangen|fang neu an|stattdessen|vergiss (?:das|es)|(?:anderes?|neues?) thema|andere idee|lieber (?:etwas )?über|recommen[cç]\p{L}*|à la place|oublie (?:ça|tout)|(?:autre|nouvelle?) (?:idée|sujet)|plutôt (?:sur|un article)|empieza de nuevo|desde cero|en su lugar|olvida (?:eso|esto|todo)|(?:otra|nueva) idea|otro tema|mejor sobre)(?!\p{L})/iu;
const approval =
  /^\W*(?:(?:this|that|it|das|es|c'est|está|ça)\s+)?(?:(?:looks?|sounds?|reads?|is|'s|ist|sieht|klingt)\s+)*(?:(?:really|very|so|all|sehr|richtig|très|vraiment|muy)\s+)*(?:good|great|fine|perfect|nice|awesome|excellent|lovely|brilliant|wonderful|amazing|approved|lgtm|love (?:it|this)|ship it|publish(?: it)?|go ahead|well done|(?:good|nice|great) (?:job|work)|yes|yep|👍|🎉|gut|prima|super|perfekt|toll|klasse|wunderbar|passt|veröffentlich\p{L}*|gefällt mir|los|ja|parfait|super|génial|bien|très bien|excellent|publie\p{L}*|j'aime|oui|perfecto|genial|muy bien|estupendo|excelente|publica\p{L}*|me gusta|sí|adelante)(?!\p{L})/iu;
/** Asks people what they think, or when they will talk. */
const opinion =
  /(?<!\p{L})(?:what do (?:you|we)(?: all| guys)? think|(?:any|your) (?:thoughts|opinion)|was (?:meinst|denkst|sagst) du|was (?:meint|denkt|sagt) ihr|wie find(?:est du|et ihr)|qu'en (?:penses-tu|pensez-vous|dis-tu|dites-vous)|que (?:penses-tu|pensez-vous)|qué (?:opinas|opináis|opinan|piensas|pensáis|(?:os|te|les) parece)|(?:(?:could|can|shall|should) (?:we|i)|let's) (?:please )?(?:talk|chat|meet|discuss|speak|call)|(?:können|sollen|wollen) wir .*(?:reden|sprechen|treffen))(?!\p{L})/iu;
/** A question that calls somebody by name. */
const named =
  /^(?!(?:Also|And|Actually|But|Honestly|Hmm|Kindling|Okay|Overall|Seriously|So|Sorry|Well),)\p{Lu}[\p{L}'-]+, .*[?？]\W*$|, (?!Kindling)\p{Lu}[\p{L}'-]+ ?[?？]\W*$/u;
const question =
  /^\W*(?:and |so |but |und |aber |et |mais |y |pero )?(?:why|what|how|who|whom|which|when|where|is|are|was|were|does|do|did|has|have|will|should|warum|wieso|weshalb|was|wie|wer|welche[rsnm]?|wann|wo|ist|sind|hat|wurde|pourquoi|qu'est|que|quoi|quel(?:le)?s?|comment|qui|combien|quand|où|est-ce|por qué|qué|cómo|quién|cuál(?:es)?|cuánt[oa]s?|cuándo|dónde|es|está)(?!\p{L}| (?:not|nicht)(?!\p{L}))/iu;
const chatter =
  /^\W*(?:thanks?|thank you|thx|ty|lol|haha\p{L}*|hehe|hi|hello|hey|good morning|brb|ok(?:ay)?|cool|wow|danke|moin|hallo|guten morgen|aha|merci|salut|bonjour|gracias|hola|buenos días|vale|jaja\p{L}*|(?:i|we)(?:'ll| will| am|'m| have| think (?:so|not))|see you|lunch|ich (?:bin|gehe|schaue)|mahlzeit|bis (?:gleich|später|dann)|à plus|hasta luego)(?!\p{L})/iu;

/** What a reply is, judged by its words alone; an edit where nothing says otherwise. */
export function demoUnderstand(text: string): DemoReplyKind {
  const plain = text.replace(/[’‘]/gu, "'").replace(/\s+/gu, " ").trim();
  const line = plain.replace(/@kindling(?!\p{L})/giu, "").trim();
  if (!/[\p{L}\p{N}👍🎉]/u.test(line) || /^<?@/u.test(line)) return "chatter";
  if (line === plain && (opinion.test(line) || named.test(line))) return "chatter";
  if (direction.test(line)) return "direction";
  const change = readWishes(line).some(({ kind }) => !["mention", "audience", "beyond", "unclear"].includes(kind));
  if (!change && approval.test(line) && countWords(line) <= 12) return "approval";
  const asked = /[?？]\W*$/u.test(line);
  if (question.test(line) && (asked || !change)) return "question";
  if (change) return "edit";
  if (asked) return "question";
  return chatter.test(line) && countWords(line) <= 12 ? "chatter" : "edit";
}
