import { KindlingError } from "../errors.ts";
import {
  changedSince,
  changeMessage,
  countReplies,
  insertMessage,
  messageById,
  messageByNonce,
  messagesIn,
  type NewPlaygroundMessage,
  type PlaygroundMessage,
  raiseClock,
  raisedClock,
  readClock,
  type ShownMessage,
  shownMessage,
  threadRoot,
} from "../store/playground.ts";
import { channelMarks, type ThreadMark, threadMarks } from "../store/playground-marks.ts";
import {
  addReaction,
  clearReactions,
  emojiBeside,
  type Reaction,
  removeReaction,
} from "../store/playground-reactions.ts";
import type { Scope, Store, Tx } from "../store/store.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { Hub } from "./hub.ts";
import type { MessageBody } from "./message.ts";
import { channelById, type Place, placeKey, workspace } from "./places.ts";

/** A message to be written. */
export interface Draft {
  place: Place;
  /** A person's external id, or the bot. */
  author: string;
  visibleTo: string | null;
  nonce: string;
  body: MessageBody;
}

/** Messages and the clock at which they were read: whatever changes later has a higher number. */
export interface Reading {
  seq: number;
  messages: ShownMessage[];
}

/** How far what somebody sees goes: the newest position by channel, and the threads that were last written in. */
export interface Marks {
  seq: number;
  channels: ReadonlyMap<string, number>;
  threads: readonly ThreadMark[];
}

/** The platform's memory: written by the platform itself, read under the rights of who looks. */
export interface MessageLog {
  /** Writes once per place and nonce; the second time it returns the first message. */
  write(draft: Draft): Promise<PlaygroundMessage>;
  /** @throws {KindlingError} `chat.gone` when the message is not there. Likewise the next three. */
  revise(id: string, body: MessageBody): Promise<PlaygroundMessage>;
  openThread(id: string, name: string): Promise<PlaygroundMessage>;
  /** Shows a message that only one person saw to everybody who sees its place. */
  reveal(message: PlaygroundMessage): Promise<PlaygroundMessage>;
  remove(id: string): Promise<void>;
  find(place: Place, nonce: string): Promise<PlaygroundMessage | undefined>;
  /** Puts somebody's emoji under a message, or takes it away. `crowded`: there are too many different ones. */
  react(id: string, reaction: Reaction, on: boolean): Promise<"done" | "crowded">;
  /** A message that was not deleted. Undefined also where this person may not see it. */
  read(scope: Scope, id: string): Promise<ShownMessage | undefined>;
  /** The root of a thread, also a deleted one that has replies. Undefined also where this person may not see it. */
  root(scope: Scope, id: string): Promise<ShownMessage | undefined>;
  list(scope: Scope, place: string, page: { before: number; limit: number }): Promise<Reading>;
  changes(scope: Scope, since: number): Promise<Reading>;
  clock(scope: Scope): Promise<number>;
  /** For the person of this external id, in these channels. */
  marks(scope: Scope, reader: string, channels: readonly string[]): Promise<Marks>;
}

/** Most messages that one reading of changes brings; the rest come with the next. */
const changesLimit = 500;
/** Most different emoji under one message. */
const emojiLimit = 20;

