import { withoutSecrets } from "../../checks/secrets.ts";
import { KindlingError } from "../../errors.ts";
import { defaultOptions, ideaOptions } from "../../pipelines/options.ts";
import { withSettings } from "../../pipelines/settings.ts";
import { note } from "../../store/audit.ts";
import { deleteIdea, updateIdea } from "../../store/ideas.ts";
import { listVersions } from "../../store/outputs.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { button } from "../cards/button.ts";
import { deleteIdeaCard } from "../cards/delete-idea.ts";
import { editIdeaForm, expandForm } from "../cards/forms.ts";
import { noteCard } from "../cards/note.ts";
import { readIdeaText } from "../commands/expand-fields.ts";
import type { Ack, Button, Card, Incoming } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  none,
  privately,
  type StoredAck,
  type Submitting,
  say,
  textsOf,
} from "./accepting.ts";
import { readBeside } from "./authorising.ts";
import { ideaShown, ownIdea } from "./finding.ts";
import { isWorkedOn } from "./starting.ts";

/** A sentence, and a button below it. */
const noteWith = (markdown: string, buttons: Button[]): Card => {
  const note = noteCard(markdown);
  return { ...note, parts: [...note.parts, { type: "buttons", buttons }] };
};

/** Edit: the owner's. A form where the event can have one, else the button that opens it. */
export function askEdit(incoming: Incoming, event: Accepting, shown: ShownIdea): Accepted {
  ownIdea(shown, event);
  const texts = textsOf(incoming);
  const { id, number } = shown.idea;
  if (incoming.type === "button" || incoming.type === "command") {
    return { ack: { type: "form", form: editIdeaForm(texts, shown.idea) } };
  }
  const edit = button(texts.buttons.editIdea, { action: "editIdea", idea: id }, { style: "primary" });
  return { ack: privately(noteWith(texts.ideas.editHere(number), [edit])) };
}

/** The idea in other words. What is there stays; it can be made anew. */
export async function acceptEdit(parts: BotParts, incoming: Submitting, { idea: id }: { idea: string }): Promise<Ack> {
  const texts = textsOf(incoming);
  const read = readIdeaText(texts, incoming.fields.idea ?? "");
  if ("error" in read) return { type: "formErrors", errors: { idea: read.error } };
  return accepting(parts, incoming, async (event) => {
    const { tx, scope, claim } = event;
    const [shown] = await readBeside(
      ideaShown(event, id),
      Promise.all([claim(none), updateIdea(tx, scope.workspace, id, { text: withoutSecrets(read.text) })]),
    );
    ownIdea(shown, event);
    const { number, headVersion } = shown.idea;
    const again = button(texts.buttons.expandAgain, { action: "expandAgain", idea: id }, { style: "primary" });
    const buttons =
      headVersion === null
        ? [again]
        : [again, button(texts.buttons.regenerate, { action: "regenerate", idea: id, version: headVersion })];
    return { ack: privately(noteWith(texts.ideas.saved(number), buttons)) };
  });
}

/** The form with all options: of one's own idea where this is its thread, else of a new one. */
export function askExpand(incoming: Incoming, here: ShownIdea | undefined, { scope, settings }: Accepting): Accepted {
  const mine = here?.idea.ownerId === scope.person ? here.idea : undefined;
  const anew = mine && { id: mine.id, text: mine.text, options: ideaOptions.parse(mine.options) };
  return {
    ack: { type: "form", form: expandForm(textsOf(incoming), withSettings(defaultOptions, [], settings), anew) },
  };
}

/** Archive and unarchive: the owner's, and not while something is made of the idea. */
export async function archive(
  incoming: Incoming,
  event: Accepting,
  shown: ShownIdea,
  action: "archive" | "unarchive",
): Promise<Accepted> {
  ownIdea(shown, event);
  const { tx, scope, claim } = event;
  const { id, number, headVersion } = shown.idea;
  const { ideas } = textsOf(incoming);
  const was = headVersion === null ? "pending" : "expanded";
  const ack = say(action === "archive" ? ideas.archived(number) : ideas.unarchived(number));
  const [worked] = await Promise.all([
    isWorkedOn(event, id),
    claim(ack),
    updateIdea(tx, scope.workspace, id, { status: action === "archive" ? "archived" : was }),
  ]);
  if (worked) throw new KindlingError("thread.busy");
  return { ack };
}

/** Deleting asked for by words: what would go, for its owner, with the button that does it. */
export async function askDelete(incoming: Incoming, event: Accepting, shown: ShownIdea): Promise<Accepted> {
  ownIdea(shown, event);
  const { tx, scope } = event;
  const { id, number, text, title } = shown.idea;
  const versions = await listVersions(tx, scope.workspace, id);
  return { ack: privately(deleteIdeaCard(textsOf(incoming), { id, number, title: title ?? text }, versions.length)) };
}

/** Deletes an idea with all that hangs on it: the owner's, and not while something is made of it. */
export async function removeIdea(incoming: Incoming, event: Accepting, id: string): Promise<Accepted> {
  const { tx, scope, claim } = event;
  const [shown, worked] = await Promise.all([ideaShown(event, id), isWorkedOn(event, id)]);
  ownIdea(shown, event);
  if (worked) throw new KindlingError("thread.busy");
  const { number, title, text, thread } = shown.idea;
  const ack: StoredAck = { type: "update", card: noteCard(textsOf(incoming).ideas.deleted(number)) };
  const [, deleted] = await Promise.all([
    claim(ack),
    deleteIdea(tx, scope.workspace, id),
    note(tx, {
      ...{ workspaceId: scope.workspace, personId: scope.person, action: "idea.delete" },
      subject: { idea: number, title: title ?? text.slice(0, 200), thread },
    }),
  ]);
  if (!deleted) throw new KindlingError("idea.not_found");
  return { ack };
}
