import type { AnswerView } from "../api.ts";
import type { MessageView } from "../view.ts";
import { type Connection, createConnection } from "./actions/connection.ts";
import { createOwnWords, type OwnWords } from "./actions/own-words.ts";
import { createPlaces, type Places } from "./actions/places.ts";
import { createPress, type PressedButton } from "./actions/pressing.ts";
import type { Reading } from "./actions/reading.ts";
import { createSending, type Sending } from "./actions/sending.ts";
import { createTyping, type TypingActions } from "./actions/typing.ts";
import type { Announce } from "./announcer.ts";
import type { Client, Spot } from "./client.ts";
import { type FormParts, openForm } from "./forms.ts";
import type { Memory } from "./memory.ts";
import { isWorking, type Model } from "./state.ts";

/** What people and the server do to the page. */
export interface Actions extends Places, Sending, OwnWords, TypingActions, Connection {
  press(button: PressedButton): Promise<void>;
  arrived(messages: MessageView[]): void;
}

/** What the actions work with. */
export interface ActionParts {
  model: Model;
  client: Client;
  memory: Memory;
  reading: Reading;
  announce: Announce;
}

export function createActions({ model, client, memory, reading, announce }: ActionParts): Actions {
  const { state, change, take } = model;
  /** Messages and forms sent from this tab: the thread that answers one opens by itself. */
  const sent = new Set<string>();
  const opened = new Set<string>();
  const places = createPlaces(model, client, reading);

  /** A run that this tab started opens its thread, once, while its channel is in front. */
  const follow = () => {
    for (const message of state.messages.values()) {
      const mine = message.origin !== null && sent.has(message.origin) && message.threadName !== null;
      if (!mine || opened.has(message.id) || message.channel !== state.channel) continue;
      opened.add(message.id);
      state.loaded.set(message.id, false);
      places.open(message.channel, message.id);
    }
  };

  /** What an answer brings beside messages: a form to fill in, here. */
  const answered = ({ form }: AnswerView, spot: Spot) => {
    if (!form) return;
    const submit: FormParts["submit"] = (filled) => {
      sent.add(filled.eventId);
      return client.submit({ ...filled, ...spot });
    };
    openForm(form, { memory, submit });
  };

  const sending = createSending(model, client, memory, (answer, { channel, thread }) => {
    if (answer.message) {
      sent.add(answer.message.id);
      take([answer.message]);
    }
    reading.wrote(thread ?? channel);
    answered(answer, { channel, thread });
    follow();
  });

  return {
    ...places,
    ...sending,
    ...createOwnWords(model, client, announce.note),
    ...createTyping(model, client),
    ...createConnection(model, document.body.dataset.build, sending.again),
    press: createPress(model, client, answered),
    arrived(messages) {
      const fresh = take(messages);
      for (const message of fresh) {
        announce.message(message, state);
        if (!isWorking(message)) change(({ live }) => live.delete(message.id));
        change(({ typing }) => typing.delete(message.author.id));
      }
      reading.arrived(fresh);
      follow();
    },
  };
}
