import { pageTexts } from "../../chat/texts/page.ts";
import type { Client } from "./client.ts";
import type { Composers } from "./composers.ts";
import { createList, h, type Item } from "./dom.ts";
import { messageItem } from "./message.ts";
import { messageItems, separator } from "./message-list.ts";
import { createPaneScroll } from "./pane-scroll.ts";
import type { Shell } from "./shell.ts";
import { createSide } from "./side.ts";
import { messagesIn, type State } from "./state.ts";
import { welcome } from "./welcome.ts";

/** Draws the state into the shell. Called after every change; it touches only what differs. */
export function createDraw(shell: Shell, composers: Composers, client: Client): (state: State) => void {
  const lists = {
    top: createList(shell.channel.top),
    messages: createList(shell.channel.list),
    root: createList(shell.thread.top),
    replies: createList(shell.thread.list),
  };
  const scrolls = { channel: createPaneScroll(shell.channel), thread: createPaneScroll(shell.thread) };
  const drawSide = createSide(shell);

  const drawChannel = (state: State) => {
    const channel = state.session.channels.find(({ id }) => id === state.channel);
    if (!channel) return;
    const direct = channel.kind === "direct";
    const place = direct ? channel.name : `#${channel.name}`;
    setText(shell.title, place);
    const topics: Readonly<Record<string, string>> = pageTexts.topics;
    setText(shell.topic, direct ? pageTexts.topics.direct : (topics[channel.id] ?? ""));
    shell.channel.list.setAttribute("aria-label", pageTexts.messagesIn(place));
    document.title = `${state.unread.size > 0 ? "• " : ""}${place} · ${pageTexts.title}`;
    const key = state.channel;
    composers.channel.place(key, direct ? pageTexts.composer.direct : pageTexts.composer.channel(channel.name));
    composers.channel.typing(typingIn(state, key, null));
    const messages = messagesIn(state, key, null);
    const outgoing = state.outgoing.filter((each) => each.channel === key && each.thread === null);
    const loaded = state.loaded.get(key);
    const empty = loaded !== undefined && messages.length === 0 && outgoing.length === 0;
    const welcomed: Item = { key: `empty ${key}`, version: "", build: () => welcome(channel.kind) };
    lists.top(empty ? [welcomed] : olderItems(loaded, "older"));
    const newSince = state.newSince.get(key);
    lists.messages(messageItems(state, client, { messages, outgoing, inThread: false, newSince }));
    scrolls.channel.after(key, (messages.at(-1)?.position ?? 0) + outgoing.length, state.acted.channel);
  };

  const drawThread = (state: State) => {
    const { thread: key } = state;
    shell.root.classList.toggle("thread-open", key !== null);
    shell.thread.element.hidden = key === null;
    if (key === null) return;
    const root = state.messages.get(key);
    setText(shell.thread.name, root?.threadName ?? root?.author.name ?? "");
    shell.thread.list.setAttribute("aria-label", pageTexts.messagesIn(pageTexts.thread));
    composers.thread.place(key, pageTexts.composer.thread);
    composers.thread.typing(typingIn(state, state.channel, key));
    const messages = messagesIn(state, state.channel, key);
    const outgoing = state.outgoing.filter((each) => each.thread === key);
    const replies = messages.filter((message) => !message.private).length;
    const older = olderItems(state.loaded.get(key), "older-replies");
    lists.root([
      ...(root ? [messageItem(state, client, root, { follows: false, inThread: true })] : []),
      ...(replies > 0 ? [separator("replies", "day", pageTexts.replies(Math.max(replies, root?.replies ?? 0)))] : []),
      ...older,
    ]);
    const newSince = state.newSince.get(key);
    lists.replies(messageItems(state, client, { messages, outgoing, inThread: true, newSince }));
    scrolls.thread.after(key, (messages.at(-1)?.position ?? 0) + outgoing.length, state.acted.thread);
  };

  return (state) => {
    scrolls.channel.before();
    scrolls.thread.before();
    drawSide(state);
    drawBanner(shell.banner, state);
    drawChannel(state);
    drawThread(state);
  };
}

function drawBanner(banner: HTMLElement, { connection, newer }: State): void {
  banner.hidden = connection === "up" && !newer;
  const words = pageTexts.connection[connection === "up" ? "newer" : connection];
  if (banner.dataset.words === words) return;
  banner.dataset.words = words;
  banner.classList.toggle("lost", connection === "lost");
  const reload = h("button", { type: "button", class: "link", "data-do": "reload" }, pageTexts.connection.reload);
  banner.replaceChildren(words, ...(connection === "up" ? [" ", reload] : []));
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** The names of who is at the keyboard there. */
function typingIn({ typing, session }: State, channel: string, thread: string | null): string[] {
  const here = [...typing].filter(([, each]) => each.channel === channel && each.thread === thread);
  return here.flatMap(([id]) => session.people.find((person) => person.id === id)?.name ?? []);
}

/** Above the messages of a place: that they are on their way, or how to get older ones. */
function olderItems(loaded: boolean | undefined, action: string): Item[] {
  if (loaded === undefined)
    return [{ key: "loading", version: "", build: () => h("p", { class: "quiet" }, pageTexts.loading) }];
  const build = () => h("button", { type: "button", class: "button older", "data-do": action }, pageTexts.older);
  return loaded ? [{ key: "older", version: "", build }] : [];
}
