import { spelledOn } from "../commands/spelling.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, Envelope } from "../vocabulary.ts";

/** Where help is asked for: in a channel (`first`: nothing was made there yet), or in the thread of an idea. */
export type HelpView =
  | { where: "channel"; first: boolean }
  | { where: "thread"; number: number; state: keyof Texts["help"]["thread"]["state"] };

type Row = readonly [string, string] | readonly string[];

/** How to begin, or what can be said in a thread as it stands. */
export function helpCard(texts: Texts, view: HelpView, platform: Envelope["platform"] = "playground"): Card {
  return view.where === "channel" ? channelCard(texts, view.first, platform) : threadCard(texts, view);
}

function channelCard({ help }: Texts, first: boolean, platform: Envelope["platform"]): Card {
  const commands = help.commands.map(([code = "", meaning = ""]): Row => [spelledOn(platform, code), meaning]);
  return {
    title: help.title,
    summary: help.title,
    parts: [
      { type: "text", markdown: `${first ? help.first : help.begin}\n\n${help.how}` },
      { type: "text", markdown: table(help.commandsTitle, commands) },
      { type: "text", markdown: table(help.optionsTitle, help.options) },
    ],
  };
}

function threadCard({ help: { thread } }: Texts, { number, state }: Extract<HelpView, { where: "thread" }>): Card {
  const title = thread.title(number);
  return {
    title,
    summary: title,
    parts: [
      { type: "text", markdown: thread.state[state] },
      { type: "text", markdown: table(thread.saysTitle, thread.says[state]) },
    ],
  };
}

const table = (heading: string, rows: readonly Row[]) =>
  [`**${heading}**`, rows.map(([code, meaning]) => `- \`${code}\` – ${meaning}`).join("\n")].join("\n\n");
