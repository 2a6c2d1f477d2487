import type { Blobs } from "../../blobs/blobs.ts";
import type { Engine, RunSpec, StepContext } from "../../engine/types.ts";
import { asKindlingError } from "../../errors.ts";
import type { Models } from "../../models/types.ts";
import type { Scope, Store } from "../../store/store.ts";
import { noteCard } from "../cards/note.ts";
import { nonces } from "../nonces.ts";
import { type Origin, originOf } from "../origin.ts";
import type { Ports } from "../ports.ts";
import { type Texts, textsFor } from "../texts/catalogue.ts";
import type { Card, ChatPort, MessageRef, Target } from "../vocabulary.ts";

/** What the steps that talk are made of. */
export interface Speaking {
  store: Store;
  /** Asked for at work and not before: an engine is made of its steps. */
  engine: () => Pick<Engine, "start" | "retry" | "join" | "setCard" | "flush">;
  blobs: Blobs;
  models: Pick<Models, "firstChoice">;
  ports: Ports;
  /** Of the runs that replies begin. */
  budget: RunSpec["budget"];
  now: () => Date;
}

/** Where a run talks, and in which words. */
export interface Conversation {
  port: ChatPort;
  origin: Origin;
  texts: Texts;
}

/** How long a platform may be out of reach before a step that talks fails: about two minutes. */
export const patience = { attempts: 8, backoffMs: 1_000 } as const;

/** Undefined for a run that no chat began, such as one of the command line: its steps that talk do nothing. */
export async function conversationOf(
  { ports }: Pick<Speaking, "ports">,
  ctx: StepContext,
): Promise<Conversation | undefined> {
  const origin = originOf((await ctx.snapshot()).trigger);
  const port = ports(ctx.workspace);
  if (origin === undefined || port === undefined) return undefined;
  return { port, origin, texts: textsFor(origin.locale ?? undefined) };
}

/** The rights of a run's owner. */
export const scopeOf = ({ workspace, owner, channel }: StepContext): Scope => ({ workspace, person: owner, channel });

/** Posts once, whatever crashes in between: looks for the nonce before it posts again. */
export function postOnce(
  ctx: StepContext,
  port: ChatPort,
  message: { target: Target; nonce: string; card: Card },
): Promise<MessageRef> {
  const { target, nonce, card } = message;
  return ctx.effect({
    key: nonce,
    find: ({ at }) => port.find(target, nonce, { since: at }),
    act: () => port.post(target, card, { nonce }),
  });
}

/**
 * Something that may fail because people deleted what it needs: `fallback` then. Other failures are thrown, so that
 * the engine tries again.
 */
export async function unlessGone<T, F>(act: () => Promise<T>, fallback: () => Promise<F>): Promise<T | F> {
  try {
    return await act();
  } catch (thrown) {
    if (asKindlingError(thrown).code !== "chat.gone") throw thrown;
    return fallback();
  }
}

/**
 * Tells one person something, once at the most: a private answer cannot be looked for, so that after a crash it is not
 * repeated.
 */
export async function notifyOnce(
  ctx: StepContext,
  port: ChatPort,
  note: { target: Target; person: string; nonce: string; card: Card },
): Promise<void> {
  const { target, person, nonce, card } = note;
  await ctx.effect({
    key: nonce,
    find: async () => true,
    async act() {
      await port.notify(target, person, card, { nonce });
      return true;
    },
  });
}

/** Tells the owner, where the run was begun, that its thread is gone and where the work is. Never fails for that. */
export async function tellGone(ctx: StepContext, { port, origin, texts }: Conversation, number: number): Promise<void> {
  const card = noteCard(texts.answers.threadGone(number));
  const { target, person } = origin;
  await unlessGone(
    () => notifyOnce(ctx, port, { target, person, nonce: nonces.gone(ctx.runId), card }),
    async () => ctx.log("warn", "the channel is gone as well: nobody could be told"),
  );
}
