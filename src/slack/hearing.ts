import type { Audience, Bot, ChatPort, Envelope } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { SlackInstallations } from "./access.ts";
import type { Directory } from "./directory.ts";
import { encodeTarget } from "./places.ts";
import { openSession, type Session } from "./session.ts";

/** What it takes to hear people on Slack, and to answer them. */
export interface HearingParts {
  accept: Bot["accept"];
  installations: SlackInstallations;
  apiUrl: string;
  port: (workspace: string) => ChatPort;
  directory: (workspace: string) => Directory;
  /** The name of the emoji that keeps a message as an idea. */
  saveEmoji?: string | undefined;
  now: () => Date;
  wait: (ms: number) => Promise<void>;
  log: Log;
}

/** What Slack is answered: at once, and what may come after that. */
export interface Answer {
  /** The body of the acknowledgement, if it has one. */
  body?: unknown;
  /** What is said once Slack has its acknowledgement. */
  after?: () => Promise<void>;
}

/** One payload being heard: the workspace's side of it. */
export interface Heard {
  workspace: string;
  session: Session;
  port: ChatPort;
  directory: Directory;
}

/** Of whose installation something is. An organisation's installation is one workspace for all of its teams. */
export interface Whose {
  team: string | undefined;
  enterprise?: string | null | undefined;
  orgWide?: boolean | undefined;
}

/** Our name of a workspace. */
export const workspaceOf = ({ team, enterprise, orgWide }: Whose): string | undefined =>
  orgWide && enterprise ? `slack:${enterprise}` : team && `slack:${team}`;

/** The workspace of a payload; undefined where Kindling is not installed (any more), which nobody can be told there. */
export async function hear(parts: HearingParts, whose: Whose): Promise<Heard | undefined> {
  const workspace = workspaceOf(whose);
  if (workspace === undefined) return undefined;
  try {
    const session = await openSession({ ...parts, workspace });
    return { workspace, session, port: parts.port(workspace), directory: parts.directory(workspace) };
  } catch (thrown) {
    if (thrown instanceof KindlingError && thrown.code === "chat.gone") return undefined;
    throw thrown;
  }
}

/** Where something happened. `thread`: the root of the thread that it happened in. */
export interface Where {
  channel: string;
  thread: string | null;
  audience?: Audience | undefined;
}

/** Who did something, and where, in the bot's words. */
export async function envelope(
  { workspace, session, directory }: Heard,
  eventId: string,
  user: string,
  { channel, thread, audience }: Where,
): Promise<Envelope> {
  const [person, seen] = await Promise.all([
    directory.person(session, user),
    audience ?? directory.audience(session, channel),
  ]);
  const closed = seen === "channel";
  return {
    eventId,
    platform: "slack",
    workspace: { id: workspace, name: workspace },
    person,
    channel: { id: channel, audience: seen },
    target: encodeTarget({ channel, thread: null, ...(closed && { closed }) }),
    ...(thread !== null && { thread: encodeTarget({ channel, thread }) }),
  };
}
