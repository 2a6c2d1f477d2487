import { z } from "zod";
import type { GitHubAccounts } from "../../accounts/github.ts";
import type { Limiter } from "../../cache/limiter.ts";
import type { Engine, RunSpec } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { Models } from "../../models/types.ts";
import { type Settings, settingsInForce } from "../../pipelines/settings.ts";
import { claimEvent, isDuplicateEvent, storedAck } from "../../store/events.ts";
import { type StoredSetting, settingsFor } from "../../store/settings.ts";
import { type ShownIdea, shownByThread } from "../../store/shown.ts";
import type { Entrance, Scope, Store, Tx } from "../../store/store.ts";
import { type NoteCard, noteCard } from "../cards/note.ts";
import type { Origin } from "../origin.ts";
import { type Texts, textsFor } from "../texts/catalogue.ts";
import type { Ack, Incoming, Target } from "../vocabulary.ts";

/** What the bot is made of. */
export interface BotParts {
  store: Store;
  engine: Pick<Engine, "start" | "signal" | "stop" | "retry" | "join" | "setCard" | "flush" | "snapshot">;
  models: Pick<Models, "firstChoice">;
  /** Absent where nobody can connect an account on GitHub. */
  github?: Pick<GitHubAccounts, "find" | "link"> | undefined;
  /** How often one person may ask. Absent: as often as they like. */
  limits?: { limiter: Limiter; perMinute: number };
  /** Whether there is a folder to publish into. Default: there is. */
  folder?: boolean;
  /** What one run may cost and how long it may take. */
  budget: RunSpec["budget"];
  now: () => Date;
  log: Log;
}

/** An acknowledgement that may be stored with its event, for later deliveries of the same one. */
export type StoredAck =
  | { type: "none" }
  | { type: "defer"; visibility: "public" | "private" }
  | { type: "card"; card: NoteCard; visibility: "public" | "private" }
  | { type: "update"; card: NoteCard };

/** Nothing is said at once: a card will, or there is nothing to say. */
export const none: StoredAck = { type: "none" };

/** A press on one of our buttons. */
export type Pressing = Extract<Incoming, { type: "button" }>;

/** A form that was sent. */
export type Submitting = Extract<Incoming, { type: "form" }>;

/** An event in its transaction. */
export interface Accepting {
  tx: Tx;
  scope: Scope;
  /** What is set for this person in this channel, and what of it is in force. */
  stored: readonly StoredSetting[];
  settings: Settings;
  /** Notes the event with its answer (P2). Issue it first, and what it stands for without awaiting it. */
  claim(ack: StoredAck): Promise<void>;
}

/** What was decided: the answer, and the run whose wake-ups go out after the commit. */
export interface Accepted<A extends Ack = Ack> {
  ack: A;
  run?: string;
  /** Further runs, whose cards have something new to show. */
  cards?: readonly string[];
}

/** An answer that only its person sees. */
export const privately = <C>(card: C): { type: "card"; card: C; visibility: "private" } => ({
  type: "card",
  card,
  visibility: "private",
});

/** The words of a private answer: the person's language. */
export const textsOf = ({ person }: Incoming): Texts => textsFor(person.locale);

/** A private sentence. */
export const say = (markdown: string) => privately(noteCard(markdown));

/** What a run remembers of the event that began it. */
export function originOfEvent(incoming: Incoming, by: Origin["by"]): Origin {
  const { target, person, channel } = incoming;
  return { by, target, person: person.externalId, locale: channel.locale ?? null, channel: channel.id };
}

/** The private channel that an event came from, if it came from one. */
export const channelOf = ({ channel }: Incoming) => (channel.audience === "channel" ? channel.id : undefined);

/** What is read on the way in. */
interface Beside {
  here: ShownIdea | undefined;
  stored: StoredSetting[];
}

/**
 * Runs `fn` in the one transaction of an event. What it throws undoes everything, so that it may write first and check
 * while it waits. The second delivery of an event that was claimed gets the answer of the first (P2). `thread`: `fn` gets
 * the idea that lives there, which is read on the way in.
 */
export async function accepting(
  { store, engine }: BotParts,
  incoming: Incoming,
  fn: (event: Accepting, here: ShownIdea | undefined) => Promise<Accepted>,
  thread?: Target,
): Promise<Ack> {
  const key = { workspace: incoming.workspace.id, platform: incoming.platform, eventId: incoming.eventId };
  const { workspace, platform } = incoming;
  const { admin, ...person } = incoming.person;
  const role = admin === undefined ? undefined : admin ? "admin" : "member";
  const entrance: Entrance = { workspace, platform, person, channel: channelOf(incoming), role };
  let refusal: KindlingError | undefined;
  const accept = async (tx: Tx, scope: Scope, read: Beside | undefined): Promise<Accepted> => {
    const { here, stored = [] } = read ?? {};
    const claim: Accepting["claim"] = (ack) => claimEvent(tx, { ...key, person: scope.person, ack });
    try {
      return await fn({ tx, scope, stored, settings: settingsInForce(stored), claim }, here);
    } catch (thrown) {
      if (thrown instanceof KindlingError) refusal = thrown;
      throw thrown;
    }
  };
  const beside = async (tx: Tx): Promise<Beside> => {
    const [here, stored] = await Promise.all([
      thread === undefined ? undefined : shownByThread(tx, workspace.id, thread),
      settingsFor(tx, workspace.id, incoming.channel.id),
    ]);
    return { here, stored };
  };
  try {
    const { ack, run, cards = [] } = await store.accept(entrance, accept, beside);
    for (const each of run === undefined ? cards : [run, ...cards]) engine.flush(each);
    return ack;
  } catch (thrown) {
    // The store tells of the first statement that failed, which is no news where we had refused for that reason.
    if (refusal !== undefined) throw refusal;
    if (!isDuplicateEvent(thrown)) throw thrown;
    const stored = await store.accept(entrance, (tx) => storedAck(tx, key));
    return readAck(stored);
  }
}

const visibility = z.enum(["public", "private"]);
const card = z.object({
  summary: z.string(),
  parts: z.tuple([z.object({ type: z.literal("text"), markdown: z.string() })]),
});
const ack: z.ZodType<StoredAck> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("none") }),
  z.object({ type: z.literal("defer"), visibility }),
  z.object({ type: z.literal("card"), card, visibility }),
  z.object({ type: z.literal("update"), card }),
]);

/** Somebody else's event of the same name has no answer for this person. */
function readAck(stored: unknown): Ack {
  const parsed = ack.safeParse(stored);
  if (!parsed.success) throw new KindlingError("action.too_late");
  return parsed.data;
}
