import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from "discord-api-types/v10";
import type { Button } from "../chat/vocabulary.ts";
import { limits } from "./limits.ts";
import { clean, shortened } from "./text.ts";

/** What stands before the action of a button that asks before it acts: Discord has no question of its own. */
const asks = "?";

/** Of which guild something is that is shown in direct messages, and of which channel there. */
export interface Home {
  guild: string;
  channel: string;
}

/** A press, as its button was made. `confirm`: that it asks first. */
export interface DiscordPress {
  action: string;
  value: string;
  confirm: boolean;
  home?: Home | undefined;
}

/** What stands before the home behind a value: no action and no value of ours has one. */
const homeMark = "~";

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/**
 * Rows of buttons. One whose ids or address Discord could not carry whole is left out, for it could not do what it says,
 * and so is the second of two that do the same. `taken`: the ids that the message has already; those given out are added.
 */
export function buttonRows(
  buttons: readonly Button[],
  taken: Set<string> = new Set(),
  home?: Home,
): APIActionRowComponent<APIButtonComponent>[] {
  const elements = buttons.flatMap((button) => element(button, taken, home) ?? []);
  return Array.from({ length: Math.ceil(elements.length / limits.rowButtons) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: elements.slice(row * limits.rowButtons, (row + 1) * limits.rowButtons),
  }));
}

/** What a button carries; undefined when it does not fit. */
export function customId({ action, value, confirm, home }: DiscordPress): string | undefined {
  const id = `${confirm ? asks : ""}${action}:${value}${home ? homeMark + shortId(home.guild) + homeMark + shortId(home.channel) : ""}`;
  const whole =
    clean(id) === id && action !== "" && !/[:~]/.test(action) && !action.startsWith(asks) && !value.includes(homeMark);
  return whole && id.length <= limits.customId ? id : undefined;
}

/** What a press carries. Whether it is one of ours is the bot's to say. */
export function readCustomId(id: string): DiscordPress {
  const confirm = id.startsWith(asks);
  const [words = "", guild, channel] = (confirm ? id.slice(asks.length) : id).split(homeMark);
  const [action = "", ...rest] = words.split(":");
  const home = guild && channel ? { guild: longId(guild), channel: longId(channel) } : undefined;
  return { action, value: rest.join(":"), confirm, ...(home?.guild && home.channel && { home }) };
}

/** An id of Discord's in fewer letters, for a button's id takes few. */
const shortId = (id: string): string => BigInt(id).toString(36);
/** The id behind fewer letters; empty for what is none. */
function longId(short: string): string {
  if (!/^[0-9a-z]{1,13}$/.test(short)) return "";
  return String([...short].reduce((sum, letter) => sum * 36n + BigInt(Number.parseInt(letter, 36)), 0n));
}

function element(
  { label, action, value, style, href, confirm }: Button,
  taken: Set<string>,
  home: Home | undefined,
): APIButtonComponent | undefined {
  const words = shortened(label, limits.buttonLabel);
  if (href !== undefined) {
    const fits = /^https?:\/\/[^\s]+$/i.test(href) && URL.canParse(href) && href.length <= limits.url;
    return fits && clean(href) === href
      ? { type: ComponentType.Button, style: ButtonStyle.Link, label: words, url: href }
      : undefined;
  }
  const custom_id = customId({ action, value, confirm: confirm !== undefined, home });
  if (custom_id === undefined || taken.has(custom_id)) return undefined;
  taken.add(custom_id);
  return { type: ComponentType.Button, style: style ? styles[style] : ButtonStyle.Secondary, label: words, custom_id };
}
