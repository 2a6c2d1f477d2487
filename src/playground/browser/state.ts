import type { SessionView } from "../api.ts";
import type { MessageView } from "../view.ts";

/** Something typed that the server has not taken yet. */
export interface Outgoing {
  eventId: string;
  channel: string;
  thread: string | null;
  text: string;
  at: string;
  /** The sentence about why not, once it failed. */
  failed: string | null;
}

/** Everything that the page shows depends on this. */
export interface State {
  session: SessionView;
  messages: Map<string, MessageView>;
  /** Channels and threads whose messages are here; the value tells whether older ones are not. */
  loaded: Map<string, boolean>;
  channel: string;
  thread: string | null;
  outgoing: Outgoing[];
  /** Messages of which a button was pressed and not answered. */
  pressing: Map<string, string>;
  pressFailed: Map<string, string>;
  /** How often something was sent or pressed in each pane: what comes next there is likely the answer. */
  acted: { channel: number; thread: number };
  /** Long texts that were unfolded. */
  unfolded: Set<string>;
  /** Text that is being written under a message, as sanitised HTML. */
  live: Map<string, string>;
  /** New messages by channel that is not open. */
  unread: Map<string, number>;
  connected: boolean;
  newer: boolean;
  menu: boolean;
}

/** The state, and who is told when it changes. */
export interface Model {
  readonly state: State;
  /** Changes the state; the page is drawn once, after all changes of this turn. */
  change(what: (state: State) => void): void;
  /** Takes messages from the server. An older view of a message never replaces a newer one. */
  take(messages: readonly MessageView[]): MessageView[];
}

export function createModel(session: SessionView, channel: string, thread: string | null, draw: () => void): Model {
  const state: State = {
    session,
    channel,
    thread,
    messages: new Map(),
    loaded: new Map(),
    outgoing: [],
    pressing: new Map(),
    pressFailed: new Map(),
    acted: { channel: 0, thread: 0 },
    unfolded: new Set(),
    live: new Map(),
    unread: new Map(),
    connected: true,
    newer: false,
    menu: false,
  };
  let drawing = false;
  const change = (what: (state: State) => void) => {
    what(state);
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      draw();
    });
  };
  return {
    state,
    change,
    take(messages) {
      const fresh = messages.filter((message) => {
        const known = state.messages.get(message.id);
        return !known || known.seq < message.seq;
      });
      change(() => {
        for (const message of fresh) state.messages.set(message.id, message);
      });
      return fresh;
    },
  };
}

/** The messages of a channel or thread, in their order. */
export function messagesIn(state: State, channel: string, thread: string | null): MessageView[] {
  return [...state.messages.values()]
    .filter((message) => message.channel === channel && message.thread === thread && isShown(message))
    .sort((a, b) => a.position - b.position);
}

/** A deleted message is shown only as the root of a thread that others wrote in. */
const isShown = (message: MessageView) => message.content.kind !== "gone" || message.replies > 0;
