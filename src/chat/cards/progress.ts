import type { RunSnapshot } from "../../engine/types.ts";
import { inline, plain, quotation } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { errorSentence } from "../texts/wording.ts";
import type { Button, Card, CardPart } from "../vocabulary.ts";
import { button } from "./button.ts";
import { phaseLabel, phaseOf, progressLines } from "./phases.ts";

/** What the card needs to know beside the run. `demo`: the offline demo model is at work. */
export interface ProgressView {
  texts: Texts;
  idea: { id: string; number: number; text: string; title: string | null } | null;
  /** The replies that the run took. */
  taken: readonly { by: string; text: string }[];
  /** How many replies are not taken by any run yet. */
  waiting: number;
  /** Whether they are applied or discarded from this card. */
  held: boolean;
  /** Whether one of them asks for another direction, which is a run of its own. */
  turning: boolean;
  run: RunSnapshot;
  now: Date;
  demo: boolean;
}

const titleMaxLength = 120;
const ideaMaxLength = 280;
const repliesMax = 3;
const replyMaxLength = 140;

/** The one card of a run, from its first step to its end: steps with their state and time, cost so far, Stop. */
export function progressCard(view: ProgressView): Card {
  const { texts, idea, run, now, demo } = view;
  const working = run.status === "running" || run.status === "waiting";
  const state = stateText(texts, run, working);
  const name = idea === null ? state : inline(idea.title ?? idea.text, titleMaxLength);
  const lines = progressLines(texts, run.steps, now);
  const parts: CardPart[] = [];
  if (idea !== null && run.kind === "expand" && !isSaidBy(name, idea.text)) {
    parts.push({ type: "text", markdown: quotation(idea.text, ideaMaxLength), tone: "muted" });
  }
  if (view.taken.length > 0) parts.push({ type: "text", markdown: takenText(view), tone: "muted" });
  if (demo) parts.push({ type: "text", markdown: texts.result.demoShort, tone: "warning" });
  if (lines.length > 0) parts.push({ type: "progress", steps: lines });
  parts.push(...ending(texts, run), ...waitingText(view, working));
  parts.push({ type: "fields", fields: figures(texts, idea, run, working, now) });
  const buttons = [...buttonsOf(texts, run, working), ...heldButtons(view)];
  if (buttons.length > 0) parts.push({ type: "buttons", buttons });
  return { title: name, parts, summary: idea === null ? state : `${state}: ${name}` };
}

/** The card's title may be the idea itself, but for a capital. */
const isSaidBy = (title: string, text: string) => title.toLowerCase() === text.trim().toLowerCase();

function stateText(texts: Texts, run: RunSnapshot, working: boolean): string {
  if (working && run.stopRequested) return texts.progress.stopping;
  return isDeclined(run) ? texts.progress.declined : texts.progress.summary[run.status];
}

/** Stop while it works, Retry where it can be resumed. */
function buttonsOf(texts: Texts, run: RunSnapshot, working: boolean): Button[] {
  if (working) {
    const stop = button(texts.buttons.stop, { action: "stop", run: run.id }, { style: "danger" });
    return run.stopRequested ? [] : [stop];
  }
  if (run.status !== "failed" && run.status !== "stopped") return [];
  const retry = button(texts.buttons.retry, { action: "retry", run: run.id }, { style: "primary" });
  const details = button(texts.buttons.details, { action: "details", run: run.id });
  // Connecting has it tried again.
  const connect = button(texts.buttons.connect, { action: "connect", run: run.id }, { style: "primary" });
  if (run.error?.code === "github.connect" || run.error?.code === "github.reconnect") return [connect, details];
  const free = run.error?.code === "github.name_taken" ? run.error.params.free : undefined;
  if (free !== undefined) {
    const label = texts.publishing.publishAs(inline(String(free), 50));
    return [button(label, { action: "publishAs", run: run.id }, { style: "primary" }), details];
  }
  return isDeclined(run) ? [details] : [retry, details];
}

