import type { SentComponent } from "./rules/components.ts";

/** What the bot may do in a channel. */
export type Permission =
  | "VIEW_CHANNEL"
  | "SEND_MESSAGES"
  | "SEND_MESSAGES_IN_THREADS"
  | "CREATE_PUBLIC_THREADS"
  | "READ_MESSAGE_HISTORY"
  | "ATTACH_FILES"
  | "ADD_REACTIONS";

/** A channel, a thread or direct messages. Types are Discord's: 0 text, 1 direct, 11 public thread, 12 private, 15 forum. */
export interface Channel {
  id: string;
  name: string;
  type: 0 | 1 | 11 | 12 | 15;
  parent: string | undefined;
  archived: boolean;
  locked: boolean;
  /** Who is in it; of a guild's channel, who sees it. */
  members: Set<string>;
  /** What the bot is denied. */
  denied: Set<Permission>;
  /** Of a guild's channel: not everybody sees it. */
  closed: boolean;
  /** Who began a thread; the bot by default. */
  owner: string | undefined;
}

/** A person or a bot. */
export interface User {
  id: string;
  name: string;
  bot: boolean;
  /** Takes no direct messages of bots. */
  closed: boolean;
}

/** An uploaded file. */
export interface StoredFile {
  id: string;
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** A message as Discord keeps it. */
export interface StoredMessage {
  id: string;
  channel: string;
  author: string;
  content: string;
  flags: number;
  components: SentComponent[];
  files: StoredFile[];
  nonce: string | undefined;
  postedAt: number;
  editedAt: number | undefined;
  reference: string | undefined;
  reactions: Map<string, Set<string>>;
  /** The one person who sees it. */
  ephemeralTo: string | undefined;
  /** Whom it mentioned and was not kept from pinging: `everyone`, `here`, `user:<id>`, `role:<id>`. */
  pings: string[];
  /** Addresses in it that Discord shows a preview of. */
  previews: string[];
}

/** An interaction that was sent to the app. */
export interface OpenInteraction {
  id: string;
  token: string;
  /** Discord's: 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: 2 | 3 | 4 | 5;
  user: string;
  channel: string;
  /** The message whose component was pressed. */
  message: string | undefined;
  startedAt: number;
  /** How it was answered first. */
  answered: { type: number; data: unknown } | undefined;
  /** The message that the first answer is, or will be. */
  original: string | undefined;
  ephemeral: boolean;
}

/** The whole state of the double. */
export interface World {
  now(): number;
  snowflake(): string;
  application: { id: string; publicKey: string };
  guild: { id: string; name: string; systemChannel: string | undefined };
  token: string;
  /** Intents that the developer portal has switched on beside the free ones. */
  messageContent: boolean;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  messages: StoredMessage[];
  interactions: Map<string, OpenInteraction>;
  /** Registered commands, by `global` or the guild. */
  commands: Map<string, Record<string, unknown>[]>;
  /** Takes part in everything that happens, which the Gateway tells. */
  emit(event: string, data: unknown): void;
}

/** How long a token of an interaction lives, and how long its first answer may take, in ms. */
export const tokenMs = 15 * 60_000;
export const firstAnswerMs = 3_000;
/** How long a nonce is remembered, in ms. Discord says: a few minutes. */
export const nonceMs = 5 * 60_000;
/** The flags that a message may be sent with, and those of the answer to an interaction. */
export const flags = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, silent: 1 << 12, componentsV2: 1 << 15 } as const;
