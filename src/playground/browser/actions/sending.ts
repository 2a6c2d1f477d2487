import type { AnswerView } from "../../api.ts";
import { type Client, Refused } from "../client.ts";
import type { Memory } from "../memory.ts";
import type { Model, Outgoing } from "../state.ts";

/** Words on their way to the server. */
export interface Sending {
  send(text: string, thread: string | null): void;
  resend(eventId: string): void;
  discard(eventId: string): void;
  /** The server answers again: what it may not have heard is sent once more, as the same event. */
  again(): void;
  /** What was on its way when the page was left goes on. */
  resume(): void;
}

/** Where the words on their way are remembered. */
const place = "outgoing";

/** `sent`: the server took it, and answered this. */
export function createSending(
  { state, change }: Model,
  client: Client,
  memory: Memory,
  sent: (answer: AnswerView, outgoing: Outgoing) => void,
): Sending {
  const remember = () => memory.keepDraft(place, state.outgoing.length === 0 ? "" : JSON.stringify(state.outgoing));

  const deliver = async (outgoing: Outgoing) => {
    const { eventId, channel, thread, text } = outgoing;
    change(() => {
      outgoing.failed = null;
    });
    try {
      const answer = await client.say({ eventId, channel, thread, text });
      sent(answer, outgoing);
      discard(eventId);
    } catch (refused) {
      const why = refused instanceof Error ? refused.message : "";
      change(() => {
        outgoing.failed = { why, again: refused instanceof Refused && refused.why === "unreachable" };
      });
    }
  };
  const discard = (eventId: string) =>
    change((each) => {
      each.outgoing = each.outgoing.filter((one) => one.eventId !== eventId);
      remember();
    });

  return {
    discard,
    send(text, thread) {
      const at = new Date().toISOString();
      const outgoing: Outgoing = {
        eventId: crypto.randomUUID(),
        channel: state.channel,
        thread,
        text,
        at,
        failed: null,
      };
      change((each) => {
        each.outgoing.push(outgoing);
        remember();
        each.acted[thread === null ? "channel" : "thread"] += 1;
      });
      void deliver(outgoing);
    },
    resend(eventId) {
      const outgoing = state.outgoing.find((each) => each.eventId === eventId);
      if (outgoing?.failed) void deliver(outgoing);
    },
    resume() {
      const kept = memory.draft(place);
      if (kept === "") return;
      change((each) => {
        each.outgoing = JSON.parse(kept);
      });
      for (const outgoing of state.outgoing) void deliver(outgoing);
    },
    again() {
      for (const outgoing of state.outgoing) if (outgoing.failed?.again) void deliver(outgoing);
    },
  };
}
