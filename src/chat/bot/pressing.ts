import { KindlingError } from "../../errors.ts";
import { type Press, readPress } from "../actions.ts";
import type { Ack } from "../vocabulary.ts";
import { type Accepted, type Accepting, accepting, type BotParts, type Pressing, privately } from "./accepting.ts";
import { answerCompare, askCompare } from "./comparing.ts";
import { acceptConnect } from "./connecting.ts";
import { acceptAnswer, acceptControl } from "./controlling.ts";
import { detailsOf } from "./detailing.ts";
import { doDigest } from "./digest.ts";
import { acceptDigestPress } from "./digesting.ts";
import { askFeedback } from "./feedback.ts";
import { answerFile, answerFiles } from "./files.ts";
import { ideaShown } from "./finding.ts";
import { download } from "./handing-over.ts";
import { archive, askEdit, removeIdea } from "./ideas.ts";
import { merge } from "./keeping.ts";
import { listed } from "./listing.ts";
import { acceptPublish, acceptPublishAs, acceptUnpublish } from "./publishing.ts";
import { shownAck } from "./reading.ts";
import { askRefine } from "./refining.ts";
import { expandAgain, otherFormat, regenerate } from "./remaking.ts";
import { askSettings } from "./setting.ts";
import { answerVersion, deleteVersion, restore, versionsOf } from "./versions.ts";
import { acceptApply, acceptDiscard } from "./waiting.ts";

/** What a press does, by its action. Every press is authorised anew. */
export async function acceptPress(parts: BotParts, incoming: Pressing): Promise<Ack> {
  const press = readPress(incoming.action, incoming.value);
  if (press === undefined) throw new KindlingError("action.too_late");
  switch (press.action) {
    case "stop":
    case "retry":
      return acceptControl(parts, incoming, { action: press.action, run: press.run });
    case "answer":
      return acceptAnswer(parts, incoming, press);
    case "digestPublish":
    case "digestExpand":
    case "digestRetry":
      return acceptDigestPress(parts, incoming, press);
    case "publish":
    case "publishAnyway":
      return acceptPublish(parts, incoming, press, { evenUnfinished: press.action === "publishAnyway" });
    case "publishAs":
      return acceptPublishAs(parts, incoming, press.run);
    case "unpublish":
      return acceptUnpublish(parts, incoming, press);
    case "connect":
      return acceptConnect(parts, incoming, press.run);
    case "apply":
      return acceptApply(parts, incoming, press);
    case "discard":
      return acceptDiscard(parts, incoming, press);
    default:
      return accepting(parts, incoming, (event) => pressed(parts, incoming, event, press));
  }
}

/** The presses that are done within the transaction that accepts them. */
type Simple = Exclude<
  Press,
  {
    action:
      | "digestPublish"
      | "digestExpand"
      | "digestRetry"
      | "stop"
      | "retry"
      | "answer"
      | "publish"
      | "publishAnyway"
      | "publishAs"
      | "unpublish"
      | "connect"
      | "apply"
      | "discard";
  }
>;

async function pressed(parts: BotParts, incoming: Pressing, event: Accepting, press: Simple): Promise<Accepted> {
  switch (press.action) {
    case "list":
    case "search":
      return { ack: { type: "update", card: await listed(parts, incoming, event, press) } };
    case "digest":
      return doDigest(parts, incoming, event, press.scope, press.verb);
    case "settings":
      return askSettings(incoming, event, press.scope);
    case "show":
      return { ack: shownAck(incoming, await ideaShown(event, press.idea), event) };
    case "details":
      return detailsOf(parts, incoming, event, press.run);
    case "download":
      return download(parts, incoming, event, press);
    case "files":
      return answerFiles(incoming, event, press);
    case "file":
      return answerFile(incoming, event, press);
    case "version":
      return answerVersion(incoming, event, press);
    case "versions":
      return { ack: privately(await versionsOf(parts, incoming, event, await ideaShown(event, press.idea))) };
    case "olderVersions": {
      const shown = await ideaShown(event, press.idea);
      return { ack: { type: "update", card: await versionsOf(parts, incoming, event, shown, press.version) } };
    }
    case "compare":
      return answerCompare(incoming, event, press);
    case "compareWith":
      return askCompare(incoming, event, press);
    case "refine":
      return askRefine(incoming, event, press);
    case "restore":
      return restore(parts, incoming, event, press);
    case "regenerate":
      return regenerate(parts, incoming, event, press);
    case "expandAgain":
      return expandAgain(parts, incoming, event, press);
    case "otherFormat":
      return otherFormat(parts, incoming, event, press);
    case "good":
    case "bad":
      return askFeedback(incoming, event, { ...press, verdict: press.action });
    case "editIdea":
      return askEdit(incoming, event, await ideaShown(event, press.idea));
    case "merge":
      return merge(incoming, event, press);
    case "archive":
    case "unarchive":
      return archive(incoming, event, await ideaShown(event, press.idea), press.action);
    case "deleteIdea":
      return removeIdea(incoming, event, press.idea);
    case "deleteVersion":
    case "deletePublished":
      return deleteVersion(parts, incoming, event, press, { evenPublished: press.action === "deletePublished" });
  }
}
