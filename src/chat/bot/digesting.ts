import { KindlingError } from "../../errors.ts";
import { sentDigestOf } from "../../store/digests.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import { runSummary } from "../../store/runs.ts";
import type { Press } from "../actions.ts";
import { digestCard } from "../cards/digest.ts";
import { refreshDigest, sentDigest } from "../digest-view.ts";
import { inTurn } from "../replies/thread.ts";
import type { Ack, Card } from "../vocabulary.ts";
import { type Accepted, type Accepting, accepting, type BotParts, type Pressing, textsOf } from "./accepting.ts";
import { control } from "./controlling.ts";
import { confirmFirst, NeedsWork, publish } from "./publishing.ts";
import { expandAgain } from "./remaking.ts";

/** A press in a digest. */
type DigestPress = Extract<Press, { action: "digestPublish" | "digestExpand" | "digestRetry" }>;

/**
 * What the buttons of a digest do: the same as elsewhere, and the digest shows it. An older digest than the last one stays
 * as it is.
 */
export function acceptDigestPress(parts: BotParts, incoming: Pressing, press: DigestPress): Promise<Ack> {
  const attempt = () =>
    accepting(parts, incoming, async (event) => {
      // Beside what the action reads and writes, so that it takes no round trip of its own.
      const showing = shown(incoming, event, press);
      showing.catch(() => {});
      const accepted = await act(parts, incoming, event, press);
      const card = await showing;
      return card === undefined || accepted.ack.type === "form"
        ? accepted
        : { ...accepted, ack: { type: "update", card } };
    });
  return inTurn(attempt).catch((thrown: unknown): Ack => {
    if (thrown instanceof NeedsWork && press.action === "digestPublish") return confirmFirst(incoming, press);
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });
}

function act(parts: BotParts, incoming: Pressing, event: Accepting, press: DigestPress): Promise<Accepted> {
  switch (press.action) {
    case "digestPublish":
      return publish(parts, incoming, event, press);
    case "digestExpand":
      return expandAgain(parts, incoming, event, press);
    case "digestRetry":
      return control(parts, event, { action: "retry", run: press.failed });
  }
}

async function shown(incoming: Pressing, event: Accepting, press: DigestPress): Promise<Card | undefined> {
  const { tx, scope } = event;
  const [found, retried] = await Promise.all([
    sentDigestOf(tx, scope.workspace, press.run),
    press.action === "digestRetry" ? runSummary(tx, scope.workspace, press.failed) : undefined,
  ]);
  const sent = sentDigest.safeParse(found).data;
  if (sent === undefined) return undefined;
  const idea = press.action === "digestRetry" ? (retried?.idea.id ?? "") : press.idea;
  const working = press.action === "digestPublish" ? "publishing" : "making";
  const content = await refreshDigest(tx, scope.workspace, sent, { idea, working });
  return digestCard(textsOf(incoming), content, scope.person);
}
