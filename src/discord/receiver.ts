import { gatewaySentences } from "../chat/texts/operator.ts";
import type { Log } from "../log.ts";
import { importSecret, signForwarded } from "./forwarded.ts";
import type { Delivery } from "./forwarding.ts";
import type { Dispatch } from "./payloads.ts";

/** Where events are forwarded to. */
export interface ReceiverParts {
  url: string;
  secret: string;
  now: () => number;
  log: Log;
}

/** The longest that one answer may take, in milliseconds. */
const patienceMs = 15_000;
/** What the operator has to mend is tried again after this, in milliseconds. */
const mendMs = 5_000;

/** Forwards to a receiver over HTTP. What it will never understand is given up; all else is tried until it is taken. */
export function createReceiver({ url, secret, now, log }: ReceiverParts): (event: Dispatch) => Promise<Delivery> {
  const imported = importSecret(secret);
  let told: number | undefined;
  /** Once for each kind of trouble: it may last. */
  const tell = (status: number, sentence: string) => {
    if (told !== status) log.error("the receiver takes no events", { status, sentence });
    told = status;
  };
  return async (event) => {
    const body = JSON.stringify(event);
    try {
      const headers = await signForwarded(await imported, { event: `${event.t}:${event.d.id}`, body, now: now() });
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      await answer.body?.cancel();
      if (answer.ok) {
        if (told !== undefined) log.info("the receiver takes events again");
        told = undefined;
        return "done";
      }
      const { status } = answer;
      if (status === 400 || status === 413) {
        log.error("the receiver did not understand an event", { status, type: event.t });
        return "done";
      }
      if (status === 401 || status === 403) tell(status, gatewaySentences.secret);
      else if (status === 404 || (status >= 300 && status < 400)) tell(status, gatewaySentences.address);
      else tell(status, gatewaySentences.away);
      const after = Number(answer.headers.get("retry-after") ?? 0) * 1000;
      return { retryInMs: Math.max(after || 0, status < 429 ? mendMs : 0) };
    } catch {
      tell(0, gatewaySentences.away);
      return { retryInMs: null };
    }
  };
}
