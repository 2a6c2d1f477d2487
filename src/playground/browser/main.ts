import { pageTexts } from "../../chat/texts/page.ts";
import { addressOf } from "./actions/places.ts";
import { createReading } from "./actions/reading.ts";
import { createActions } from "./actions.ts";
import { createAnnouncer } from "./announcer.ts";
import { createClient } from "./client.ts";
import { createComposer } from "./composer.ts";
import { h } from "./dom.ts";
import { createDraw } from "./draw.ts";
import { createFind } from "./find.ts";
import { focusEditor, handleClicks } from "./input.ts";
import { handleKeys } from "./keys.ts";
import { listen } from "./live.ts";
import { createMemory } from "./memory.ts";
import { createReadMarks } from "./read-marks.ts";
import { createShell } from "./shell.ts";
import { createModel } from "./state.ts";
import { elapsed } from "./time.ts";

/** A frame beside another one, in which somebody is played for as long as it is there. */
const framed = window.top !== window;
const personKey = "kindling person";

/** Whom this tab plays: the address says, else what the tab remembers, else the server knows the browser's last. */
function rememberedPerson(): string | null {
  const url = new URL(location.href);
  const named = url.searchParams.get("as");
  if (framed) return named;
  if (named === null) return sessionStorage.getItem(personKey);
  url.searchParams.delete("as");
  history.replaceState(null, "", url);
  return named;
}

/** The channel and the thread that the address names: `/c/general/<thread>`. */
function placeOf(path: string): { channel: string | undefined; thread: string | null } {
  const [, c, channel, thread] = path.split("/");
  return c === "c" ? { channel, thread: thread || null } : { channel: undefined, thread: null };
}

async function start(page: HTMLElement): Promise<void> {
  // A link as it can be written without a server: `/#/general/<thread>`.
  if (location.hash.startsWith("#/")) history.replaceState(null, "", `/c${location.hash.slice(1)}${location.search}`);
  let person = rememberedPerson();
  const client = createClient(() => person);
  const session = await client.session();
  person = session.me.id;
  if (!framed) sessionStorage.setItem(personKey, person);

  const known = (id: string | undefined) => session.channels.find((channel) => channel.id === id)?.id;
  const first = session.channels[0]?.id ?? "";
  const asked = placeOf(location.pathname);
  const channel = known(asked.channel) ?? first;
  const thread = known(asked.channel) === undefined ? null : asked.thread;

  const memory = createMemory(person, sessionStorage, localStorage);
  const composer = (name: "channel" | "thread") => {
    const inThread = name === "thread";
    const into = () => (inThread ? model.state.thread : null);
    return createComposer(name, {
      memory,
      send: (text) => actions.send(text, into()),
      typed: () => actions.typed(into()),
      async suggest(behind) {
        const found = await client.suggestions("expand", behind);
        return found.map(({ label, value }) => ({ label, hint: "", insert: value }));
      },
      editLast() {
        const found = actions.editLast(inThread);
        if (found) focusEditor(page);
        return found;
      },
    });
  };
  const composers = { channel: composer("channel"), thread: composer("thread") };
  const { announce, elements } = createAnnouncer();
  const shell = createShell(session, composers, elements);
  const draw = createDraw(shell, composers, client);
  const model = createModel(session, channel, thread, () => draw(model.state));
  const narrow = matchMedia("(max-width: 1180px)");
  const reading = createReading(model, createReadMarks(memory, session.seq), {
    looking: () => document.visibilityState === "visible",
    covered: () => narrow.matches,
  });
  const actions = createActions({ model, client, memory, reading, announce });
  const input = {
    page,
    model,
    actions,
    composers,
    search: createFind(model.state, client, actions, composers.channel),
    copy(root: string) {
      const link = new URL(addressOf(model.state.channel, root), location.href).href;
      const copied = navigator.clipboard?.writeText(link) ?? Promise.reject();
      copied.then(
        () => announce.note(pageTexts.copied),
        () => announce.note(pageTexts.notCopied(link)),
      );
    },
  };

  page.replaceChildren(shell.root);
  handleClicks(input);
  handleKeys(input);
  addEventListener("popstate", () => {
    const place = placeOf(location.pathname);
    actions.open(known(place.channel) ?? first, place.thread, false);
  });
  document.addEventListener("visibilitychange", reading.look);
  listen(client.eventsUrl, session.seq, {
    changes: actions.arrived,
    text: (message, html) => model.change(({ live }) => (html === "" ? live.delete(message) : live.set(message, html))),
    typing: actions.typing,
    connected: actions.connected,
    lost: actions.lost,
    reset: () => location.reload(),
  });
  setInterval(tick, 200);
  setInterval(() => model.change(() => {}), 30_000);
  actions.open(channel, thread, false);
  actions.resume();
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
