import {
  type APIInteractionResponse,
  InteractionResponseType as as,
  MessageFlags,
  type RESTPostAPIWebhookWithTokenJSONBody,
} from "discord-api-types/v10";
import { noteCard } from "../chat/cards/note.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Ack, Card } from "../chat/vocabulary.ts";
import { hasFiles } from "./attachments.ts";
import type { Home } from "./buttons.ts";
import { bodyOf, renderCard } from "./card.ts";
import { formModal, suggestionChoices } from "./form.ts";

/** What an acknowledgement becomes: the first response, and what follows it under the interaction's token. */
export interface Responses {
  first: APIInteractionResponse;
  more: RESTPostAPIWebhookWithTokenJSONBody[];
  /** A card with files, which no first response carries: it takes the place of what was promised. */
  promised?: { card: Card; hidden: boolean };
}

/** What answering has to know of the interaction. */
export interface Answering {
  texts: Texts;
  /** The mark of the message that it came from (null for none); null for a command. */
  pressed: { mark: number | null } | null;
  /** Carried on by what is shown in direct messages. */
  home?: Home | undefined;
  /** Said where something is worked on from now. */
  noted?: string;
}

/**
 * An acknowledgement as Discord's first response. Nothing is promised that only a run keeps: a promise that is not kept
 * within fifteen minutes is shown as a failure. A modal closes when it is sent, so that what is wrong with a form is said
 * privately; a card that an update has no room for goes on in private messages, as it is one person's press.
 */
export function responsesOf(ack: Ack, answering: Answering): Responses {
  const { texts, pressed, home, noted = texts.discord.noted } = answering;
  switch (ack.type) {
    case "none":
      // There is no such thing as no answer: a press is taken as read, all else would be shown as failed.
      return pressed ? only({ type: as.DeferredMessageUpdate }) : said(noteCard(noted), answering, true);
    case "defer":
      if (ack.visibility === "private") return said(noteCard(texts.discord.preparing), answering, true);
      return pressed ? only({ type: as.DeferredMessageUpdate }) : said(noteCard(noted), answering, true);
    case "form":
      return only({ type: as.Modal, data: formModal(texts, ack.form, home) });
    case "suggestions":
      return only({
        type: as.ApplicationCommandAutocompleteResult,
        data: { choices: suggestionChoices(ack.suggestions) },
      });
    case "card":
      return said(ack.card, answering, ack.visibility === "private");
    case "formErrors":
      return said(errorsCard(ack.errors), answering, true);
    case "update":
      return pressed ? updated(ack.card, answering, pressed.mark) : said(ack.card, answering, true);
  }
}

const only = (first: APIInteractionResponse): Responses => ({ first, more: [] });

function said(card: Card, answering: Answering, hidden: boolean): Responses {
  if (hasFiles(card)) {
    const data = hidden ? { flags: MessageFlags.Ephemeral as const } : {};
    return { first: { type: as.DeferredChannelMessageWithSource, data }, more: [], promised: { card, hidden } };
  }
  const [data = {}, ...more] = bodiesOf(card, answering, hidden);
  return { first: { type: as.ChannelMessageWithSource, data }, more };
}

function updated(card: Card, answering: Answering, mark: number | null): Responses {
  const { texts, home } = answering;
  const [message] = renderCard(card, { texts, home });
  const [, ...more] = bodiesOf(card, answering, true);
  return { first: { type: as.UpdateMessage, data: message ? bodyOf(message, mark) : {} }, more };
}

const bodiesOf = (card: Card, { texts, home }: Answering, hidden: boolean) =>
  renderCard(card, { texts, home }).map((message) => {
    const body = bodyOf(message, null);
    return hidden ? { ...body, flags: body.flags | MessageFlags.Ephemeral } : body;
  });

const errorsCard = (errors: Readonly<Record<string, string>>): Card => {
  const sentences = [...new Set(Object.values(errors))];
  const pieces = [{ text: sentences.join("\n"), change: "same" as const }];
  return { summary: sentences.join(" ").replace(/\s+/g, " "), parts: [{ type: "diff", pieces }] };
};
