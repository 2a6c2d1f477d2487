import { eq } from "drizzle-orm";
import type { Incoming } from "../../src/chat/vocabulary.ts";
import { startSweeper } from "../../src/engine/sweep.ts";
import { ideas, outputs, replies, runs } from "../../src/store/schema.ts";
import type { Scope, Store } from "../../src/store/store.ts";
import { type ChatWorld, createChatWorld } from "../chat/world.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { quiet } from "../engine/world.ts";
import { judge, type Said, type Thread } from "./conversation-judge.ts";
import { markOf, say, script } from "./conversation-lines.ts";
import { randomFrom } from "./simulation.ts";

/** How much is said: so many people, five to a thread, so many replies each. */
export interface Talk {
  people: number;
  replies: number;
  /** Longest pause of a person between two replies, in milliseconds. */
  pauseMs: number;
  seed: number;
}

/** What came of it. */
export interface Talked {
  threads: number;
  said: number;
  runs: number;
  versions: number;
  problems: string[];
}

const perThread = 5;
const patienceMs = 900_000;

/**
 * People talk in their threads, all at once, while their posts are written and refined: they ask for changes, clearly
 * and not, ask questions, thank each other, edit and delete what they said, and platforms deliver some of it twice.
 */
export async function converse(store: Store, talk: Talk): Promise<Talked> {
  const world = await createChatWorld(store, { script, budget: { usd: 100, ms: patienceMs } });
  const stopSweeper = startSweeper(world.engine, { everyMs: 2_000, log: quiet });
  try {
    const count = Math.ceil(talk.people / perThread);
    const said = await Promise.all(Array.from({ length: count }, (_, thread) => talkIn(world, thread, talk)));
    const scope = await quietened(world);
    const threads = await read(world, scope, said);
    const [run, version] = await store.asWorkspace(scope, (tx) => Promise.all([tx.$count(runs), tx.$count(outputs)]));
    return {
      ...{ threads: count, said: said.flat().length, runs: run, versions: version },
      problems: threads.flatMap(judge),
    };
  } finally {
    await stopSweeper();
    await world.close();
  }
}

/** One thread: an idea, and everybody's replies to it from the moment its thread is there. */
async function talkIn(world: ChatWorld, number: number, talk: Talk): Promise<Said[]> {
  const envelope = (person: number, event: string) => ({
    ...{ eventId: `${number}.${event}`, platform: "playground" as const },
    workspace: { id: world.workspace, name: world.workspace },
    person: { externalId: `p${number}-${person}`, name: `P${number} ${person}` },
    ...{ channel: { id: "general", audience: "workspace" as const }, target: "c:general" },
  });
  await world.accept({
    ...{ ...envelope(0, "idea"), type: "command", text: `${subject(number)} --no-images --words 200` },
  });
  const thread = await opened(world, number);
  const people = Array.from({ length: perThread }, async (_, person) => {
    const random = randomFrom(talk.seed * 7_919 + number * 101 + person);
    const said: Said[] = [];
    for (let nth = 0; nth < talk.replies; nth += 1) {
      await pause(random() * talk.pauseMs);
      const line = say(markOf(number, person, nth), random);
      const message = `m-${line.mark}`;
      const incoming: Incoming = {
        ...{ ...envelope(person, line.mark), type: "reply", thread, messageId: message },
        ...{ text: line.text, addressed: "nobody" },
      };
      const sentAt = performance.now();
      await Promise.all(Array.from({ length: line.twice ? 2 : 1 }, () => world.accept(incoming)));
      said.push({ ...line, message, sentAt, acceptedAt: performance.now() });
      if (line.afterwards === undefined) continue;
      await pause(random() * 20);
      const after = { ...envelope(person, `${line.mark}.after`), thread, messageId: message };
      await world.accept(
        line.afterwards === "edits"
          ? { ...after, type: "replyEdited", text: line.text.replace(line.mark, `${line.mark}anew`) }
          : { ...after, type: "replyDeleted" },
      );
    }
    return said;
  });
  return (await Promise.all(people)).flat();
}

const subject = (number: number) => `what thread ${number} is about`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The thread that opened under the card of an idea, once it is known for that. */
async function opened(world: ChatWorld, number: number): Promise<string> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(50)) {
    const root = world.port.in("c:general").find(({ card }) => cardText(card).includes(subject(number)));
    const thread = `t:${root?.ref}`;
    if (root && (await isKnown(world, thread))) return thread;
  }
  throw new Error(`thread ${number} was not opened`);
}

const isKnown = (world: ChatWorld, thread: string): Promise<boolean> =>
  world.store.asSystem(async (tx) => (await tx.$count(runs, eq(runs.thread, thread))) > 0);

/** Waits until nothing is in work and nothing waits. Returns the rights of one who sees it all. */
async function quietened(world: ChatWorld): Promise<Scope> {
  const [first] = await world.runs();
  const scope = { workspace: world.workspace, person: first?.ownerId ?? "" };
  for (const deadline = Date.now() + patienceMs; ; await pause(200)) {
    await world.settle();
    const open = await world.store.asWorkspace(scope, async (tx) => {
      const states = await tx.select({ state: replies.state }).from(replies);
      const working = await tx.select({ status: runs.status }).from(runs);
      return (
        states.filter(({ state }) => state === "unread" || state === "waiting").length +
        working.filter(({ status }) => status === "running" || status === "waiting").length
      );
    });
    if (open === 0) return scope;
    if (Date.now() > deadline) throw new Error(`${open} replies or runs are open`);
  }
}

/** What is there of every thread in the end: its replies, its runs, the text of its head, and its cards. */
async function read(world: ChatWorld, scope: Scope, said: readonly Said[][]): Promise<Thread[]> {
  const stored = await world.store.asWorkspace(scope, async (tx) => ({
    ideas: await tx.select().from(ideas),
    replies: await tx.select().from(replies).orderBy(replies.position),
    runs: await tx.select().from(runs).orderBy(runs.createdAt),
    outputs: await tx.select().from(outputs),
  }));
  return said.map((saidHere, number) => {
    const idea = stored.ideas.find(({ text }) => text === subject(number));
    const head = stored.outputs.find((output) => output.ideaId === idea?.id && output.number === idea?.headVersion);
    return {
      number,
      said: saidHere,
      replies: stored.replies.filter(({ ideaId }) => ideaId === idea?.id),
      runs: stored.runs.filter(({ ideaId }) => ideaId === idea?.id),
      head: JSON.stringify(head?.content ?? ""),
      cards: world.port.in(idea?.thread ?? "").map(({ card }) => cardText(card)),
    };
  });
}
