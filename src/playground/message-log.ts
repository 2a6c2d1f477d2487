import { KindlingError } from "../errors.ts";
import {
  changedSince,
  changeMessage,
  insertMessage,
  messageById,
  messageByNonce,
  messagesIn,
  type NewPlaygroundMessage,
  type PlaygroundMessage,
  raiseClock,
  readClock,
} from "../store/playground.ts";
import type { Scope, Store } from "../store/store.ts";
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
  messages: PlaygroundMessage[];
}

/** The platform's memory: written by the platform itself, read under the rights of who looks. */
export interface MessageLog {
  /** Writes once per place and nonce; the second time it returns the first message. */
  write(draft: Draft): Promise<PlaygroundMessage>;
  /** @throws {KindlingError} `chat.gone` when the message is not there. Likewise the next three. */
  revise(id: string, body: MessageBody): Promise<PlaygroundMessage>;
  openThread(id: string, name: string): Promise<PlaygroundMessage>;
  /** Shows everybody in its channel a message that only one person saw. */
  reveal(message: PlaygroundMessage): Promise<PlaygroundMessage>;
  remove(id: string): Promise<void>;
  find(place: Place, nonce: string): Promise<PlaygroundMessage | undefined>;
  /** Undefined also where this person may not see it. */
  read(scope: Scope, id: string): Promise<PlaygroundMessage | undefined>;
  list(scope: Scope, place: string, page: { before: number; limit: number }): Promise<Reading>;
  changes(scope: Scope, since: number): Promise<Reading>;
  clock(scope: Scope): Promise<number>;
}

/** Most messages that one reading of changes brings; the rest come with the next. */
const changesLimit = 500;

export function createMessageLog(store: Store, hub: Hub): MessageLog {
  const gone = () => new KindlingError("chat.gone");

  const change = async (id: string, what: Parameters<typeof changeMessage>[2]) => {
    const changed = await store.asSystem(async (tx) => {
      const seq = await raiseClock(tx, workspace.id);
      return changeMessage(tx, { workspaceId: workspace.id, id, seq }, what);
    });
    if (!changed) throw gone();
    hub.changed();
    return changed;
  };

  return {
    async write({ place, author, visibleTo, nonce, body }) {
      const message: NewPlaygroundMessage = {
        workspaceId: workspace.id,
        id: uuidv7(),
        channelId: place.channel.id,
        threadId: place.thread,
        originId: place.origin,
        author,
        visibleTo: visibleTo ?? place.channel.owner,
        place: placeKey(place),
        nonce,
        body,
      };
      const written = await store.asSystem(async (tx) => {
        const seq = await raiseClock(tx, workspace.id);
        const root = place.thread === null ? null : await messageById(tx, workspace.id, place.thread);
        if (root === undefined) throw gone();
        const inserted = await insertMessage(tx, message, seq);
        if (!inserted) return messageByNonce(tx, workspace.id, message.place, nonce);
        // A private note in a thread is no reply: nobody else could find it.
        if (root !== null && message.visibleTo === root.visibleTo) {
          const rootSeq = await raiseClock(tx, workspace.id);
          await changeMessage(tx, { workspaceId: workspace.id, id: root.id, seq: rootSeq }, { replied: true });
        }
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
    reveal: ({ id, channelId }) => change(id, { visibleTo: channelById(channelId)?.owner ?? null }),
    // The nonce is given back, so that a post after a deletion is a post.
    remove: async (id) =>
      void (await change(id, { body: { kind: "text", text: "" }, nonce: `gone:${id}`, deleted: true })),
    async find(place, nonce) {
      return store.asSystem((tx) => messageByNonce(tx, workspace.id, placeKey(place), nonce));
    },
    read: (scope, id) => store.asWorkspace(scope, (tx) => messageById(tx, scope.workspace, id)),
    list: (scope, place, page) =>
      store.asWorkspace(scope, async (tx) => ({
        seq: await readClock(tx, scope.workspace),
        messages: await messagesIn(tx, scope.workspace, place, page),
      })),
    changes: (scope, since) =>
      store.asWorkspace(scope, async (tx) => {
        const clock = await readClock(tx, scope.workspace);
        const messages = await changedSince(tx, scope.workspace, since, changesLimit);
        const last = messages.at(-1)?.seq ?? since;
        return { seq: messages.length < changesLimit ? Math.max(clock, last) : last, messages };
      }),
    clock: (scope) => store.asWorkspace(scope, (tx) => readClock(tx, scope.workspace)),
  };
}
