import { z } from "zod";
import { destination } from "./publish/destination.ts";

/**
 * The steps that talk: named and fed by the pipelines, defined in `chat/`. These shapes are what both sides agree on.
 */
export const talk = {
  announce: "chat.announce@1",
  ask: "chat.ask@1",
  deliver: "chat.deliver@1",
  published: "chat.published@1",
  connect: "chat.connect@1",
  withdrawn: "chat.withdrawn@1",
  unchanged: "chat.unchanged@1",
  decide: "chat.decide@1",
  say: "chat.say@1",
  digest: "chat.digest@1",
} as const;

/** Posts the root card at `target` and opens the thread. Null target (command line): nothing to do. */
export const announceInput = z.object({ target: z.string().nullable(), idea: z.string() });

/**
 * Asks which format to make, with two buttons. `format`: the router is not sure, and the default is the likelier.
 * `notSoftware`: there is nothing to build in the idea, make a post instead? The default is the post.
 * It waits two minutes for a signal named for the question.
 */
export const askInput = z.object({
  question: z.enum(["format", "notSoftware"]),
  likelier: z.enum(["blog", "code"]),
  confidence: z.number(),
  reasoning: z.string(),
});
/** `none`: make nothing. */
export const askOutput = z.object({ format: z.enum(["blog", "code", "none"]) });

/**
 * Posts the result card of a version of the run's idea. `partial`: money or time ran out before it was finished.
 * `note`: what was asked for and could not be done, in a model's words.
 */
export const deliverInput = z.object({
  version: z.number().int(),
  partial: z.boolean(),
  note: z.string().nullable().default(null),
});

/** What a reply can ask for. */
export const replyKinds = ["edit", "question", "approval", "direction", "chatter"] as const;
export type ReplyKind = (typeof replyKinds)[number];

/**
 * Acts on a reply (its id in `replies`) as a model has understood it. `editedAt`: when its author had last edited the
 * words that the model read; null for those it was sent with.
 */
export const decideInput = z.object({
  reply: z.uuid(),
  kind: z.enum(replyKinds),
  editedAt: z.iso.datetime().nullable().default(null),
});

/**
 * Says something in a thread, in answer to a reply. `markdown`: a model's words; null where no model could, or where
 * there is nothing to answer from yet, which is `early`. `demo`: the offline demo model worded it.
 */
export const sayInput = z.object({
  reply: z.uuid(),
  thread: z.string(),
  markdown: z.string().nullable(),
  demo: z.boolean(),
  early: z.boolean(),
});

/**
 * Says in the thread that what was asked for changed nothing, so that there is no new version. `note`: why, in a
 * model's words; null where it did not say. `version`: the one that stays.
 */
export const unchangedInput = z.object({ version: z.number().int(), note: z.string().nullable(), demo: z.boolean() });

/** Says where a version was published. */
export const publishedInput = z.object({ version: z.number().int(), path: z.string() });

/**
 * Asks whose run it is for an account on GitHub that may publish there, by a private link, and waits for it. Nothing to
 * ask where there is one.
 */
export const connectInput = z.object({ version: z.number().int(), destination });

/** Says that a version was taken back from where it was, or is asked to be by a pull request. */
export const withdrawnInput = z.object({ version: z.number().int(), path: z.string(), pull: z.string().nullable() });

export type AskInput = z.infer<typeof askInput>;
export type AskOutput = z.infer<typeof askOutput>;
