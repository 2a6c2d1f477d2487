import { pageTexts } from "../../chat/texts/page.ts";
import type { MessageView } from "../view.ts";
import { type Client, createClient } from "./client.ts";
import { createComposer } from "./composer.ts";
import { confirm, showPicture } from "./dialogs.ts";
import { h } from "./dom.ts";
import { createDraw } from "./draw.ts";
import { listen } from "./live.ts";
import { createShell } from "./shell.ts";
import { createModel, type Model, type Outgoing } from "./state.ts";
import { elapsed } from "./time.ts";

const personKey = "kindling person";

/** Whom this tab plays: the address says, else what the tab remembers, else the server knows the browser's last. */
function rememberedPerson(): string | null {
  const url = new URL(location.href);
  const named = url.searchParams.get("as");
  if (named === null) return sessionStorage.getItem(personKey);
  url.searchParams.delete("as");
  history.replaceState(null, "", url);
  sessionStorage.setItem(personKey, named);
  return named;
}

/** The channel and the thread that the address names: `/c/general/<thread>`. */
function placeOf(path: string): { channel: string | undefined; thread: string | null } {
  const [, c, channel, thread] = path.split("/");
  return c === "c" ? { channel, thread: thread || null } : { channel: undefined, thread: null };
}

async function start(page: HTMLElement): Promise<void> {
  let person = rememberedPerson();
  const client = createClient(() => person);
  const session = await client.session();
  person = session.me.id;
  sessionStorage.setItem(personKey, person);

  const known = (id: string | undefined) => session.channels.find((channel) => channel.id === id)?.id;
  const first = session.channels[0]?.id ?? "";
  const asked = placeOf(location.pathname);
  const channel = known(asked.channel) ?? first;
  const thread = known(asked.channel) === undefined ? null : asked.thread;

  const composers = {
    channel: createComposer("channel", (text) => actions.send(text, null)),
    thread: createComposer("thread", (text) => actions.send(text, model.state.thread)),
  };
  const shell = createShell(session, composers);
  const draw = createDraw(shell, composers, client);
  const model = createModel(session, channel, thread, () => draw(model.state));
  const actions = createActions(model, client, shell.announcer);

  page.replaceChildren(shell.root);
  handle(page, model, actions, composers);
  addEventListener("popstate", () => {
    const place = placeOf(location.pathname);
    actions.open(known(place.channel) ?? first, place.thread, false);
  });
  listen(client.eventsUrl, session.seq, {
    changes: actions.arrived,
    text: (message, html) => model.change(({ live }) => (html === "" ? live.delete(message) : live.set(message, html))),
    connected: (build) =>
      model.change((state) => {
        state.connected = true;
        state.newer = build !== document.body.dataset.build;
      }),
    lost: () =>
      model.change((state) => {
        state.connected = false;
      }),
    reset: () => location.reload(),
  });
  setInterval(tick, 200);
  setInterval(() => model.change(() => {}), 30_000);
  actions.open(channel, thread, false);
  if (matchMedia("(min-width: 800px)").matches) composers.channel.focus();
}

/** Stopwatches in progress lists. */
function tick(): void {
  for (const each of document.querySelectorAll<HTMLElement>("[data-since]"))
    each.textContent = elapsed(Date.now() - Number(each.dataset.since));
}

type Actions = ReturnType<typeof createActions>;

