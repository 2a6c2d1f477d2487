import type { WebClient } from "@slack/web-api";
import { KindlingError } from "../errors.ts";
import type { SlackAccess, SlackInstallations } from "./access.ts";
import { slackClient } from "./client.ts";
import { failureOf, refusalOf } from "./failures.ts";
import type { Place } from "./places.ts";

/** One operation's way to Slack. */
export interface Session {
  access: SlackAccess;
  /**
   * Asks Slack. A 429 that is soon over is waited out here, for nothing was done then; `patienceMs`: how long at most.
   * @throws {KindlingError} by {@link failureOf}.
   */
  call<T>(ask: (client: WebClient) => Promise<T>, options?: { patienceMs?: number }): Promise<T>;
  /** The same where Kindling has to be in the channel: joins it if it is public. */
  inChannel<T>(place: Place, ask: (client: WebClient) => Promise<T>, options?: { patienceMs?: number }): Promise<T>;
}

/** What sessions are opened from. */
export interface SessionParts {
  /** `slack:T0123`. */
  workspace: string;
  installations: Pick<SlackInstallations, "accessFor">;
  apiUrl: string;
  /** Waits so many milliseconds. */
  wait: (ms: number) => Promise<void>;
}

const patience = 5_000;

/** Opens a session. @throws {KindlingError} `chat.gone` where Kindling is not installed any more. */
export async function openSession({ workspace, installations, apiUrl, wait }: SessionParts): Promise<Session> {
  const access = await installations.accessFor(workspace);
  if (access === undefined) throw new KindlingError("chat.gone");
  const client = slackClient(access.token, apiUrl);
  const call: Session["call"] = async (ask, { patienceMs = patience } = {}) => {
    for (let waited = 0; ; ) {
      try {
        return await ask(client);
      } catch (thrown) {
        const failure = failureOf(thrown);
        const pause = failure.retryAfterMs;
        if (pause === undefined || waited + pause > patienceMs) throw failure;
        await wait(pause);
        waited += pause;
      }
    }
  };
  return {
    access,
    call,
    async inChannel({ channel, closed }, ask, options) {
      try {
        return await call(ask, options);
      } catch (thrown) {
        const refusal = refusalOf(thrown);
        // Private channels of old are told by their name as well.
        if (refusal === "channel_not_found" && (closed || channel.startsWith("G"))) throw notInvited(thrown);
        if (refusal !== "not_in_channel") throw thrown;
        await join(call, channel);
        return call(ask, options);
      }
    },
  };
}

/** Joins a public channel. @throws {KindlingError} `chat.not_invited` where nobody may just join. */
export async function join(call: Session["call"], channel: string): Promise<void> {
  try {
    await call((client) => client.conversations.join({ channel }));
  } catch (thrown) {
    const failure = failureOf(thrown);
    throw failure.retryable || refusalOf(thrown) === "is_archived" ? failure : notInvited(thrown);
  }
}

const notInvited = (cause: unknown) => new KindlingError("chat.not_invited", { cause });

/** The channel of a person's direct messages, opened if need be; any other channel is itself. */
export async function directChannel(call: Session["call"], id: string): Promise<string> {
  if (!/^[UW]/.test(id)) return id;
  const { channel } = await call((client) => client.conversations.open({ users: id }));
  return channel?.id ?? id;
}
