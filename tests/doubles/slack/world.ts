import type { SentBlock } from "./rules/blocks.ts";
import type { Metadata } from "./rules/content.ts";
import type { SentView } from "./rules/views.ts";

/** A conversation. `team` is the workspace it is in. */
export interface Channel {
  id: string;
  name: string;
  team: string;
  kind: "public" | "private" | "im" | "mpim";
  archived: boolean;
  members: Set<string>;
}

/** A person or a bot. */
export interface Person {
  id: string;
  name: string;
  team: string;
  bot: boolean;
  /** Looks after the workspace. */
  admin: boolean;
  tz: string;
}

/** A stream's life: open for five minutes from its start, locked to the form of its first piece. */
export interface Stream {
  state: "open" | "stopped" | "stopped_by_user";
  mode: "text" | "chunks" | undefined;
  expiresAt: number;
  plan: string | undefined;
  /** The newest state of each task, by id. */
  tasks: Map<string, { title: string; status: string; details?: string | undefined; output?: string | undefined }>;
}

/** A file. `bytes` is there once it was uploaded; `channel` is where it was shared when that was completed. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  length: number;
  altText: string | undefined;
  snippetType: string | undefined;
  bytes: Buffer | undefined;
  completed: boolean;
  channel: string | undefined;
}

/** A message as the workspace keeps it. Times are Slack's: seconds with six decimals, as text. */
export interface SlackMessage {
  channel: string;
  ts: string;
  thread_ts: string | undefined;
  user: string;
  byBot: boolean;
  text: string;
  blocks?: SentBlock[] | undefined;
  attachments?: Record<string, unknown>[] | undefined;
  metadata?: Metadata | undefined;
  files: StoredFile[];
  reactions: { name: string; users: string[] }[];
  /** The one person who sees it. */
  ephemeralTo: string | undefined;
  editedAt: string | undefined;
  /** A deleted root whose replies live on. */
  tombstone: boolean;
  /** Whether links in it may be shown as previews: what the post asked for, both true by default. */
  unfurl: { links: boolean; media: boolean };
  stream?: Stream;
}

/** A view that is open, or a published Home. */
export interface OpenView {
  id: string;
  user: string;
  view: SentView;
  hash: string;
  /** Views below it in the stack. */
  previous: string | undefined;
}

/** A token and what it may. */
export interface Token {
  kind: "bot" | "app";
  value: string;
  team: string;
  scopes: string[];
  expiresAt: number | undefined;
  revoked: boolean;
  enterpriseInstall: boolean;
}

/** The whole state of the double. */
export interface World {
  now(): number;
  /** The next id with this first letter: `C0000000001`. */
  id(letter: string): string;
  /** A ts that no message had before. */
  ts(): string;
  app: { id: string; clientId: string; clientSecret: string; signingSecret: string; verificationToken: string };
  team: { id: string; name: string; domain: string };
  bot: { user: string; id: string; name: string };
  origin: string;
  /** Installs give tokens that last twelve hours and are renewed. */
  rotation: boolean;
  /** History and replies as apps outside the Marketplace get them: one call a minute, 15 messages. */
  limitedHistory: boolean;
  people: Map<string, Person>;
  channels: Map<string, Channel>;
  messages: SlackMessage[];
  files: Map<string, StoredFile>;
  views: Map<string, OpenView>;
  homes: Map<string, OpenView>;
  triggers: Map<string, { user: string; expiresAt: number; used: boolean }>;
  responseUrls: Map<
    string,
    { channel: string; user: string; message: string | undefined; expiresAt: number; uses: number }
  >;
  tokens: Map<string, Token>;
  codes: Map<
    string,
    { scopes: string[]; team: string; user: string; redirectUri: string | undefined; enterprise: boolean }
  >;
  refreshTokens: Map<string, string>;
  /** Tickets of Socket Mode, each for one connection. */
  tickets: Set<string>;
  /** The newest status of an agent session or assistant thread, by `channel/thread`. */
  statuses: Map<string, string>;
  /** Suggested prompts, by `channel/thread`. */
  prompts: Map<string, { title: string; message: string }[]>;
}

/** Ids and addresses of files that blocks may name. */
export const knownFiles = (world: World): ReadonlySet<string> =>
  new Set([...world.files.values()].filter((file) => file.completed).flatMap(({ id }) => [id, fileUrl(world, id)]));

/** The private address of a file. */
export const fileUrl = (world: World, id: string): string => `${world.origin}/files/${id}`;
