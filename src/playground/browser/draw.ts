import { pageTexts } from "../../chat/texts/page.ts";
import type { MessageView } from "../view.ts";
import type { Client } from "./client.ts";
import type { Composer } from "./composer.ts";
import { createList, h, type Item } from "./dom.ts";
import { icon } from "./icons.ts";
import { messageItem, messageItems } from "./message.ts";
import { createPaneScroll } from "./pane-scroll.ts";
import type { Shell } from "./shell.ts";
import { messagesIn, type State } from "./state.ts";

/** Draws the state into the shell. Called after every change; it touches only what differs. */
export function createDraw(
  shell: Shell,
  composers: { channel: Composer; thread: Composer },
  client: Client,
): (state: State) => void {
  const lists = {
    channels: createList(shell.channelLists.channel),
    direct: createList(shell.channelLists.direct),
    top: createList(shell.channel.top),
    messages: createList(shell.channel.list),
    root: createList(shell.thread.top),
    replies: createList(shell.thread.list),
  };
  const scrolls = { channel: createPaneScroll(shell.channel), thread: createPaneScroll(shell.thread) };

  const drawSide = (state: State) => {
    for (const kind of ["channel", "direct"] as const) {
      const items = state.session.channels
        .filter((channel) => channel.kind === kind)
        .map(({ id, name }) => channelItem(id, name, kind, state.channel === id, state.unread.get(id) ?? 0));
      lists[kind === "channel" ? "channels" : "direct"](items);
    }
    shell.root.classList.toggle("menu-open", state.menu);
    shell.menuButton.setAttribute("aria-expanded", String(state.menu));
    shell.menuButton.setAttribute("aria-label", state.menu ? pageTexts.closeChannels : pageTexts.openChannels);
  };

  const drawChannel = (state: State) => {
    const channel = state.session.channels.find(({ id }) => id === state.channel);
    if (!channel) return;
    const direct = channel.kind === "direct";
    const place = direct ? channel.name : `#${channel.name}`;
    setText(shell.title, place);
    const topics: Readonly<Record<string, string>> = pageTexts.topics;
    setText(shell.topic, direct ? pageTexts.topics.direct : (topics[channel.id] ?? ""));
    shell.channel.list.setAttribute("aria-label", pageTexts.messagesIn(place));
    document.title = `${place} · ${pageTexts.title}`;
    const key = state.channel;
    composers.channel.place(key, direct ? pageTexts.composer.direct : pageTexts.composer.channel(channel.name));
    const messages = messagesIn(state, state.channel, null);
    const outgoing = state.outgoing.filter((each) => each.channel === state.channel && each.thread === null);
    const loaded = state.loaded.get(state.channel);
    const empty = loaded !== undefined && messages.length === 0 && outgoing.length === 0;
    lists.top(topItems(loaded, empty, channel));
    lists.messages(messageItems(state, client, messages, outgoing, false));
    scrolls.channel.after(key, (messages.at(-1)?.position ?? 0) + outgoing.length, state.acted.channel);
  };

  const drawThread = (state: State) => {
    const root = state.thread === null ? undefined : state.messages.get(state.thread);
    shell.root.classList.toggle("thread-open", state.thread !== null);
    shell.thread.element.hidden = state.thread === null;
    if (state.thread === null) return;
    setText(shell.thread.name, root?.threadName ?? root?.author.name ?? "");
    shell.thread.list.setAttribute("aria-label", pageTexts.messagesIn(pageTexts.thread));
    const key = state.thread;
    composers.thread.place(key, pageTexts.composer.thread);
    const messages = messagesIn(state, state.channel, state.thread);
    const outgoing = state.outgoing.filter((each) => each.thread === state.thread);
    lists.root(rootItems(state, client, root, messages.filter((message) => !message.private).length));
    lists.replies(messageItems(state, client, messages, outgoing, true));
    scrolls.thread.after(key, (messages.at(-1)?.position ?? 0) + outgoing.length, state.acted.thread);
  };

  const drawBanner = (state: State) => {
    const { banner } = shell;
    banner.hidden = state.connected && !state.newer;
    const words = state.connected ? pageTexts.connection.newer : pageTexts.connection.lost;
    if (banner.dataset.words === words) return;
    banner.dataset.words = words;
    banner.classList.toggle("lost", !state.connected);
    const reload = h("button", { type: "button", class: "link", "data-do": "reload" }, pageTexts.connection.reload);
    banner.replaceChildren(words, ...(state.connected ? [" ", reload] : []));
  };

  return (state) => {
    scrolls.channel.before();
    scrolls.thread.before();
    drawSide(state);
    drawBanner(state);
    drawChannel(state);
    drawThread(state);
  };
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function channelItem(id: string, name: string, kind: "channel" | "direct", current: boolean, unread: number): Item {
  const build = () =>
    h(
      "li",
      { "data-key": id },
      h(
        "a",
        {
          href: `/c/${id}`,
          class: `place${unread > 0 ? " unread" : ""}`,
          "data-channel": id,
          "aria-current": current && "page",
        },
        kind === "channel" ? icon("hash") : icon("spark"),
        h("span", {}, name),
        unread > 0 && h("span", { class: "count", "aria-label": pageTexts.newer }, String(unread)),
      ),
    );
  return { key: id, version: `${current} ${unread}`, build };
}

function topItems(loaded: boolean | undefined, empty: boolean, channel: State["session"]["channels"][number]): Item[] {
  if (loaded === undefined) {
    const build = () => h("p", { class: "quiet" }, pageTexts.loading);
    return [{ key: "loading", version: "", build }];
  }
  if (loaded) {
    const build = () => h("button", { type: "button", class: "button older", "data-do": "older" }, pageTexts.older);
    return [{ key: "older", version: "", build }];
  }
  return empty ? [{ key: `empty ${channel.id}`, version: "", build: () => emptyState(channel) }] : [];
}

/** What a new place says: what happens here, in three lines, and examples to click. */
function emptyState({ kind }: { kind: "channel" | "direct" }): HTMLElement {
  const { title, lines, example, examples, direct } = pageTexts.empty;
  const shown = kind === "direct" ? direct : lines;
  return h(
    "section",
    { class: "empty" },
    h("img", { src: `/playground/assets/${document.body.dataset.build}/icon.svg`, alt: "", width: 56, height: 56 }),
    h("h2", {}, title),
    h("ol", { class: "empty-lines" }, ...shown.map((line) => h("li", { class: "empty-line" }, line))),
    h(
      "div",
      { class: "examples" },
      h("p", {}, example),
      ...examples.map((text) => h("button", { type: "button", class: "example", "data-example": text }, text)),
    ),
  );
}

function rootItems(state: State, client: Client, root: MessageView | undefined, replies: number): Item[] {
  if (!root) return [{ key: "loading", version: "", build: () => h("p", { class: "quiet" }, pageTexts.loading) }];
  const line: Item = {
    key: "replies",
    version: String(replies),
    build: () => h("div", { class: "day", role: "separator" }, h("span", {}, pageTexts.replies(replies))),
  };
  const shown = messageItem(state, client, root, false, true);
  return replies === 0 ? [shown] : [shown, line];
}
