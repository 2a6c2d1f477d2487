import type { Card, ChatPort, MessageRef, Target } from "../../../src/chat/vocabulary.ts";

/** A message that the bot posted, as it has changed. */
export interface RecordedMessage {
  ref: MessageRef;
  target: Target;
  card: Card;
  history: Card[];
}

/** A port that remembers what was said through it, whichever platform is behind. */
export interface RecordedPort extends ChatPort {
  messages: RecordedMessage[];
  /** What one person alone was told. */
  notes: { person: string; card: Card }[];
  reactions: { message: MessageRef; emoji: string }[];
  /** The live texts, in order. */
  streamed: string[];
  /** The thread below a message, once it is open. */
  threads: Map<MessageRef, Target>;
}

/** Remembers what goes through a port and arrives. */
export function recorded(port: ChatPort): RecordedPort {
  const messages: RecordedMessage[] = [];
  const notes: RecordedPort["notes"] = [];
  const reactions: RecordedPort["reactions"] = [];
  const streamed: string[] = [];
  const threads: RecordedPort["threads"] = new Map();
  return {
    ...port,
    ...{ messages, notes, reactions, streamed, threads },
    async post(target, card, options) {
      const ref = await port.post(target, card, options);
      if (!messages.some((each) => each.ref === ref)) messages.push({ ref, target, card, history: [card] });
      return ref;
    },
    async update(ref, card) {
      await port.update(ref, card);
      const message = messages.find((each) => each.ref === ref);
      message?.history.push(card);
      if (message) message.card = card;
    },
    async openThread(message, name) {
      const thread = await port.openThread(message, name);
      threads.set(message, thread);
      return thread;
    },
    async notify(target, person, card, options) {
      await port.notify(target, person, card, options);
      notes.push({ person, card });
    },
    async stream(message, text) {
      await port.stream?.(message, text);
      streamed.push(text);
    },
    async react(message, emoji) {
      reactions.push({ message, emoji });
      await port.react?.(message, emoji);
    },
  };
}
