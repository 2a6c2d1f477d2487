import { pageTexts } from "../../chat/texts/page.ts";
import { addressOf } from "./actions/places.ts";
import { createList, h, type Item } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Shell } from "./shell.ts";
import type { State } from "./state.ts";

/** Threads with something new that are listed below their channel. */
const threadsShown = 5;

/** Draws the channels at the side, with what is new in them. */
export function createSide(shell: Shell): (state: State) => void {
  const lists = {
    channel: createList(shell.channelLists.channel),
    direct: createList(shell.channelLists.direct),
  };
  return (state) => {
    for (const kind of ["channel", "direct"] as const) {
      const channels = state.session.channels.filter((channel) => channel.kind === kind);
      lists[kind](channels.flatMap(({ id, name }) => [channelItem(state, id, name, kind), ...threadItems(state, id)]));
    }
    shell.root.classList.toggle("menu-open", state.menu);
    shell.menuButton.setAttribute("aria-expanded", String(state.menu));
    const label = state.menu ? pageTexts.closeChannels : pageTexts.openChannels;
    shell.menuButton.setAttribute("aria-label", label);
    shell.menuButton.classList.toggle("unread", state.unread.size > 0);
  };
}

function channelItem({ channel, unread }: State, id: string, name: string, kind: "channel" | "direct"): Item {
  const current = channel === id;
  const isNew = unread.has(id);
  const build = () =>
    h(
      "li",
      { "data-key": id },
      h(
        "a",
        {
          href: addressOf(id, null),
          class: `place${isNew ? " unread" : ""}`,
          "data-channel": id,
          "aria-current": current && "page",
        },
        icon(kind === "channel" ? "hash" : "spark"),
        h("span", {}, name),
        isNew && h("span", { class: "sr" }, `, ${pageTexts.unreadPlace}`),
      ),
    );
  return { key: id, version: `${current} ${isNew}`, build };
}

/** The channel's threads that hold something new, latest first. */
function threadItems({ threads, newest, unread, messages, thread }: State, channel: string): Item[] {
  return [...threads]
    .filter(([root, each]) => each.channel === channel && unread.has(root) && root !== thread)
    .sort(([a], [b]) => (newest.get(b) ?? 0) - (newest.get(a) ?? 0))
    .slice(0, threadsShown)
    .map(([root, each]) => {
      const name = messages.get(root)?.threadName ?? each.name ?? pageTexts.thread;
      const build = () =>
        h(
          "li",
          { "data-key": root },
          h(
            "a",
            { href: addressOf(channel, root), class: "place inner unread", "data-channel": channel, "data-open": root },
            h("span", { dir: "auto" }, name),
            h("span", { class: "sr" }, `, ${pageTexts.unreadPlace}`),
          ),
        );
      return { key: root, version: name, build };
    });
}