/** What people and the server do to the page. */
function createActions(model: Model, client: Client, announcer: HTMLElement) {
  const { state, change, take } = model;
  /** Messages sent from this tab: the thread that answers one opens by itself. */
  const sent = new Set<string>();
  const opened = new Set<string>();

  const load = async (place: string, what: () => ReturnType<Client["channel"]>) => {
    const { root, messages, more } = await what().catch(() => ({ root: null, messages: [], more: false }));
    take(root ? [root, ...messages] : messages);
    change(({ loaded }) => loaded.set(place, more));
  };

  const open = (channel: string, thread: string | null, remember = true) => {
    change((each) => {
      each.channel = channel;
      each.thread = thread;
      each.menu = false;
      each.unread.delete(channel);
    });
    if (remember) history.pushState(null, "", thread === null ? `/c/${channel}` : `/c/${channel}/${thread}`);
    if (!state.loaded.has(channel)) void load(channel, () => client.channel(channel));
    if (thread !== null && !state.loaded.has(thread)) void load(thread, () => client.thread(thread));
  };

  /** A run that this tab started opens its thread, once, while its channel is in front. */
  const follow = () => {
    for (const message of state.messages.values()) {
      const mine = message.origin !== null && sent.has(message.origin) && message.threadName !== null;
      if (!mine || opened.has(message.id) || message.channel !== state.channel) continue;
      opened.add(message.id);
      state.loaded.set(message.id, false);
      open(message.channel, message.id);
    }
  };

  const deliver = async (outgoing: Outgoing) => {
    const { eventId, channel, thread, text } = outgoing;
    try {
      const message = await client.say({ eventId, channel, thread, text });
      sent.add(message.id);
      take([message]);
      change((each) => {
        each.outgoing = each.outgoing.filter((one) => one !== outgoing);
      });
      follow();
    } catch (refused) {
      change(() => {
        outgoing.failed = refused instanceof Error ? refused.message : "";
      });
    }
  };

  return {
    open,
    send(text: string, thread: string | null) {
      const at = new Date().toISOString();
      const eventId = crypto.randomUUID();
      const outgoing: Outgoing = { eventId, channel: state.channel, thread, text, at, failed: null };
      change((each) => {
        each.outgoing.push(outgoing);
        each.acted[thread === null ? "channel" : "thread"] += 1;
      });
      void deliver(outgoing);
    },
    resend(eventId: string) {
      const outgoing = state.outgoing.find((each) => each.eventId === eventId);
      if (!outgoing) return;
      change(() => {
        outgoing.failed = null;
      });
      void deliver(outgoing);
    },
    discard: (eventId: string) =>
      change((each) => {
        each.outgoing = each.outgoing.filter((one) => one.eventId !== eventId);
      }),
    async press(message: string, action: string, value: string, inThread: boolean) {
      if (state.pressing.has(message)) return;
      change((each) => {
        each.pressing.set(message, `${action} ${value}`);
        each.pressFailed.delete(message);
        each.acted[inThread ? "thread" : "channel"] += 1;
      });
      try {
        await client.press({ eventId: crypto.randomUUID(), message, action, value, inThread });
      } catch (refused) {
        const why = refused instanceof Error ? refused.message : "";
        change((each) => each.pressFailed.set(message, why || pageTexts.pressFailed));
      }
      change((each) => each.pressing.delete(message));
    },
    async older() {
      const channel = state.channel;
      const positions = [...state.messages.values()]
        .filter((message) => message.channel === channel && message.thread === null)
        .map(({ position }) => position);
      await load(channel, () => client.channel(channel, Math.min(...positions)));
    },
    arrived(messages: MessageView[]) {
      const fresh = take(messages);
      for (const message of fresh) {
        if (state.live.has(message.id) && !isWorking(message)) change(({ live }) => live.delete(message.id));
        if (message.author.id === state.session.me.id) continue;
        announce(announcer, message, state.channel);
        const isNew = message.at === message.changedAt && message.replies === 0;
        if (isNew && message.thread === null && message.channel !== state.channel)
          change(({ unread }) => unread.set(message.channel, (unread.get(message.channel) ?? 0) + 1));
      }
      follow();
    },
  };
}

const isWorking = ({ content }: MessageView): boolean =>
  content.kind === "card" &&
  content.parts.some((part) => part.type === "progress" && part.steps.some(({ state }) => state === "working"));

/** Tells screen readers what Kindling says where they are. */
function announce(announcer: HTMLElement, { author, channel, content }: MessageView, current: string): void {
  if (channel !== current || content.kind !== "card") return;
  const words = `${author.name}: ${content.summary}`;
  if (announcer.textContent !== words) announcer.textContent = words;
}

type Composers = Record<"channel" | "thread", ReturnType<typeof createComposer>>;

/** One listener for all clicks: what was clicked says what it does. */
function handle(page: HTMLElement, model: Model, actions: Actions, composers: Composers): void {
  const { state, change } = model;
  const closeThread = () => {
    const root = state.thread;
    actions.open(state.channel, null);
    queueMicrotask(() => page.querySelector<HTMLElement>(`[data-open="${root}"]`)?.focus());
  };
  const doing: Readonly<Record<string, () => void>> = {
    menu: () =>
      change((each) => {
        each.menu = !each.menu;
      }),
    "close-thread": closeThread,
    older: () => void actions.older(),
    reload: () => location.reload(),
  };

  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button, a, .shade") : null;
    if (!target || target.getAttribute("aria-disabled") === "true") return;
    const { do: what, open, channel, example, resend, discard, unfold, picture } = target.dataset;
    if (what !== undefined) doing[what]?.();
    else if (open !== undefined) {
      actions.open(state.channel, open);
      queueMicrotask(() => composers.thread.focus());
    } else if (channel !== undefined && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      actions.open(channel, null);
    } else if (example !== undefined) composers.channel.fill(example);
    else if (resend !== undefined) actions.resend(resend);
    else if (discard !== undefined) actions.discard(discard);
    else if (unfold !== undefined)
      change(({ unfolded }) => (unfolded.has(unfold) ? unfolded.delete(unfold) : unfolded.add(unfold)));
    else if (picture !== undefined) {
      const caption = target.closest("figure")?.querySelector("figcaption")?.textContent ?? "";
      showPicture(picture, target.querySelector("img")?.alt ?? "", caption);
    } else if (target.dataset.action !== undefined) void press(target);
  });

  const press = async (button: HTMLElement) => {
    const { message = "", action = "", value = "", confirm: question } = button.dataset;
    if (question !== undefined && !(await confirm(JSON.parse(question)))) return;
    await actions.press(message, action, value, button.closest(".thread") !== null);
  };

  page.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLSelectElement) || event.target.id !== "person") return;
    location.assign(`/?as=${encodeURIComponent(event.target.value)}`);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (state.menu) doing.menu?.();
    else if (state.thread !== null) closeThread();
  });
}

const page = document.getElementById("page");
if (page) {
  start(page).catch(() => {
    const again = h("button", { type: "button", class: "button" }, pageTexts.connection.reload);
    again.addEventListener("click", () => location.reload());
    page.replaceChildren(h("div", { class: "notice" }, h("p", {}, pageTexts.unreachable), again));
  });
}
