import { asKindlingError } from "../../errors.ts";
import { asGitHubScopes } from "../../github/oauth.ts";
import { runSummary } from "../../store/runs.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { connectCard } from "../cards/connect.ts";
import { disconnectRun } from "../steps/disconnect.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  originOfEvent,
  type Pressing,
  privately,
  say,
  textsOf,
} from "./accepting.ts";
import { ownedBy, readBeside } from "./authorising.ts";
import { byOf } from "./starting.ts";

/** `connect github`: a private link, with what is connected already. */
export async function answerConnect({ github }: BotParts, incoming: Incoming, event: Accepting): Promise<Accepted> {
  const texts = textsOf(incoming);
  if (github === undefined) return { ack: say(texts.github.off) };
  // An account that cannot be unsealed any more is replaced like none.
  const known = github.find(event.tx, event.scope).catch((thrown: unknown) => {
    if (asKindlingError(thrown).code !== "credential.unreadable") throw thrown;
    return undefined;
  });
  const [, found] = await Promise.all([event.claim(say(texts.github.sent)), known]);
  const url = await github.link(event.tx, event.scope, []);
  return { ack: privately(connectCard(texts, { url, login: found?.login })) };
}

/** `disconnect github`: a run takes the grant back, for that takes time. */
export async function answerDisconnect(parts: BotParts, incoming: Incoming, event: Accepting): Promise<Accepted> {
  const texts = textsOf(incoming);
  if (parts.github === undefined) return { ack: say(texts.github.off) };
  const { person, thread, target } = incoming;
  const id = uuidv7();
  const { workspace, person: owner } = event.scope;
  const run = disconnectRun(
    { id, workspace, owner, ideaId: null, budget: parts.budget, trigger: originOfEvent(incoming, byOf(incoming)) },
    { target: thread ?? target, person: person.externalId, locale: person.locale ?? null },
  );
  const ack = say(texts.github.disconnecting);
  await Promise.all([event.claim(ack), parts.engine.start(event.tx, run)]);
  return { ack, run: id };
}

/** Connect on the card of a run that wants an account: for whose run it is. */
export function acceptConnect(parts: BotParts, incoming: Pressing, id: string): Promise<Ack> {
  return accepting(parts, incoming, async (event) => {
    const texts = textsOf(incoming);
    const { github } = parts;
    if (github === undefined) return { ack: say(texts.github.off) };
    const { tx, scope } = event;
    const [run, snapshot] = await readBeside(runSummary(tx, scope.workspace, id), parts.engine.snapshot(tx, id));
    ownedBy(run, scope.person);
    const scopes = asGitHubScopes(String(snapshot?.error?.params.scopes ?? ""));
    const [, url] = await Promise.all([event.claim(say(texts.github.sent)), github.link(tx, scope, scopes)]);
    return { ack: privately(connectCard(texts, { url, waiting: true })) };
  });
}
