import type { SessionView } from "../api.ts";
import type { MessageView } from "../view.ts";

/** Something typed that the server has not taken yet. */
export interface Outgoing {
  eventId: string;
  channel: string;
  thread: string | null;
  text: string;
  at: string;
  /** The sentence about why not, once it failed; `again`: it is sent again by itself once the server answers. */
  failed: { why: string; again: boolean } | null;
}

/** A press that was not done, and under which event it may be done after all. */
export interface FailedPress {
  key: string;
  eventId: string;
  why: string;
}

/** A message whose words its author is changing. */
export interface Editing {
  message: string;
  saving: boolean;
  problem: string | null;
}

/** Who was at the keyboard where, and until when that is to be believed, in milliseconds of the page's clock. */
export interface Typing {
  channel: string;
  thread: string | null;
  until: number;
}

/** Everything that the page shows depends on this. A place is a channel's id or a thread's root. */
export interface State {
  session: SessionView;
  messages: Map<string, MessageView>;
  /** Places whose messages are here; the value tells whether older ones are not. */
  loaded: Map<string, boolean>;
  channel: string;
  thread: string | null;
  outgoing: Outgoing[];
  /** Messages of which a button was pressed and not answered, with that button's key. */
  pressing: Map<string, string>;
  pressFailed: Map<string, FailedPress>;
  editing: Editing | null;
  /** The message whose tools were opened by touch. */
  tools: string | null;
  /** How often something was sent or pressed in each pane: what comes next there is likely the answer. */
  acted: { channel: number; thread: number };
  /** Long texts that were unfolded. */
  unfolded: Set<string>;
  /** Text that is being written under a message, as sanitised HTML. */
  live: Map<string, string>;
  typing: Map<string, Typing>;
  /** By place, the position of the newest message there that is not the reader's own. */
  newest: Map<string, number>;
  /** Threads that were written in, by root. The name is a guess until the root itself is here. */
  threads: Map<string, { channel: string; name: string | null }>;
  /** Places that hold something new. */
  unread: Set<string>;
  /** By place, where somebody had read up to when they came to what is new. */
  newSince: Map<string, number>;
  connection: "up" | "lost" | "back";
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
  const threads = session.channels.flatMap((each) => each.threads.map((mark) => ({ ...mark, channel: each.id })));
  const state: State = {
    session,
    channel,
    thread,
    messages: new Map(),
    loaded: new Map(),
    outgoing: [],
    pressing: new Map(),
    pressFailed: new Map(),
    editing: null,
    tools: null,
    acted: { channel: 0, thread: 0 },
    unfolded: new Set(),
    live: new Map(),
    typing: new Map(),
    newest: new Map([...session.channels.map(({ id, last }) => [id, last] as const), ...threads.map(newestOf)]),
    threads: new Map(threads.map(({ root, channel: id, name }) => [root, { channel: id, name }])),
    unread: new Set(),
    newSince: new Map(),
    connection: "up",
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

const newestOf = ({ root, last }: { root: string; last: number }) => [root, last] as const;

/** The messages of a channel or thread, in their order. */
export function messagesIn(state: State, channel: string, thread: string | null): MessageView[] {
  return [...state.messages.values()]
    .filter((message) => message.channel === channel && message.thread === thread && isShown(message))
    .sort((a, b) => a.position - b.position);
}

/** A deleted message is shown only as the root of a thread that others wrote in. */
const isShown = (message: MessageView) => message.content.kind !== "gone" || message.replies > 0;

/** Whether a message is a card of something that goes on. */
export const isWorking = ({ content }: MessageView): boolean =>
  content.kind === "card" &&
  content.parts.some((part) => part.type === "progress" && part.steps.some((step) => step.state === "working"));
