import { pageTexts } from "../../chat/texts/page.ts";
import type { AnswerView, MessagesView, SessionView, SuggestionsView } from "../api.ts";

/** Why the server did not do what was asked, in words. */
export class Refused extends Error {
  override readonly name = "Refused";
  /**
   * `gone`: what was asked for is not there, or not for this person. `unreachable`: nobody knows whether the server
   * heard it; the same event may be sent again. `refused`: it was heard, and will not be done.
   */
  readonly why: "gone" | "unreachable" | "refused";

  constructor(message: string, why: Refused["why"]) {
    super(message);
    this.why = why;
  }
}

/** Where something is said or typed. */
export interface Spot {
  channel: string;
  thread: string | null;
}

/** The page's API as functions. Every call says whom this tab plays, and throws {@link Refused}. */
export interface Client {
  session(): Promise<SessionView>;
  channel(id: string, before?: number): Promise<MessagesView>;
  thread(root: string, before?: number): Promise<MessagesView>;
  say(saying: Spot & { eventId: string; text: string }): Promise<AnswerView>;
  press(press: {
    eventId: string;
    message: string;
    action: string;
    value: string;
    inThread: boolean;
  }): Promise<AnswerView>;
  submit(
    form: Spot & { eventId: string; form: string; value: string; fields: Record<string, string> },
  ): Promise<AnswerView>;
  edit(message: string, eventId: string, text: string): Promise<AnswerView>;
  remove(message: string, eventId: string): Promise<AnswerView>;
  react(message: string, emoji: string, on: boolean): Promise<void>;
  typing(spot: Spot): Promise<void>;
  suggestions(command: string, partial: string): Promise<SuggestionsView["suggestions"]>;
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

  async function ask<T>(method: "GET" | "POST" | "PATCH" | "DELETE", url: string, body?: unknown): Promise<T> {
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const headers = { "content-type": "application/json", "x-kindling": "page", "x-timezone": timezone };
    const response = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Refused(pageTexts.unreachable, "unreachable");
    });
    const answer = await response.json().catch(() => undefined);
    if (response.ok) return answer;
    const why = response.status === 404 ? "gone" : response.status >= 500 ? "unreachable" : "refused";
    throw new Refused(answer?.error?.message ?? pageTexts.unreachable, why);
  }
  const page = (before?: number) => (before === undefined ? {} : { before: String(before) });
  const message = (id: string) => `messages/${encodeURIComponent(id)}`;

  return {
    session: () => ask("GET", api("session")),
    channel: (id, before) => ask("GET", api(`channels/${encodeURIComponent(id)}`, page(before))),
    thread: (root, before) => ask("GET", api(`threads/${encodeURIComponent(root)}`, page(before))),
    say: (saying) => ask("POST", api("messages"), saying),
    press: (press) => ask("POST", api("presses"), press),
    submit: (form) => ask("POST", api("forms"), form),
    edit: (id, eventId, text) => ask("PATCH", api(message(id)), { eventId, text }),
    remove: (id, eventId) => ask("DELETE", api(message(id)), { eventId }),
    react: (id, emoji, on) => ask("POST", api("reactions"), { message: id, emoji, on }),
    typing: (spot) => ask("POST", api("typing"), spot),
    async suggestions(command, partial) {
      const { suggestions } = await ask<SuggestionsView>("GET", api("suggestions", { command, partial }));
      return suggestions;
    },
    eventsUrl: (since) => api("events", { since: String(since) }),
    fileUrl: (blob, name) => address(`/files/${encodeURIComponent(blob)}`, name === undefined ? {} : { name }),
  };
}
