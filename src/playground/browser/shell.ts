import { pageTexts } from "../../chat/texts/page.ts";
import type { SessionView } from "../api.ts";
import type { Composers } from "./composers.ts";
import { h } from "./dom.ts";
import { type IconName, icon } from "./icons.ts";

/** The parts of the page that stay; what is in them is drawn by `draw.ts`. */
export interface Shell {
  root: HTMLElement;
  menuButton: HTMLButtonElement;
  channelLists: Record<"channel" | "direct", HTMLElement>;
  title: HTMLElement;
  topic: HTMLElement;
  banner: HTMLElement;
  channel: Pane;
  thread: Pane & { element: HTMLElement; name: HTMLElement };
}

/** A scrolling list of messages. */
export interface Pane {
  scroll: HTMLElement;
  /** Above the messages: how to get older ones, or a thread's root. */
  top: HTMLElement;
  list: HTMLElement;
  /** Leads to what came while somebody read further up. */
  jump: HTMLButtonElement;
}

const iconButton = (name: IconName, label: string, action: string) => {
  const button = h("button", {
    type: "button",
    class: "icon-button",
    "aria-label": label,
    title: label,
    "data-do": action,
  });
  button.append(icon(name));
  return button;
};

function createPane(): Pane {
  const top = h("div", { class: "pane-top" });
  const list = h("div", {
    class: "messages",
    role: "log",
    "aria-live": "off",
    "aria-description": pageTexts.walk,
    tabindex: "0",
  });
  const jump = h("button", { type: "button", class: "jump", hidden: true }, icon("down"), pageTexts.newer);
  const scroll = h("div", { class: "scroll", tabindex: "-1" }, h("div", { class: "pane" }, top, list));
  return { scroll, top, list, jump };
}

const { keys } = pageTexts.switcher;

/** Who is played, where the side with its menu is not in view. */
const badge = ({ me }: SessionView) =>
  h(
    "span",
    { class: "me-badge", role: "img", "aria-label": pageTexts.playingAs(me.name), title: pageTexts.playingAs(me.name) },
    h("span", { class: `avatar person-${me.id}`, "aria-hidden": "true" }, me.name.slice(0, 1)),
    me.name,
  );

/** Builds the frame: channels at the side, the channel in the middle, a thread beside it. `live`: its live regions. */
export function createShell(session: SessionView, composers: Composers, live: readonly HTMLElement[]): Shell {
  const menuButton = iconButton("menu", pageTexts.openChannels, "menu");
  menuButton.classList.add("only-narrow");
  menuButton.setAttribute("aria-controls", "channels");
  const channelLists = { channel: h("ul"), direct: h("ul") };
  const title = h("h1");
  const topic = h("p", { class: "topic" });
  const banner = h("div", { class: "banner", role: "status", hidden: true });
  const channel = createPane();
  const thread = createPane();
  const name = h("p", { class: "topic" });
  const brand = h("img", {
    src: `/playground/assets/${document.body.dataset.build}/icon.svg`,
    alt: "",
    width: 26,
    height: 26,
  });

  const person = h(
    "select",
    { id: "person", "aria-label": pageTexts.switchPerson },
    ...session.people.map((each) => h("option", { value: each.id, selected: each.id === session.me.id }, each.name)),
  );
  const side = h(
    "nav",
    { class: "side", id: "channels", "aria-label": pageTexts.channels },
    h("div", { class: "brand" }, brand, h("strong", {}, pageTexts.title)),
    h(
      "button",
      { type: "button", class: "search", "data-do": "search", "aria-keyshortcuts": "Control+K Meta+K" },
      icon("search"),
      h("span", {}, pageTexts.switcher.open),
      h("kbd", { "aria-hidden": "true" }, keys[/^Mac|^iP/.test(navigator.platform) ? "mac" : "other"]),
    ),
    h("h2", {}, pageTexts.channels),
    channelLists.channel,
    h("h2", {}, pageTexts.direct),
    channelLists.direct,
    window.top === window &&
      h(
        "a",
        { class: "place beside", href: "/side-by-side" },
        icon("columns"),
        h("span", {}, pageTexts.sideBySide.open),
      ),
    h(
      "div",
      { class: "me" },
      h("span", { class: `avatar person-${session.me.id}`, "aria-hidden": "true" }, session.me.name.slice(0, 1)),
      h("label", { for: "person" }, pageTexts.playing),
      person,
    ),
  );
  const middle = h(
    "main",
    { class: "middle" },
    h("header", { class: "bar" }, menuButton, h("div", { class: "bar-text" }, title, topic), badge(session)),
    banner,
    h("div", { class: "list-area" }, channel.scroll, channel.jump),
    composers.channel.element,
  );
  const aside = h(
    "aside",
    { class: "thread", "aria-label": pageTexts.thread, hidden: true },
    h(
      "header",
      { class: "bar" },
      h("div", { class: "bar-text" }, h("h2", {}, pageTexts.thread), name),
      badge(session),
      iconButton("close", pageTexts.closeThread, "close-thread"),
    ),
    h("div", { class: "list-area" }, thread.scroll, thread.jump),
    composers.thread.element,
  );
  const shade = h("div", { class: "shade", "data-do": "menu" });
  const root = h("div", { class: "app" }, side, shade, middle, aside, ...live);
  return {
    root,
    menuButton,
    channelLists,
    title,
    topic,
    banner,
    channel,
    thread: { ...thread, element: aside, name },
  };
}
