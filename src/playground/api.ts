import type { Ack, Form } from "../chat/vocabulary.ts";
import type { MessageView } from "./view.ts";

/** What the page asks for first. */
export interface SessionView {
  /** From here on, events tell what changes. */
  seq: number;
  me: { id: string; name: string };
  people: readonly { id: string; name: string }[];
  channels: ChannelView[];
}

/** A channel, with what unread marks need: positions of the newest messages that are not the reader's own. */
export interface ChannelView {
  id: string;
  kind: "channel" | "direct";
  name: string;
  /** Of the newest message in the channel itself; 0: there is none. */
  last: number;
  /** The threads that were last written in, latest first. */
  threads: ThreadMark[];
}

/** A thread by its root. `name` is the one that Kindling gave it, if Kindling opened it. */
export interface ThreadMark {
  root: string;
  name: string | null;
  last: number;
}

/** A stretch of a channel or of a thread, oldest first; of a thread with its root, which may be deleted. */
export interface MessagesView {
  root: MessageView | null;
  messages: MessageView[];
  /** Whether there are older ones: ask with `before`, the position of the first. */
  more: boolean;
}

/**
 * What came of something that was sent. `message`: what was written, pressed on or changed; missing after a form, and
 * after a command that was answered with a form and leaves no trace. `form` is to be opened, `errors` (field to
 * sentence) keep the one that was sent open.
 */
export interface AnswerView {
  message?: MessageView;
  ack: Ack["type"];
  form?: Form;
  errors?: Record<string, string>;
}

/** Completions of what is typed. `place`: where the named work is, if it is somewhere that the reader sees. */
export interface SuggestionsView {
  suggestions: { label: string; value: string; place: { channel: string; thread: string | null } | null }[];
}

/** The event `typing`: this person (by id) was at the keyboard a moment ago. Never sent to themselves. */
export interface TypingView {
  person: string;
  channel: string;
  thread: string | null;
}
