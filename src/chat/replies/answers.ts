import type { AskInput, AskOutput } from "../../pipelines/talk.ts";
import { simplified, withoutFillers } from "./classify.ts";

type Question = AskInput["question"];

const blog =
  /^(?:(?:a|the|make it a|make a|ein|einen|der|un|une|una|el|le) )?(?:blog|(?:blog[ -]?)?(?:post|article|artikel|beitrag|eintrag)|(?:article|articulo|entrada|billet)(?: de blog)?)$/;
const code =
  /^(?:(?:a|the|make it a|make a|ein|das|un|le|el) )?(?:code|codigo|(?:code[ -]?)?(?:project|projekt)|(?:projet|proyecto)(?: de (?:code|codigo))?)$/;
const yes = /^(?:yes|yep|yeah|sure|ja|oui|si)(?:,? (?:please|bitte|s'il (?:te|vous) plait|por favor))?$/;
const no = /^(?:no|nope|nein|non)(?:,? (?:thanks|thank you|danke|merci|gracias))?$/;

/** The answer that a reply is to a question of a run; undefined for everything else that is said meanwhile. */
export function answerIn(text: string, question: Question): AskOutput["format"] | undefined {
  const said = simplified(text).replace(/[.!\s]+$/, "");
  if (question === "notSoftware" && yes.test(said)) return "blog";
  if (question === "notSoftware" && no.test(said)) return "none";
  const bare = withoutFillers(said);
  if (blog.test(bare)) return "blog";
  return question === "format" && code.test(bare) ? "code" : undefined;
}

/** Whether a reply could be an answer, were there a question. */
export const couldAnswer = (text: string): boolean =>
  answerIn(text, "format") !== undefined || answerIn(text, "notSoftware") !== undefined;
