import type { Engine, RenderCard, RunSnapshot, RunSpec } from "../engine/types.ts";
import { asKindlingError } from "../errors.ts";
import type { Models } from "../models/types.ts";
import { budgetWithin, readSettings } from "../pipelines/settings.ts";
import { updateIdea } from "../store/ideas.ts";
import { externalIdOf } from "../store/people.ts";
import { waitingReplies } from "../store/replies.ts";
import type { Store, Tx } from "../store/store.ts";
import { progressCard } from "./cards/progress.ts";
import { liveMarkdown } from "./live-text.ts";
import { ending, inert } from "./markdown.ts";
import { nonces } from "./nonces.ts";
import { type Origin, originOf } from "./origin.ts";
import type { Ports } from "./ports.ts";
import { type Followed, readFollowed } from "./progress.ts";
import { takeUp } from "./replies/take-up.ts";
import { inTurn, readThread } from "./replies/thread.ts";
import { textsFor } from "./texts/catalogue.ts";
import type { ChatPort, Target } from "./vocabulary.ts";

/** What the follower is made of. */
export interface FollowerParts {
  store: Store;
  /** Asked for at work and not before: the engine calls the follower. */
  engine: () => Pick<Engine, "start" | "retry" | "join" | "flush">;
  ports: Ports;
  models: Pick<Models, "firstChoice">;
  /** Of the runs that take replies up. */
  budget: RunSpec["budget"];
  now: () => Date;
}

/** How long a run is left alone that no chat began, in milliseconds. */
const silentForMs = 3_600_000;
/** And one whose card or place was deleted: updates would be in vain, but what waits for the run's end is not. */
const goneForMs = 2_000;

/** How much of a text that is being written is shown, in characters: its end. */
const liveMaxLength = 3_000;

/**
 * Follows a run from change to change: keeps its idea's status, begins the next run when this one ended well and
 * replies wait for it (P6), and shows its card as it stands, within the platform's rate. The engine calls it again after
 * every crash until it has gone through, so that all of it may be done twice. A card is posted by the announcing step; a
 * run without one stays silent until it ends badly, which it then says where it belongs (P4).
 */
export function createFollower(parts: FollowerParts): RenderCard {
  const { store, ports, models, now } = parts;
  return async (run, { message, liveText }) => {
    const port = ports(run.workspace);
    const origin = originOf(run.trigger);
    if (port === undefined || origin === undefined) return { message, pauseMs: silentForMs };
    const pauseMs = Math.ceil(1000 / port.updatesPerSecond);
    const followed = await store.asWorkspace(rightsOf(run), (tx) => follow(tx, run));
    const ready = run.status === "done" && followed.waiting > 0;
    if (ready && (await goOn(parts, run, port, origin))) followed.waiting = 0;

    const { idea } = followed;
    const place = message === null && endedBadly(run) ? (run.thread ?? idea?.thread ?? origin.target) : null;
    if (message === null && place === null) return { message, pauseMs };
    const { demo } = await models.firstChoice("write", run.workspace);
    const card = progressCard({ ...followed, texts: textsFor(origin.locale ?? undefined), run, now: now(), demo });
    try {
      // Rendered again after a crash, it may have been said already.
      const nonce = nonces.card(run.id);
      const said = async (to: Target) => (await port.find(to, nonce)) ?? (await port.post(to, card, { nonce }));
      if (place !== null) return { message: await said(place), pauseMs };
      if (message !== null) {
        // What is not written any more goes away again.
        await port.stream?.(
          message,
          liveText === null ? "" : inert(ending(liveMarkdown(liveText.text), liveMaxLength)),
        );
        await port.update(message, card);
      }
      return { message, pauseMs };
    } catch (thrown) {
      const { code } = asKindlingError(thrown);
      if (code === "chat.not_invited" && place !== null) {
        await port.notify(place, origin.person, card, { nonce: nonces.card(run.id) });
        return { message, pauseMs: silentForMs };
      }
      if (code === "chat.gone") return { message, pauseMs: goneForMs };
      throw thrown;
    }
  };
}

const rightsOf = ({ workspace, owner: person, channel }: RunSnapshot) => ({
  workspace,
  person,
  channel: channel ?? undefined,
});

/** What the card shows. While the idea has no version yet, its status follows the run that is to make one. */
async function follow(tx: Tx, run: RunSnapshot): Promise<Followed> {
  const followed = await readFollowed(tx, run);
  const { idea } = followed;
  const status = endedBadly(run) ? "failed" : "expanding";
  const open = idea?.headVersion === null && idea.status !== "archived" && idea.status !== status;
  if (open && run.kind === "expand" && run.status !== "done") await updateIdea(tx, run.workspace, idea.id, { status });
  return followed;
}

/** Takes up what waits in the thread of a run that ended, with the rights of who wrote the first of it. */
async function goOn(parts: FollowerParts, run: RunSnapshot, port: ChatPort, origin: Origin): Promise<boolean> {
  const { store, budget } = parts;
  const { workspace, ideaId, thread } = run;
  if (ideaId === null || thread === null) return false;
  const waiting = await store.asWorkspace(rightsOf(run), (tx) => waitingReplies(tx, workspace, ideaId));
  const first = waiting.find(({ heldBy }) => heldBy === null);
  if (first === undefined) return false;
  const engine = parts.engine();
  const scope = { ...rightsOf(run), person: first.personId };
  const next = await inTurn(() =>
    store.asWorkspace(scope, async (tx) => {
      const [state, person, settings] = await Promise.all([
        readThread(engine, tx, workspace, thread),
        externalIdOf(tx, workspace, port.platform, first.personId),
        readSettings(tx, workspace, origin.channel),
      ]);
      if (state === undefined) return {};
      const acting = { scope, origin: { ...origin, person: person ?? origin.person }, moment: "ended" } as const;
      const parts = { engine, budget: budgetWithin(budget, settings) };
      return { begun: await takeUp(parts, tx, state, acting), working: state.working };
    }),
  );
  for (const each of [next.begun, next.working]) if (each !== undefined) engine.flush(each);
  return next.begun !== undefined;
}

const endedBadly = ({ status }: RunSnapshot) => status === "failed" || status === "stopped" || status === "parked";
