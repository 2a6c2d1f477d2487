import type { Context } from "hono";
import { pageTexts } from "../chat/texts/page.ts";

/** Why a request of the page is not done, by the sentence for it. */
type Code = keyof typeof pageTexts.refused;

const statuses = {
  unreadable: 400,
  notOurs: 403,
  notYours: 403,
  nowhere: 404,
  gone: 409,
  fixed: 409,
  crowded: 409,
  tooLong: 413,
} as const satisfies Record<Code | "nowhere", number>;

/** Answers with a sentence. `nowhere`: the address itself leads to nothing, which a page may take as its cue to leave. */
export function refused(c: Context, why: Code | "nowhere"): Response {
  const code = why === "nowhere" ? "gone" : why;
  return c.json({ error: { code, message: pageTexts.refused[code] } }, statuses[why]);
}
