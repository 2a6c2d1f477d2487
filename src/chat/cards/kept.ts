import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Button, Card } from "../vocabulary.ts";
import { button } from "./button.ts";
import { buttonRows } from "./rows.ts";

/** An idea that is much like one that was just kept. */
export interface AlikeIdea {
  id: string;
  number: number;
  text: string;
  title: string | null;
  status: keyof Texts["ideaStatus"];
  ownerName: string;
  mine: boolean;
}

const titleMaxLength = 80;

/** An idea was kept: what can be made of it now, and what is there already that is much like it. */
export function keptCard(
  texts: Texts,
  { id, number }: { id: string; number: number },
  alike: readonly AlikeIdea[],
): Card {
  const { inbox, buttons, ideaStatus } = texts;
  const lines = alike.map((idea) =>
    inbox.line({
      number: idea.number,
      title: plain(inline(idea.title ?? idea.text, titleMaxLength)),
      facts: [ideaStatus[idea.status], ...(idea.mine ? [] : [plain(inline(idea.ownerName, 60))])],
    }),
  );
  const others = alike.flatMap((other): Button[] => [
    button(buttons.showIdea(other.number), { action: "show", idea: other.id }),
    ...(other.mine ? [button(inbox.mergeWith(other.number), { action: "merge", idea: id, into: other.id })] : []),
  ]);
  return {
    summary: inbox.kept(number),
    parts: [
      { type: "text", markdown: inbox.kept(number) },
      ...(alike.length === 0
        ? []
        : [{ type: "text", markdown: [inbox.alike, ...lines.map((line) => `- ${line}`)].join("\n") } as const]),
      ...buttonRows([
        button(buttons.expand, { action: "expandAgain", idea: id }, { style: "primary" }),
        ...others,
        button(buttons.archive, { action: "archive", idea: id }),
      ]),
    ],
  };
}

/** Two ideas have become one. */
export function mergedCard(
  { inbox, buttons }: Texts,
  number: number,
  into: { id: string; number: number; headVersion: number | null },
): Card {
  const said = inbox.merged(number, into.number);
  const label = into.headVersion === null ? buttons.expand : buttons.expandAgain;
  return {
    summary: said,
    parts: [
      { type: "text", markdown: said },
      {
        type: "buttons",
        buttons: [
          button(label, { action: "expandAgain", idea: into.id }, { style: "primary" }),
          button(buttons.editIdea, { action: "editIdea", idea: into.id }),
        ],
      },
    ],
  };
}
