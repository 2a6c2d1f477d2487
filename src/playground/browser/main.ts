import { pageTexts } from "../../chat/texts/page.ts";
import { createActions } from "./actions.ts";
import { createClient } from "./client.ts";
import { createComposer } from "./composer.ts";
import { h } from "./dom.ts";
import { createDraw } from "./draw.ts";
import { handle } from "./input.ts";
import { listen } from "./live.ts";
import { createShell } from "./shell.ts";
import { createModel } from "./state.ts";
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

const page = document.getElementById("page");
if (page) {
  start(page).catch(() => {
    const again = h("button", { type: "button", class: "button" }, pageTexts.connection.reload);
    again.addEventListener("click", () => location.reload());
    page.replaceChildren(h("div", { class: "notice" }, h("p", {}, pageTexts.unreachable), again));
  });
}
