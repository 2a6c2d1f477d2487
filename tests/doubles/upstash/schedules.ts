import { randomUUID } from "node:crypto";
import type { Message } from "./deliver.ts";
import { type MessageSpec, Refusal, readMessage } from "./messages.ts";

/** A schedule, and what it sends. */
interface Schedule {
  id: string;
  cron: string;
  paused: boolean;
  createdAt: number;
  spec: MessageSpec;
}

/** Most schedules of the free plan. */
const schedulesMax = 10;

/** Five fields, with a time zone before them where there is one. */
const cronShape = /^(?:CRON_TZ=[\w+/-]+ )?(?:[\d*,/-]+ ){4}[\d*,/-]+$/;

/** The parts of schedules. */
export interface SchedulesParts {
  publish: (spec: MessageSpec, more: Pick<Message, "scheduleId">) => unknown;
  now: () => number;
}

/** `/v2/schedules`. They fire when they are told to, or every so often: the double reads no clock of cron's. */
export function createSchedules({ publish, now }: SchedulesParts) {
  const schedules = new Map<string, Schedule>();
  const timers = new Set<ReturnType<typeof setInterval>>();

  const found = (id: string): Schedule => {
    const schedule = schedules.get(id);
    if (!schedule) throw new Refusal(404, `schedule ${id} not found`);
    return schedule;
  };
  const shown = ({ id, cron, paused, createdAt, spec }: Schedule) => ({
    ...{ scheduleId: id, cron, createdAt, destination: spec.url, method: spec.method, retries: spec.retries, delay: 0 },
    ...{ isPaused: paused, body: spec.body },
  });

  function create(destination: string, headers: Headers, body: string) {
    const cron = headers.get("upstash-cron") ?? "";
    if (!cronShape.test(cron)) throw new Refusal(400, `invalid cron: ${cron}`);
    const id = headers.get("upstash-schedule-id") ?? `scd_${randomUUID()}`;
    if (!schedules.has(id) && schedules.size >= schedulesMax) throw new Refusal(412, "schedule limit exceeded");
    const spec = readMessage(destination, headers, body, now());
    schedules.set(id, { id, cron, paused: false, createdAt: now(), spec });
    return { scheduleId: id };
  }

  function fire(id: string): void {
    const { spec, paused } = found(id);
    if (!paused) publish({ ...spec, deduplicationId: null }, { scheduleId: id });
  }

  return {
    answer(method: string, path: string, headers: Headers, body: string): unknown {
      if (method === "GET" && path === "") return [...schedules.values()].map(shown);
      const rest = path.slice(1);
      if (method === "POST") return create(rest, headers, body);
      const [id = "", action] = rest.split("/");
      if (method === "GET") return shown(found(id));
      const schedule = found(id);
      if (method === "DELETE") schedules.delete(id);
      // The SDK patches, whatever the documentation says.
      else if (method === "PATCH" && (action === "pause" || action === "resume")) schedule.paused = action === "pause";
      else throw new Refusal(404, `the double has no ${method} /v2/schedules${path}`);
      return {};
    },
    list: () => [...schedules.values()].map(shown),
    fire,
    /** Fires all of them every so many milliseconds. */
    run(everyMs: number): void {
      timers.add(
        setInterval(() => {
          for (const id of schedules.keys()) fire(id);
        }, everyMs),
      );
    },
    close(): void {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
