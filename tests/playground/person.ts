import type { AnswerView, MessagesView, SessionView, SuggestionsView } from "../../src/playground/api.ts";
import type { MessageView } from "../../src/playground/view.ts";
import type { OpenPlayground } from "./open.ts";

/** What a request came to. `refused`: the code of the sentence, where it was not done. */
export interface Outcome extends Partial<AnswerView> {
  status: number;
  refused?: string;
}

interface Where {
  channel?: string;
  thread?: string;
  eventId?: string;
}

/** Somebody at the page, who does everything over HTTP. */
export function personAt(playground: () => OpenPlayground, name: string, headers: Record<string, string> = {}) {
  const api = (path: string, query: Record<string, string> = {}) =>
    `/playground/api/${path}?${new URLSearchParams({ as: name, ...query })}`;

  const ask = async (method: string, path: string, body: object): Promise<Outcome> => {
    const response = await playground().send(method, api(path), body, headers);
    const { error, ...answer } = await response.json();
    return { status: response.status, ...answer, ...(error && { refused: error.code }) };
  };
  const load = async <T>(path: string, query?: Record<string, string>): Promise<T | undefined> => {
    const response = await playground().get(api(path, query), headers);
    return response.ok ? response.json() : undefined;
  };
  const eventId = () => crypto.randomUUID();

  return {
    name,
    ask,
    say: (text: string, { channel = "general", thread, eventId: given }: Where = {}) =>
      ask("POST", "messages", { eventId: given ?? eventId(), channel, thread: thread ?? null, text }),
    edit: (message: string, text: string, given = eventId()) =>
      ask("PATCH", `messages/${message}`, { eventId: given, text }),
    remove: (message: string, given = eventId()) => ask("DELETE", `messages/${message}`, { eventId: given }),
    press: (message: string, action: string, value: string) =>
      ask("POST", "presses", { eventId: eventId(), message, action, value, inThread: false }),
    submit: (
      form: string,
      fields: Record<string, string>,
      { channel = "general", thread, value = "", eventId: given }: Where & { value?: string } = {},
    ) => ask("POST", "forms", { eventId: given ?? eventId(), form, value, fields, channel, thread: thread ?? null }),
    react: (message: string, emoji: string, on = true) => ask("POST", "reactions", { message, emoji, on }),
    type: (channel = "general", thread: string | null = null) => ask("POST", "typing", { channel, thread }),
    async read(channel = "general"): Promise<MessageView[]> {
      return (await load<MessagesView>(`channels/${channel}`))?.messages ?? [];
    },
    thread: (root: string, before?: number) =>
      load<MessagesView>(`threads/${root}`, before === undefined ? {} : { before: String(before) }),
    session: () => load<SessionView>("session"),
    suggestions: (query: Record<string, string>) => load<SuggestionsView>("suggestions", query),
    /** The id of a message that was just written. */
    async write(text: string, where?: Where): Promise<string> {
      const { message } = await this.say(text, where);
      if (!message) throw new Error("nothing was written");
      return message.id;
    },
  };
}

export type PersonAtPage = ReturnType<typeof personAt>;