/** What the run was asked for, by whom. */
const takenText = ({ texts, taken }: ProgressView): string =>
  [
    ...taken
      .slice(0, repliesMax)
      .map(({ by, text }) => `${texts.replies.asked(plain(by))}\n\n${quotation(text, replyMaxLength)}`),
    ...(taken.length > repliesMax ? [texts.replies.more(taken.length - repliesMax)] : []),
  ].join("\n\n");

/** P6: that they are not lost, and what becomes of them. */
function waitingText({ texts: { replies }, waiting, held, turning }: ProgressView, working: boolean): CardPart[] {
  if (waiting === 0 || !(working || held)) return [];
  return [{ type: "text", markdown: working ? replies.waiting(waiting, turning) : replies.held(waiting) }];
}

const heldButtons = ({ texts, idea, held }: ProgressView): Button[] =>
  held && idea !== null
    ? [
        button(texts.replies.apply, { action: "apply", idea: idea.id }),
        button(texts.replies.discard, { action: "discard", idea: idea.id }),
      ]
    : [];

/** Its owner was asked and wanted none of what can be made: an end, but not a failure. */
const isDeclined = ({ error }: RunSnapshot) => error?.code === "format.unavailable";

/** What a person is told where it does not simply go on. */
function ending(texts: Texts, run: RunSnapshot): CardPart[] {
  const money = costText(texts, run);
  switch (run.status) {
    case "failed":
      if (isDeclined(run)) return [{ type: "text", markdown: texts.answers.answeredNone, tone: "muted" }];
      return [{ type: "text", markdown: failure(texts, run), tone: "error" }];
    case "stopped":
      return [{ type: "text", markdown: texts.progress.stopped(money), tone: "warning" }];
    case "parked":
      return [
        {
          type: "text",
          markdown: errorSentence(texts, { code: "run.unknown_step_type", params: {} }),
          tone: "warning",
        },
      ];
    case "running":
    case "waiting":
      return run.stopRequested ? [{ type: "text", markdown: texts.progress.stopping, tone: "warning" }] : [];
    case "done": {
      const markdown =
        run.kind === "publish" || run.kind === "unpublish" ? texts.progress.published : texts.progress.finished;
      // Money or time ran out, and what was there was delivered.
      const early = run.error === null ? [] : [errorSentence(texts, run.error), texts.progress.partial];
      return [
        ...early.map((sentence): CardPart => ({ type: "text", markdown: sentence, tone: "warning" })),
        { type: "text", markdown, tone: "muted" },
      ];
    }
  }
}

/** What it has cost; calls that were cut off may have cost something that nobody reported. */
function costText({ formats, progress }: Texts, { costUsd, wastedUsd }: RunSnapshot): string {
  const money = formats.money(costUsd);
  return wastedUsd === 0 ? money : progress.cutOff(money, formats.money(Math.max(wastedUsd, 0.01)));
}

/** P4: what failed, why, what it cost. */
function failure(texts: Texts, run: RunSnapshot): string {
  const error = run.error ?? { step: "", code: "internal" as const, params: {} };
  const step = run.steps.find((each) => each.key === error.step);
  const phase = step === undefined ? null : phaseOf(step);
  const sentence = errorSentence(texts, error);
  const said = phase === null ? sentence : texts.progress.failedAt(phaseLabel(texts, phase), sentence);
  return `${said}\n\n${texts.progress.spent(costText(texts, run))}`;
}

function figures(texts: Texts, idea: ProgressView["idea"], run: RunSnapshot, working: boolean, now: Date) {
  const fields = [
    { label: working ? texts.progress.costSoFar : texts.progress.cost, value: texts.formats.money(run.costUsd) },
    { label: texts.progress.time, value: texts.formats.duration(spent(run, run.completedAt ?? now)) },
  ];
  return idea === null ? fields : [{ label: texts.progress.number, value: String(idea.number) }, ...fields];
}

const spent = (run: RunSnapshot, until: Date) => Math.max(0, until.getTime() - run.createdAt.getTime());