export function createMessageLog(store: Store, hub: Hub): MessageLog {
  const gone = () => new KindlingError("chat.gone");

  const recount = async (tx: Tx, root: string) => {
    const seq = await raiseClock(tx, workspace.id);
    await countReplies(tx, { workspaceId: workspace.id, id: root, seq });
  };

  const change = async (
    id: string,
    what: Parameters<typeof changeMessage>[2],
    then?: (tx: Tx, changed: PlaygroundMessage) => Promise<void>,
  ) => {
    const changed = await store.asSystem(async (tx) => {
      // In one round trip: whoever holds the clock holds up everybody else who writes.
      const seq = raisedClock(workspace.id);
      const [, message] = await Promise.all([
        raiseClock(tx, workspace.id),
        changeMessage(tx, { workspaceId: workspace.id, id, seq }, what),
      ]);
      if (message) await then?.(tx, message);
      return message;
    });
    if (!changed) throw gone();
    hub.changed();
    return changed;
  };

  return {
    async write({ place, author, visibleTo, nonce, body }) {
      const message: Omit<NewPlaygroundMessage, "visibleTo"> = {
        workspaceId: workspace.id,
        id: uuidv7(),
        channelId: place.channel.id,
        threadId: place.thread,
        originId: place.origin,
        author,
        place: placeKey(place),
        nonce,
        body,
      };
      const written = await store.asSystem(async (tx) => {
        const seq = await raiseClock(tx, workspace.id);
        const root = place.thread === null ? null : await threadRoot(tx, workspace.id, place.thread);
        if (root === undefined) throw gone();
        // Below what one person sees, everything is theirs alone.
        const seenBy = visibleTo ?? root?.visibleTo ?? place.channel.owner;
        const inserted = await insertMessage(tx, { ...message, visibleTo: seenBy }, seq);
        if (!inserted) return messageByNonce(tx, workspace.id, message.place, nonce);
        // A private note in a thread is no reply: nobody else could find it.
        if (root !== null && seenBy === root.visibleTo) await recount(tx, root.id);
        return inserted;
      });
      if (!written) throw gone();
      hub.changed();
      return written;
    },
    revise: (id, body) => change(id, { body, edited: true }),
    openThread: async (id, name) => {
      const message = await store.asSystem((tx) => messageById(tx, workspace.id, id));
      if (!message) throw gone();
      return message.threadName === null ? change(id, { threadName: name }) : message;
    },
    async reveal({ id, channelId, threadId }) {
      const root = threadId === null ? undefined : await store.asSystem((tx) => threadRoot(tx, workspace.id, threadId));
      return change(id, { visibleTo: root?.visibleTo ?? channelById(channelId)?.owner ?? null });
    },
    async remove(id) {
      // The nonce is given back, so that a post after a deletion is a post.
      const removed = { body: { kind: "text", text: "" }, nonce: `gone:${id}`, deleted: true } as const;
      await change(id, removed, async (tx, { threadId }) => {
        await clearReactions(tx, workspace.id, id);
        if (threadId !== null) await recount(tx, threadId);
      });
    },
    async react(id, reaction, on) {
      const outcome = await store.asSystem(async (tx) => {
        const seq = await raiseClock(tx, workspace.id);
        const message = await changeMessage(tx, { workspaceId: workspace.id, id, seq }, {});
        if (!message) throw gone();
        const key = { workspaceId: workspace.id, messageId: id, ...reaction };
        if (!on) await removeReaction(tx, key);
        else if ((await emojiBeside(tx, key)) < emojiLimit) await addReaction(tx, key);
        else return "crowded";
        return "done";
      });
      hub.changed();
      return outcome;
    },
    async find(place, nonce) {
      return store.asSystem((tx) => messageByNonce(tx, workspace.id, placeKey(place), nonce));
    },
    read: (scope, id) => store.asWorkspace(scope, (tx) => shownMessage(tx, scope.workspace, id)),
    root: (scope, id) => store.asWorkspace(scope, (tx) => threadRoot(tx, scope.workspace, id)),
    list: (scope, place, page) =>
      store.asWorkspace(scope, async (tx) => ({
        seq: await readClock(tx, scope.workspace),
        messages: await messagesIn(tx, scope.workspace, place, page),
      })),
    changes: (scope, since) =>
      store.asWorkspace(scope, async (tx) => {
        const [clock, messages] = await Promise.all([
          readClock(tx, scope.workspace),
          changedSince(tx, scope.workspace, since, changesLimit),
        ]);
        const last = messages.at(-1)?.seq ?? since;
        return { seq: messages.length < changesLimit ? Math.max(clock, last) : last, messages };
      }),
    marks: (scope, reader, channels) =>
      store.asWorkspace(scope, async (tx) => ({
        seq: await readClock(tx, scope.workspace),
        channels: await channelMarks(tx, scope.workspace, reader, channels),
        threads: await threadMarks(tx, scope.workspace, reader),
      })),
    clock: (scope) => store.asWorkspace(scope, (tx) => readClock(tx, scope.workspace)),
  };
}
