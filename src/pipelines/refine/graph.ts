/**
 * How a run of a refinement grows. Each function is what one step adds when it ends:
 *
 *     announce
 *     edit ─┬ unchanged
 *           └ [picture.n.prompt ─ picture.n] ─ check ─ review ─┬ save ─ deliver
 *                                                              └ revise.1 ─ check.1 ─ review.1 ─ save ─ deliver
 */
export const refineSteps = {
  edit: "refine.edit@1",
  check: "refine.check@1",
  review: "refine.review@1",
  revise: "refine.revise@1",
  save: "refine.save@1",
  partial: "refine.partial@1",
} as const;

/** The steps that read a reply. */
export const replySteps = {
  understand: "reply.understand@1",
  assume: "reply.assume@1",
  answer: "reply.answer@1",
  unanswered: "reply.unanswered@1",
} as const;
