import type { ErrorCode, ErrorParams } from "../errors.ts";

/** A place to post, as one platform encodes it. Opaque to everything but that platform. */
export type Target = string;

/** Who may see an idea; showing it elsewhere never widens it. */
export type Audience = "owner" | "channel" | "workspace";

/** Who did something, where, and under which event id. Verified by the platform before it gets here. */
export interface Envelope {
  /** The platform's id of this event: the same event delivered four times carries the same one. */
  eventId: string;
  platform: "playground" | "slack" | "discord" | "cli";
  workspace: { id: string; name: string };
  person: {
    externalId: string;
    name: string;
    locale?: string;
    timezone?: string;
    avatarUrl?: string;
    /** Whether they look after the workspace, as far as the platform can tell right now. */
    admin?: boolean;
  };
  /** Where it happened. `thread` is set when it happened inside one. */
  channel: { id: string; audience: Audience; locale?: string };
  /** Where a new thread for this event would be opened. */
  target: Target;
  thread?: Target;
}

/** What people do, in words that no platform owns. */
export type Incoming =
  | (Envelope & { type: "command"; text: string })
  | (Envelope & { type: "message"; text: string; mention: boolean; direct: boolean; messageId: string })
  | (Envelope & {
      type: "reply";
      text: string;
      messageId: MessageRef;
      /** Whom the words are turned to, as far as the platform can tell by its mentions: us, other people, or nobody. */
      addressed: "us" | "others" | "nobody";
    })
  | (Envelope & { type: "replyEdited"; text: string; messageId: MessageRef; thread: Target })
  | (Envelope & { type: "replyDeleted"; messageId: MessageRef; thread: Target })
  | (Envelope & { type: "button"; action: string; value: string; message: MessageRef })
  | (Envelope & { type: "form"; form: string; value: string; fields: Record<string, string> })
  /** Somebody marked a message to be kept as an idea. `text`: its words; `messageId`: what it is called. */
  | (Envelope & { type: "save"; text: string; messageId: MessageRef })
  | (Envelope & { type: "autocomplete"; command: string; partial: string })
  | (Envelope & { type: "home" })
  | (Envelope & { type: "stop"; thread: Target });

/** A message that was posted: enough for its platform to find it again. */
export type MessageRef = string;

/** A button. `action` and `value` come back in {@link Incoming}; `href` opens instead. */
export interface Button {
  label: string;
  action: string;
  value: string;
  style?: "primary" | "danger";
  href?: string;
  /** Asked before it acts. */
  confirm?: { title: string; text: string; ok: string };
}

/** One line of a progress list. */
export interface ProgressStep {
  label: string;
  state: "pending" | "working" | "waiting" | "done" | "failed" | "skipped" | "stopped";
  /** Elapsed milliseconds, when started. */
  ms?: number;
  note?: string;
}

/**
 * A part of a card. `markdown` is the portable subset (CommonMark without HTML); every other text of a card (title,
 * summary, labels, values, notes, captions) is plain text without markup, which the platform escapes as it needs.
 */
export type CardPart =
  | { type: "text"; markdown: string; tone?: "muted" | "warning" | "error" }
  | { type: "fields"; fields: { label: string; value: string }[] }
  | { type: "progress"; steps: ProgressStep[] }
  | { type: "image"; blob: string; alt: string; caption?: string }
  | { type: "file"; blob: string; name: string; mime: string; bytes: number }
  | { type: "buttons"; buttons: Button[] }
  /** What changed between two texts, word by word. */
  | { type: "diff"; pieces: DiffPiece[] }
  | { type: "divider" };

/** A stretch of a compared text: plain text without markup, line breaks kept. */
export interface DiffPiece {
  text: string;
  change: "same" | "added" | "removed";
}

/** A message as a small tree. Each platform renders it within its limits, splitting what is too long. */
export interface Card {
  title?: string;
  parts: CardPart[];
  /** One line without markup, for notifications and screen readers. */
  summary: string;
}

/** A field of a form. */
export interface FormField {
  name: string;
  label: string;
  kind: "text" | "longText" | "select" | "number" | "checkbox";
  value?: string;
  hint?: string;
  required?: boolean;
  maxLength?: number;
  options?: { label: string; value: string }[];
}

/** A form (a modal on Slack and Discord). */
export interface Form {
  form: string;
  value: string;
  title: string;
  submit: string;
  fields: FormField[];
}

/** A completion of what is typed. `thread`: where the work that it names lives, if it lives in one. */
export interface Suggestion {
  label: string;
  value: string;
  thread?: Target;
}

/**
 * What can only be said in a platform's first response. All else is a run. `defer`: the answer is posted later, to the
 * event's target or privately. A card for an event that has no first response (a message, a reply) is posted by the
 * platform: private ones with `notify`.
 */
export type Ack =
  | { type: "none" }
  | { type: "defer"; visibility: "public" | "private" }
  | { type: "card"; card: Card; visibility: "public" | "private" }
  | { type: "form"; form: Form }
  | { type: "formErrors"; errors: Record<string, string> }
  | { type: "suggestions"; suggestions: Suggestion[] }
  | { type: "update"; card: Card };

/**
 * Posting later. A missing optional method is a capability that the platform lacks; the bot has a fallback.
 * Every method throws a KindlingError: `chat.gone` when the channel, thread or message is not there any more (never
 * retryable), `chat.unavailable` when the platform was out of reach (retryable), `chat.not_invited` when it has to be
 * invited first.
 */
export interface ChatPort {
  readonly platform: Envelope["platform"];
  /** Most updates of one message a second, for the card's pace. */
  readonly updatesPerSecond: number;
  /**
   * Posts once per `nonce` and target: a second call with the same nonce returns the first message.
   * A card too long for one message becomes several; the reference is to the first.
   */
  post(target: Target, card: Card, options: { nonce: string }): Promise<MessageRef>;
  update(message: MessageRef, card: Card): Promise<void>;
  /** Opens (or finds) the thread of a message; posting to the returned target goes into it. Twice gives the same. */
  openThread(message: MessageRef, name: string): Promise<Target>;
  /** Only this person sees it. `person` is the platform's own id of them (`Envelope.person.externalId`). */
  notify(target: Target, person: string, card: Card, options: { nonce: string }): Promise<void>;
  /** Where a person is spoken to alone. `person`: the platform's own id of them. */
  direct?(person: string): Promise<Target>;
  /**
   * The message that an earlier attempt posted under this nonce, if all of it is there. `since`: when that attempt began,
   * which spares the platform from being searched.
   */
  find(target: Target, nonce: string, options?: { since?: Date }): Promise<MessageRef | undefined>;
  /** A live piece of text under a message; lossy, and shown with the next update at the latest. */
  stream?(message: MessageRef, text: string): Promise<void>;
  react?(message: MessageRef, emoji: string): Promise<void>;
}

/** The bot: one function in, one acknowledgement out, after at most one transaction. */
export interface Bot {
  accept(incoming: Incoming): Promise<Ack>;
}

/** A finding or a failure as stored: worded when it is shown. */
export interface Coded {
  code: ErrorCode;
  params: ErrorParams;
}
