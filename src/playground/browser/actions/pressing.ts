import { pageTexts } from "../../../chat/texts/page.ts";
import type { AnswerView } from "../../api.ts";
import { type Client, Refused, type Spot } from "../client.ts";
import type { Model } from "../state.ts";

/** A button of a message; `inThread`: it was seen in the thread pane. */
export interface PressedButton {
  message: string;
  action: string;
  value: string;
  inThread: boolean;
}

/**
 * Presses a button, once: while it is not answered nothing else of that message can be pressed. A press that nobody
 * knows to have been heard is the same event when it is tried again.
 */
export function createPress(
  { state, change }: Model,
  client: Client,
  answered: (answer: AnswerView, spot: Spot) => void,
): (button: PressedButton) => Promise<void> {
  return async ({ message, action, value, inThread }) => {
    if (state.pressing.has(message)) return;
    const key = `${action} ${value}`;
    const failed = state.pressFailed.get(message);
    const eventId = failed?.key === key ? failed.eventId : crypto.randomUUID();
    const spot = { channel: state.channel, thread: inThread ? state.thread : null };
    change((each) => {
      each.pressing.set(message, key);
      each.pressFailed.delete(message);
      each.acted[inThread ? "thread" : "channel"] += 1;
    });
    try {
      answered(await client.press({ eventId, message, action, value, inThread }), spot);
    } catch (refused) {
      const why = (refused instanceof Error && refused.message) || pageTexts.pressFailed;
      const heard = refused instanceof Refused && refused.why !== "unreachable";
      change((each) => each.pressFailed.set(message, { key, eventId: heard ? crypto.randomUUID() : eventId, why }));
    }
    change((each) => each.pressing.delete(message));
  };
}
