import type { Card, ChatPort, MessageRef, Target } from "../../../src/chat/vocabulary.ts";
import { KindlingError } from "../../../src/errors.ts";

/** A message as the double keeps it. `updates` counts edits, `history` holds every card it ever showed. */
export interface MemoryMessage {
  ref: MessageRef;
  target: Target;
  nonce: string;
  card: Card;
  history: Card[];
  deleted: boolean;
}

/** A private message: only `person` sees it. */
export interface MemoryNote {
  target: Target;
  person: string;
  nonce: string;
  card: Card;
}

/** Which method a fault hits, and whether the effect happened before the answer was lost. */
export interface Fault {
  method: "post" | "update" | "openThread" | "notify" | "find";
  /** `refused`: nothing happened. `lost`: it happened, but the answer never came. `gone`: the place is not there. */
  how: "refused" | "lost" | "gone";
}

/** A chat platform in memory: records everything, refuses what it does not know, and fails when told to. */
export interface MemoryPort extends ChatPort {
  messages: MemoryMessage[];
  notes: MemoryNote[];
  /** The live texts of each message, in order. */
  streamed: Map<MessageRef, string[]>;
  /** Every call in order, for counting. */
  calls: { method: Fault["method"]; target: string }[];
  /** The next call of that method fails so; several faults queue up. */
  fail(fault: Fault): void;
  remove(message: MessageRef): void;
  /** Deletes a thread with everything in it, as a moderator does. */
  removeThread(thread: Target): void;
  in(target: Target): MemoryMessage[];
}

/** Makes a port that knows these channels. Targets are `c:<channel>` and `t:<message>`. */
export function memoryPort(options: { channels?: string[]; platform?: ChatPort["platform"] } = {}): MemoryPort {
  const channels = new Set((options.channels ?? ["general"]).map((channel) => `c:${channel}`));
  const threads = new Set<Target>();
  const messages: MemoryMessage[] = [];
  const notes: MemoryNote[] = [];
  const calls: MemoryPort["calls"] = [];
  const streamed: MemoryPort["streamed"] = new Map();
  const faults: Fault[] = [];

  const known = (target: Target) => {
    if (!channels.has(target) && !threads.has(target)) throw new KindlingError("chat.gone");
  };
  const live = (ref: MessageRef) => {
    const message = messages.find((each) => each.ref === ref && !each.deleted);
    if (message === undefined) throw new KindlingError("chat.gone");
    return message;
  };
  async function perform<T>(method: Fault["method"], target: string, act: () => T): Promise<T> {
    calls.push({ method, target });
    await Promise.resolve();
    const index = faults.findIndex((fault) => fault.method === method);
    const fault = index === -1 ? undefined : faults.splice(index, 1)[0];
    if (fault?.how === "gone") throw new KindlingError("chat.gone");
    if (fault?.how === "refused") throw new KindlingError("chat.unavailable", { retryable: true });
    const result = act();
    if (fault?.how === "lost") throw new KindlingError("chat.unavailable", { retryable: true });
    return result;
  }

  return {
    platform: options.platform ?? "playground",
    updatesPerSecond: 1000,
    messages,
    notes,
    streamed,
    calls,
    fail: (fault) => faults.push(fault),
    remove: (ref) => {
      live(ref).deleted = true;
    },
    removeThread: (thread) => {
      threads.delete(thread);
      for (const message of messages) if (message.target === thread) message.deleted = true;
    },
    in: (target) => messages.filter((message) => message.target === target && !message.deleted),

    post: (target, card, { nonce }) =>
      perform("post", target, () => {
        known(target);
        assertPlain(card);
        const earlier = messages.find((each) => each.target === target && each.nonce === nonce && !each.deleted);
        if (earlier !== undefined) return earlier.ref;
        const ref = `m${messages.length + 1}`;
        messages.push({ ref, target, nonce, card, history: [card], deleted: false });
        return ref;
      }),
    update: (ref, card) =>
      perform("update", ref, () => {
        const message = live(ref);
        assertPlain(card);
        message.card = card;
        message.history.push(card);
      }),
    openThread: (ref) =>
      perform("openThread", ref, () => {
        const thread = `t:${live(ref).ref}`;
        threads.add(thread);
        return thread;
      }),
    notify: (target, person, card, { nonce }) =>
      perform("notify", target, () => {
        known(target);
        assertPlain(card);
        // Nothing recognises a private message that was sent before.
        notes.push({ target, person, nonce, card });
      }),
    async stream(ref, text) {
      const { ref: message } = live(ref);
      streamed.set(message, [...(streamed.get(message) ?? []), text]);
    },
    async direct(person) {
      const target = `c:dm-${person}`;
      known(target);
      return target;
    },
    find: (target, nonce) =>
      perform("find", target, () => {
        known(target);
        return messages.find((each) => each.target === target && each.nonce === nonce && !each.deleted)?.ref;
      }),
  };
}

/** Limits that every platform shares in some form: a summary, labels and values that fit a button, JSON throughout. */
function assertPlain(card: Card): void {
  const refuse = (why: string): never => {
    throw new Error(`a card that no platform would take: ${why}`);
  };
  if (card.summary.trim() === "" || card.summary.includes("\n")) refuse("summary must be one line");
  if (JSON.stringify(JSON.parse(JSON.stringify(card))) !== JSON.stringify(card)) refuse("not plain JSON");
  for (const part of card.parts) {
    if (part.type === "text" && part.markdown.trim() === "") refuse("empty text");
    if (part.type === "fields" && part.fields.some((field) => field.value.trim() === "")) refuse("empty field");
    if (part.type === "progress" && part.steps.length === 0) refuse("empty progress");
    if (part.type !== "buttons") continue;
    if (part.buttons.length < 1 || part.buttons.length > 5) refuse(`${part.buttons.length} buttons in a row`);
    for (const button of part.buttons) {
      if (button.label.length < 1 || button.label.length > 75) refuse(`label "${button.label}"`);
      if (button.action.length + button.value.length + 1 > 100) refuse(`value of "${button.label}" beyond 100`);
      if (button.action.includes(":")) refuse("an action holds no colon");
    }
  }
}
