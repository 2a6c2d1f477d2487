import { withoutSecrets } from "../../checks/secrets.ts";
import { KindlingError } from "../../errors.ts";
import { expandRun } from "../../pipelines/expand.ts";
import type { IdeaOptions } from "../../pipelines/options.ts";
import { budgetWithin, isOpen, type Settings, withSettings } from "../../pipelines/settings.ts";
import { ideaByThread, insertIdea } from "../../store/ideas.ts";
import { uuidv7 } from "../../store/uuid.ts";
import type { Ack, Incoming, Target } from "../vocabulary.ts";
import { accepting, type BotParts, channelOf, originOfEvent, type StoredAck, say, textsOf } from "./accepting.ts";
import { acceptRemark } from "./conversing.ts";

/** A command, a mention, a direct message or a form that brings an idea. */
export type Bringing = Extract<Incoming, { type: "command" | "message" | "form" }>;

/** An idea as somebody brings it. */
export interface Brought {
  text: string;
  options: IdeaOptions;
  /** The options that they chose themselves; the others are left to the settings. */
  asked: readonly (keyof IdeaOptions)[];
}

/**
 * Takes an idea: the event, the idea and its run are written in one round trip between BEGIN and COMMIT (P1). A
 * mention inside a thread that has an idea already is a reply to that one.
 */
export function acceptIdea(parts: BotParts, incoming: Bringing, { text, asked, ...brought }: Brought): Promise<Ack> {
  const { workspace, target, thread } = incoming;
  // A command is answered where it was typed; under a message the card itself is the answer.
  const ack: StoredAck = incoming.type === "message" ? { type: "none" } : { type: "defer", visibility: "public" };
  return accepting(parts, incoming, async ({ tx, scope, settings, claim }) => {
    const options = withSettings(brought.options, asked, settings);
    const [ideaId, run] = [uuidv7(), uuidv7()];
    const { audience } = incoming.channel;
    const idea = withoutSecrets(text);
    const channel = channelOf(incoming);
    const of = { workspaceId: workspace.id, id: ideaId, ownerId: scope.person };
    const spec = expandRun({
      ...{ id: run, workspace: workspace.id, owner: scope.person, channel, ideaId, idea, options, target },
      thread: null,
      trigger: originOfEvent(incoming, incoming.type),
      budget: budgetWithin(parts.budget, settings),
    });
    const [, , , already] = await Promise.all([
      claim(ack),
      insertIdea(tx, {
        ...of,
        audience,
        channelId: incoming.channel.id,
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
    openHere(incoming, settings);
    return { ack, run };
  }).catch((thrown: unknown) => {
    const isReply = thrown instanceof ReplyInstead && thread !== undefined && incoming.type !== "form";
    if (isReply) return reply(parts, { ...incoming, thread }, thrown);
    throw thrown;
  });
}

/** Throws `channel.closed` where an admin lets ideas be expanded in other channels alone. */
export function openHere({ channel }: Incoming, settings: Settings): void {
  if (channel.audience !== "owner" && !isOpen(settings, channel.id)) throw new KindlingError("channel.closed");
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
