import { pageTexts } from "../../chat/texts/page.ts";
import type { MessagesView, SessionView } from "../api.ts";
import type { MessageView } from "../view.ts";

/** Why the server did not do what was asked, in words. */
export class Refused extends Error {
  override readonly name = "Refused";
  /** What was asked for is not there, or not for this person. */
  readonly gone: boolean;

  constructor(message: string, gone: boolean) {
    super(message);
    this.gone = gone;
  }
}

/** The page's API as functions. Every call says whom this tab plays. */
export interface Client {
  session(): Promise<SessionView>;
  channel(id: string, before?: number): Promise<MessagesView>;
  thread(root: string): Promise<MessagesView>;
  say(saying: { eventId: string; channel: string; thread: string | null; text: string }): Promise<MessageView>;
  press(press: { eventId: string; message: string; action: string; value: string; inThread: boolean }): Promise<void>;
  eventsUrl(since: number): string;
  /** Where a blob is; with a name, a download. */
  fileUrl(blob: string, name?: string): string;
}

/** `person` is null until the server has said who this browser was last. */
export function createClient(person: () => string | null): Client {
  const address = (path: string, query: Record<string, string> = {}) => {
    const as = person();
    const search = new URLSearchParams({ ...query, ...(as !== null && { as }) }).toString();
    return search === "" ? path : `${path}?${search}`;
  };
  const api = (path: string, query?: Record<string, string>) => address(`/playground/api/${path}`, query);

  async function ask<T>(url: string, body?: unknown): Promise<T> {
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const headers = { "content-type": "application/json", "x-kindling": "page", "x-timezone": timezone };
    const options = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
    const response = await fetch(url, options).catch(() => {
      throw new Refused(pageTexts.unreachable, false);
    });
    const answer = await response.json().catch(() => undefined);
    if (!response.ok) throw new Refused(answer?.error?.message ?? pageTexts.unreachable, response.status === 404);
    return answer;
  }

  return {
    session: () => ask(api("session")),
    channel: (id, before) => ask(api(`channels/${encodeURIComponent(id)}`, before ? { before: String(before) } : {})),
    thread: (root) => ask(api(`threads/${encodeURIComponent(root)}`)),
    async say(saying) {
      const { message } = await ask<{ message: MessageView }>(api("messages"), saying);
      return message;
    },
    async press(press) {
      await ask(api("presses"), press);
    },
    eventsUrl: (since) => api("events", { since: String(since) }),
    fileUrl: (blob, name) => address(`/files/${encodeURIComponent(blob)}`, name === undefined ? {} : { name }),
  };
}
