import { withoutSecrets } from "../../checks/secrets.ts";
import { expandRun } from "../../pipelines/expand.ts";
import type { IdeaOptions } from "../../pipelines/options.ts";
import { ideaByThread, insertIdea } from "../../store/ideas.ts";
import { uuidv7 } from "../../store/uuid.ts";
import type { Ack, Incoming, Target } from "../vocabulary.ts";
import { accepting, type BotParts, channelOf, originOfEvent, type StoredAck, say, textsOf } from "./accepting.ts";
import { acceptRemark } from "./conversing.ts";

/** A command, a mention, a direct message or a form that brings an idea. */
export type Bringing = Extract<Incoming, { type: "command" | "message" | "form" }>;

/**
 * Takes an idea: the event, the idea and its run are written in one round trip between BEGIN and COMMIT (P1). A
 * mention inside a thread that has an idea already is a reply to that one.
 */
export function acceptIdea(
  parts: BotParts,
  incoming: Bringing,
  { text, options }: { text: string; options: IdeaOptions },
): Promise<Ack> {
  const { workspace, target, thread } = incoming;
  // A command is answered where it was typed; under a message the card itself is the answer.
  const ack: StoredAck = incoming.type === "message" ? { type: "none" } : { type: "defer", visibility: "public" };
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const [ideaId, run] = [uuidv7(), uuidv7()];
    const { audience } = incoming.channel;
    const idea = withoutSecrets(text);
    const channel = channelOf(incoming);
    const of = { workspaceId: workspace.id, id: ideaId, ownerId: scope.person };
    const spec = expandRun({
      ...{ id: run, workspace: workspace.id, owner: scope.person, channel, ideaId, idea, options, target },
      thread: null,
      trigger: originOfEvent(incoming, incoming.type),
      budget: parts.budget,
    });
    const [, , , already] = await Promise.all([
      claim(ack),
      insertIdea(tx, {
        ...of,
        audience,
        channelId: channel ?? null,
        text: idea,
        title: null,
        options,
        format: null,
        thread: null,
      }),
      parts.engine.start(tx, { ...spec, card: true }),
      thread === undefined ? undefined : ideaByThread(tx, workspace.id, thread),
    ]);
    if (already !== undefined) throw new ReplyInstead(already.number);
    return { ack, run };
  }).catch((thrown: unknown) => {
    const isReply = thrown instanceof ReplyInstead && thread !== undefined && incoming.type !== "form";
    if (isReply) return reply(parts, { ...incoming, thread }, thrown);
    throw thrown;
  });
}

/** A command has no message of its own that could be edited, and is told what it was taken for. */
async function reply(
  parts: BotParts,
  incoming: Exclude<Bringing, { type: "form" }> & { thread: Target },
  { number }: ReplyInstead,
): Promise<Ack> {
  if (incoming.type === "message") return acceptRemark(parts, { ...incoming, addressed: "us" });
  const ack = await acceptRemark(parts, { ...incoming, addressed: "us", messageId: `command:${incoming.eventId}` });
  return ack.type === "none" ? say(textsOf(incoming).replies.noted(number)) : ack;
}

/** Undoes the acceptance of an idea that turned out to be a reply. */
class ReplyInstead extends Error {
  readonly number: number;

  constructor(number: number) {
    super();
    this.number = number;
  }
}
