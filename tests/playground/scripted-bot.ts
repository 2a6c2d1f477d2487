import { setTimeout as sleep } from "node:timers/promises";
import type { Ack, Bot, Card, ChatPort, Incoming, ProgressStep } from "../../src/chat/vocabulary.ts";
import { KindlingError } from "../../src/errors.ts";

/** A blob that the scripted bot shows, and what its buttons and words do: enough to try a chat platform with. */
export interface ScriptedBot extends Bot {
  /** Everything that came in, in order. */
  heard: Incoming[];
}

const steps = ["Understanding the idea", "Planning", "Writing", "Drawing 2 pictures", "Checking", "Reviewing"];

/** The progress card with `done` steps behind it. */
function progress(title: string, done: number, stopped: boolean): Card {
  const state = (index: number): ProgressStep["state"] => {
    if (index < done) return "done";
    if (index > done) return "pending";
    return stopped ? "stopped" : "working";
  };
  const over = stopped || done >= steps.length;
  return {
    title,
    summary: over ? "Finished" : `${steps[done] ?? "Done"}…`,
    parts: [
      {
        type: "progress",
        steps: steps.map((label, index) => ({
          label,
          state: state(index),
          ...(index <= done && { ms: index < done ? 1200 * (index + 1) : 0 }),
          ...(label === "Writing" && index === done && !stopped && { note: "3 of 5 sections" }),
        })),
      },
      { type: "text", markdown: `Cost so far $0.0${done} · demo text`, tone: "muted" },
      ...(over
        ? []
        : ([
            {
              type: "buttons",
              buttons: [{ label: "Stop", action: "stop", value: "run-1", style: "danger" }],
            },
          ] as const)),
    ] as Card["parts"],
  };
}

/** The result card of a finished run. */
export function result(title: string, pictures: readonly string[]): Card {
  return {
    title,
    summary: `${title} is ready`,
    parts: [
      {
        type: "text",
        markdown: [
          "A loaf asks for very little: flour, water, salt, and the one thing nobody has. **Time** is the ingredient.",
          "## What happens while you wait\n\nWild yeast is slow. In the first hours almost nothing shows, and then:",
          "- the dough *rises* by half\n- bubbles gather under the surface\n- it smells faintly of apples",
          "> Patience is also a form of action.",
        ].join("\n\n"),
      },
      ...pictures.map((blob, index) => ({
        type: "image" as const,
        blob,
        alt: `Picture ${index + 1}`,
        caption: index === 0 ? "A starter at noon, six hours after feeding." : "The same loaf, one day later.",
      })),
      { type: "divider" },
      {
        type: "fields",
        fields: [
          { label: "Score", value: "82 of 100" },
          { label: "Length", value: "1,120 words" },
          { label: "Cost", value: "$0.031" },
          { label: "Time", value: "0:18" },
        ],
      },
      { type: "file", blob: "0".repeat(64), name: "sourdough-and-patience.md", mime: "text/markdown", bytes: 7312 },
      {
        type: "buttons",
        buttons: [
          {
            label: "Publish",
            action: "publish",
            value: "1",
            style: "primary",
            confirm: { title: "Publish this post?", text: "It is written to a folder on this machine.", ok: "Publish" },
          },
          { label: "Details", action: "details", value: "1" },
          { label: "Regenerate", action: "regenerate", value: "1" },
        ],
      },
    ],
  };
}

const privately = (card: Card): Ack => ({ type: "card", card, visibility: "private" });
const words = (markdown: string, title?: string): Card => ({
  ...(title && { title }),
  summary: markdown,
  parts: [{ type: "text", markdown }],
});

/** A bot that plays a run of `stepMs` a step. `port` is asked for late, because the platform is made with the bot. */
export function scriptedBot(port: () => ChatPort, stepMs: number, pictures: readonly string[] = []): ScriptedBot {
  const heard: Incoming[] = [];
  const stopped = new Set<string>();

  async function run(incoming: Incoming, title: string): Promise<void> {
    const nonce = incoming.eventId;
    const root = await port().post(incoming.target, progress(title, 0, false), { nonce });
    const thread = await port().openThread(root, title);
    for (let done = 1; done <= steps.length; done += 1) {
      await sleep(stepMs);
      await port().update(root, progress(title, stopped.has(root) ? done - 1 : done, stopped.has(root)));
      if (stopped.has(root)) return;
    }
    await port().post(thread, result(title, pictures), { nonce: `${nonce}:result` });
  }

  return {
    heard,
    async accept(incoming) {
      const before = heard.some(({ eventId }) => eventId === incoming.eventId);
      heard.push(incoming);
      if (incoming.type === "command" && (incoming.text === "help" || incoming.text === ""))
        return privately(words("Type `/expand` and an idea, or one of:\n\n- `list`\n- `status`\n- `stop`", "Kindling"));
      if (incoming.type === "command" && incoming.text === "boom" && !before)
        throw new KindlingError("database.unavailable", { retryable: true });
      if (incoming.type === "command") {
        const title = incoming.text.split(" --")[0]?.slice(0, 80) ?? "";
        if (stepMs > 0) void run(incoming, title).catch(() => {});
        return { type: "defer", visibility: "public" };
      }
      if (incoming.type === "button" && incoming.action === "stop") {
        stopped.add(incoming.message);
        return { type: "none" };
      }
      if (incoming.type === "button" && incoming.action === "publish")
        return { type: "card", card: words("Published to `posts/sourdough`"), visibility: "public" };
      if (incoming.type === "button") return privately(words("Reviewed by `demo`, 12 of 14 questions answered yes."));
      return { type: "none" };
    },
  };
}
