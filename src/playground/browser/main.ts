import { pageTexts } from "../../chat/texts/page.ts";
import { addressOf } from "./actions/places.ts";
import { createReading } from "./actions/reading.ts";
import { createActions } from "./actions.ts";
import { type Announce, createAnnouncer } from "./announcer.ts";
import { type Arrival, arrive, placeOf, remember } from "./arrival.ts";
import { createClient } from "./client.ts";
import { createComposers } from "./composers.ts";
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

async function start(page: HTMLElement): Promise<void> {
  const arrival = arrive();
  let { person } = arrival;
  const client = createClient(() => person);
  const session = await client.session();
  person = session.me.id;
  remember(person);

  /** A place that there is, for a path; the first channel for every other one. */
  const placeFor = ({ channel, thread }: Pick<Arrival, "channel" | "thread">) => {
    const known = session.channels.some(({ id }) => id === channel);
    return { channel: (known ? channel : session.channels[0]?.id) ?? "", thread: known ? thread : null };
  };
  const { channel, thread } = placeFor(arrival);

  const memory = createMemory(person, sessionStorage, localStorage);
  const composers = createComposers({
    memory,
    client,
    actions: () => actions,
    thread: () => model.state.thread,
    editing: () => focusEditor(page),
  });
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
    copy: (root: string) => copyLink(addressOf(model.state.channel, root), announce),
  };

  page.replaceChildren(shell.root);
  handleClicks(input);
  handleKeys(input);
  addEventListener("popstate", () => {
    const place = placeFor(placeOf(location.pathname));
    actions.open(place.channel, place.thread, false);
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

/** Copies a link, and says that it did, or what the link is. */
function copyLink(address: string, announce: Announce): void {
  const link = new URL(address, location.href).href;
  const copied = navigator.clipboard?.writeText(link) ?? Promise.reject();
  copied.then(
    () => announce.note(pageTexts.copied),
    () => announce.note(pageTexts.notCopied(link)),
  );
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
