import type { RenderCard, RunSnapshot } from "../engine/types.ts";
import { asKindlingError } from "../errors.ts";
import type { Models } from "../models/types.ts";
import { type Idea, ideaById, updateIdea } from "../store/ideas.ts";
import type { Store } from "../store/store.ts";
import { progressCard } from "./cards/progress.ts";
import { nonces } from "./nonces.ts";
import { originOf } from "./origin.ts";
import type { Ports } from "./ports.ts";
import { textsFor } from "./texts/catalogue.ts";

/** What the renderer of progress cards is made of. */
export interface CardRendererParts {
  store: Store;
  ports: Ports;
  models: Pick<Models, "firstChoice">;
  now: () => Date;
}

/** How long a card is left alone whose message or place is gone, in milliseconds. */
const goneForMs = 3_600_000;

/**
 * Shows a run's card as the run stands, within the platform's rate. The card is posted by the announcing step; a run
 * without one stays silent until it ends badly, which it then says where it belongs (P4).
 */
export function createCardRenderer({ store, ports, models, now }: CardRendererParts): RenderCard {
  return async (run, { message, liveText }) => {
    const port = ports(run.workspace);
    const origin = originOf(run.trigger);
    if (port === undefined || origin === undefined) return { message, pauseMs: goneForMs };
    const pauseMs = Math.ceil(1000 / port.updatesPerSecond);
    const idea = await follow(run);
    const place = message === null && endedBadly(run) ? (run.thread ?? idea?.thread ?? origin.target) : null;
    if (message === null && place === null) return { message, pauseMs };

    const { demo } = await models.firstChoice("write", run.workspace);
    const texts = textsFor(origin.locale ?? undefined);
    const card = progressCard({ texts, idea: idea ?? null, run, now: now(), demo });
    try {
      if (place !== null) return { message: await port.post(place, card, { nonce: nonces.card(run.id) }), pauseMs };
      if (message !== null) {
        await port.update(message, card);
        // What is not written any more goes away again.
        await port.stream?.(message, liveText?.text ?? "");
      }
      return { message, pauseMs };
    } catch (thrown) {
      if (asKindlingError(thrown).code === "chat.gone") return { message, pauseMs: goneForMs };
      throw thrown;
    }
  };

  /** The idea of a run. While it has no version yet, its status follows the run that is to make one. */
  async function follow(run: RunSnapshot): Promise<Idea | undefined> {
    const { ideaId, workspace, owner } = run;
    if (ideaId === null) return undefined;
    return store.asWorkspace({ workspace, person: owner }, async (tx) => {
      const idea = await ideaById(tx, workspace, ideaId);
      const status = endedBadly(run) ? "failed" : "expanding";
      const open = idea?.headVersion === null && idea.status !== "archived" && idea.status !== status;
      if (open && run.kind === "expand" && run.status !== "done") await updateIdea(tx, workspace, ideaId, { status });
      return idea;
    });
  }
}

const endedBadly = ({ status }: RunSnapshot) => status === "failed" || status === "stopped" || status === "parked";
