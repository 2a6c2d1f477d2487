import {
  type APIInteractionResponse,
  InteractionResponseType as as,
  MessageFlags,
  type RESTPostAPIWebhookWithTokenJSONBody,
} from "discord-api-types/v10";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Ack, Card } from "../chat/vocabulary.ts";
import { bodyOf, renderCard } from "./card.ts";
import { formModal, suggestionChoices } from "./form.ts";

/** What an acknowledgement becomes: the first response, and what follows it under the interaction's token. */
export interface Responses {
  first: APIInteractionResponse;
  more: RESTPostAPIWebhookWithTokenJSONBody[];
}

/** What answering has to know of the interaction. `pressed`: the mark of the message that it came from, null for none. */
export interface Answering {
  texts: Texts;
  pressed: { mark: number | null } | null;
}

/**
 * An acknowledgement as Discord's first response. A modal closes when it is sent, so that what is wrong with a form is
 * said privately; a card that an update has no room for goes on in private messages, as it is one person's press.
 */
export function responsesOf(ack: Ack, { texts, pressed }: Answering): Responses {
  const only = (first: APIInteractionResponse): Responses => ({ first, more: [] });
  switch (ack.type) {
    case "none":
      // There is no such thing as no answer: a press is taken as read, all else would be shown as failed.
      return only(pressed ? { type: as.DeferredMessageUpdate } : deferred(true));
    case "defer":
      return only(deferred(ack.visibility === "private"));
    case "form":
      return only({ type: as.Modal, data: formModal(texts, ack.form) });
    case "suggestions":
      return only({
        type: as.ApplicationCommandAutocompleteResult,
        data: { choices: suggestionChoices(ack.suggestions) },
      });
    case "card":
      return said(ack.card, texts, ack.visibility === "private");
    case "formErrors":
      return said(errorsCard(ack.errors), texts, true);
    case "update":
      return pressed ? updated(ack.card, texts, pressed.mark) : said(ack.card, texts, true);
  }
}

const deferred = (hidden: boolean): APIInteractionResponse => ({
  type: as.DeferredChannelMessageWithSource,
  data: hidden ? { flags: MessageFlags.Ephemeral } : {},
});

function said(card: Card, texts: Texts, hidden: boolean): Responses {
  const bodies = bodiesOf(card, texts, hidden);
  const [data = {}, ...more] = bodies;
  return { first: { type: as.ChannelMessageWithSource, data }, more };
}

function updated(card: Card, texts: Texts, mark: number | null): Responses {
  const [message] = renderCard(card, { texts });
  const [, ...more] = bodiesOf(card, texts, true);
  return { first: { type: as.UpdateMessage, data: message ? bodyOf(message, mark) : {} }, more };
}

const bodiesOf = (card: Card, texts: Texts, hidden: boolean) =>
  renderCard(card, { texts }).map((message) => {
    const body = bodyOf(message, null);
    return hidden ? { ...body, flags: body.flags | MessageFlags.Ephemeral } : body;
  });

const errorsCard = (errors: Readonly<Record<string, string>>): Card => {
  const sentences = [...new Set(Object.values(errors))];
  const pieces = [{ text: sentences.join("\n"), change: "same" as const }];
  return { summary: sentences.join(" ").replace(/\s+/g, " "), parts: [{ type: "diff", pieces }] };
};
