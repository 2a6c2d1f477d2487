import { ButtonStyle } from "discord-api-types/v10";
import { noteCard } from "../chat/cards/note.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Card } from "../chat/vocabulary.ts";
import type { DiscordPress } from "./buttons.ts";
import type { SeenComponent, SeenMessage } from "./payloads.ts";
import { escaped } from "./text.ts";

/** A press that asks before it acts: the question, with the button that does it. The label is what stood on it. */
export function confirmation(
  texts: Texts,
  { action, value }: DiscordPress,
  customId: string,
  on: SeenMessage | undefined,
): Card {
  const pressed = find(on?.components ?? [], customId);
  const label = pressed?.label ?? action;
  const style = pressed?.style === ButtonStyle.Danger ? ("danger" as const) : ("primary" as const);
  const question = noteCard(texts.discord.sure(escaped(label)));
  const parts: Card["parts"] = [...question.parts, { type: "buttons", buttons: [{ label, action, value, style }] }];
  return { ...question, parts };
}

function find(components: readonly SeenComponent[], customId: string): SeenComponent | undefined {
  for (const component of components) {
    const found = component.custom_id === customId ? component : find(component.components ?? [], customId);
    if (found) return found;
  }
  return undefined;
}
