import type { Reply } from "../../src/store/replies.ts";
import type { Run } from "../../src/store/runs.ts";
import { type Line, marksIn } from "./conversation-lines.ts";

/** A line as it was said: when it was sent, and when it had been acknowledged. */
export interface Said extends Line {
  message: string;
  sentAt: number;
  acceptedAt: number;
}

/** A thread in the end. `replies` and `runs` in the order of their making; `head`: the newest version, as text. */
export interface Thread {
  number: number;
  said: readonly Said[];
  replies: readonly Reply[];
  runs: readonly Run[];
  head: string;
  cards: readonly string[];
}

/** What is wrong with a thread; nothing, where no reply was lost, none applied twice, and their order was kept. */
export function judge(thread: Thread): string[] {
  const problems = [...unfinished(thread), ...lost(thread), ...applied(thread), ...outOfOrder(thread), ...mute(thread)];
  return problems.map((problem) => `thread ${thread.number}: ${problem}`);
}

/** Every run ended well: nothing here fails on purpose. */
const unfinished = ({ runs }: Thread): string[] =>
  runs.filter(({ status }) => status !== "done").map(({ kind, status, errorCode }) => `${kind} ${status} ${errorCode}`);

/** Everything but chatter has one row, dealt with as its author last wanted it, as far as it was not used before. */
function lost({ said, replies }: Thread): string[] {
  return said.flatMap(({ mark, message, kind, afterwards }) => {
    const rows = replies.filter(({ messageId }) => messageId === message);
    const states = rows.map(({ state }) => state).join(", ");
    if (kind === "chatter") return rows.length > 0 ? [`chatter was kept: ${states}`] : [];
    const allowed = kind === "question" ? ["answered"] : afterwards === "deletes" ? ["used", "withdrawn"] : ["used"];
    return rows.length === 1 && allowed.includes(states) ? [] : [`${kind} ${mark} is ${states || "lost"}`];
  });
}

/** The head holds what was used and nothing else, once, each run's replies in their order behind those of the runs before. */
function applied({ replies, runs, head }: Thread): string[] {
  const order = new Map(runs.map(({ id }, index) => [id, index]));
  const used = replies.filter(({ state, kind }) => state === "used" && kind === "edit");
  const turn = ({ runId }: Reply) => order.get(runId ?? "") ?? -1;
  const expected = used.toSorted((a, b) => turn(a) - turn(b)).flatMap(({ text }) => marksIn(text));
  const found = marksIn(head);
  return found.join(" ") === expected.join(" ") ? [] : [`the head says ${found.join(" ")} for ${expected.join(" ")}`];
}

/** What was acknowledged before something else was sent is applied before it. */
function outOfOrder({ said, head }: Thread): string[] {
  const at = new Map(marksIn(head).map((mark, index) => [mark.replace("anew", ""), index]));
  const changes = said.filter(({ mark }) => at.has(mark));
  return changes.flatMap((early) =>
    changes
      .filter((late) => early.acceptedAt < late.sentAt && (at.get(early.mark) ?? 0) > (at.get(late.mark) ?? 0))
      .map((late) => `${late.mark} came before ${early.mark}`),
  );
}

/** Each question is answered once in its thread. */
function mute({ said, cards }: Thread): string[] {
  return said.flatMap(({ kind, mark }) => {
    const answers = cards.filter((card) => card.includes("asked") && card.includes(mark)).length;
    return kind !== "question" || answers === 1 ? [] : [`question ${mark} was answered ${answers} times`];
  });
}
