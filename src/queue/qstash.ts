import { Client, type FlowControl } from "@upstash/qstash";
import type { QstashConfig } from "../config/upstash.ts";
import type { WakeUp, WakeUpQueue } from "./wake-up.ts";

/** Where QStash delivers, below the public origin. */
export const jobPaths = {
  step: "/jobs/step",
  sweep: "/jobs/sweep",
  tick: "/jobs/tick",
  failed: "/jobs/failed",
} as const;

/**
 * How long a delivery may take, in seconds: above the longest deadline of a step (`longestDeadlineMs` of the engine),
 * and what QStash's free plan bears. https://upstash.com/docs/qstash/overall/pricing
 */
export const deliveryTimeoutS = 900;

/** The one schedule: everything periodic hangs on it. A second `create` under its id sets it anew. */
export const tickSchedule = { scheduleId: "kindling-tick", cron: "* * * * *", retries: 0 } as const;

/** How often QStash tries a delivery again that wrote nothing: after 12 s, 2.5 min and 30 min. */
export const deliveryRetries = 3;

/** Most deliveries of one workspace at a time; steps and cards apart, so that a card never waits for a step. */
const perWorkspace = { steps: 10, cards: 5 };

/** Most messages in one request, and the longest delay of QStash's free plan, in seconds: the sweeper knows the rest. */
const batchMax = 100;
const delayMaxS = 7 * 86_400;

/** A client of QStash. Of the request's own on Workers: nothing that queues may be shared between two there. */
export const qstashClient = ({ url, token }: Pick<QstashConfig, "url" | "token">): Client =>
  // With `devMode` left out, a variable of the environment could send everything to a local server.
  new Client({ token, ...(url && { baseUrl: url }), devMode: false, enableTelemetry: false, retry: { retries: 2 } });

/**
 * Wake-ups through QStash: each becomes a signed `POST /jobs/step` of its own. Sent twice (its answer got lost, the
 * sweeper was quicker), one with the same generation is delivered once. Rejects when QStash does not take them.
 */
export function createQstashQueue(config: QstashConfig): WakeUpQueue {
  const client = qstashClient(config);
  const message = ({ delayMs, ...wakeUp }: WakeUp & { delayMs: number }) => ({
    url: `${config.publicUrl}${jobPaths.step}`,
    body: wakeUp,
    deduplicationId: `${wakeUp.run}.${wakeUp.step}.${wakeUp.generation}`,
    flowControl: flowControl(wakeUp),
    retries: deliveryRetries,
    timeout: deliveryTimeoutS,
    failureCallback: `${config.publicUrl}${jobPaths.failed}`,
    ...(delayMs > 0 && { delay: delaySeconds(delayMs) }),
  });
  return {
    async publish(wakeUps) {
      const messages = wakeUps.map(message);
      const [only] = messages;
      if (only && messages.length === 1) await client.publishJSON(only);
      else {
        for (let at = 0; at < messages.length; at += batchMax)
          await client.batchJSON(messages.slice(at, at + batchMax));
      }
    },
  };
}

/** One workspace with hundreds of runs waits for itself and delays nobody else. */
function flowControl({ workspace, step }: WakeUp): FlowControl {
  const lane = step === "card" ? "cards" : "steps";
  // Keys may hold letters, digits, `-`, `_` and `.`; the code of what is replaced keeps two workspaces apart.
  const safe = workspace.replace(/[^A-Za-z0-9-]/g, (char) => `_${char.codePointAt(0)?.toString(16)}.`);
  return { key: `${lane}.${safe}`, parallelism: perWorkspace[lane] };
}

/** Whole seconds, and never too early: a step that is not due yet would not be claimed. */
const delaySeconds = (ms: number): number => Math.min(Math.ceil((ms + 100) / 1000), delayMaxS);
