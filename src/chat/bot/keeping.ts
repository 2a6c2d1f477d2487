import { withoutSecrets } from "../../checks/secrets.ts";
import { KindlingError } from "../../errors.ts";
import { defaultOptions, ideaMaxLength } from "../../pipelines/options.ts";
import { withSettings } from "../../pipelines/settings.ts";
import { note } from "../../store/audit.ts";
import { deleteIdea, insertIdea, updateIdea } from "../../store/ideas.ts";
import { similarIdeas } from "../../store/similar-ideas.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { keptCard, mergedCard } from "../cards/kept.ts";
import { noteCard } from "../cards/note.ts";
import { ideaText } from "../commands/parse-command.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, accepting, type BotParts, privately, textsOf } from "./accepting.ts";
import { type Brought, openHere } from "./expand.ts";
import { ideaShown, ownIdea } from "./finding.ts";
import { isWorkedOn } from "./starting.ts";

/** Keeps an idea for later: nothing is made of it, and what is much like it is shown, to be merged. */
export function acceptLater(parts: BotParts, incoming: Incoming, { text, asked, options }: Brought): Promise<Ack> {
  return accepting(parts, incoming, async ({ tx, scope, settings, claim }) => {
    openHere(incoming, settings);
    const { channel, workspace } = incoming;
    const [id, kept, texts] = [uuidv7(), withoutSecrets(text), textsOf(incoming)];
    const [number, alike] = await Promise.all([
      insertIdea(tx, {
        ...{ workspaceId: workspace.id, id, ownerId: scope.person, audience: channel.audience, channelId: channel.id },
        ...{ text: kept, options: withSettings(options, asked, settings) },
        ...{ title: null, format: null, thread: null },
      }),
      similarIdeas(tx, workspace.id, kept, { except: id }),
    ]);
    await claim(privately(noteCard(texts.inbox.kept(number))));
    const others = alike.map(({ ownerId, ...idea }) => ({ ...idea, mine: ownerId === scope.person }));
    return { ack: privately(keptCard(texts, { id, number }, others)) };
  });
}

/** A message that somebody marked to be kept. Throws what an idea of its words would throw. */
export function acceptSave(parts: BotParts, incoming: Extract<Incoming, { type: "save" }>): Promise<Ack> {
  const text = ideaText([...incoming.text].slice(0, ideaMaxLength).join(""));
  return acceptLater(parts, incoming, { text, options: defaultOptions, asked: [] });
}

/**
 * Merge: the words of an idea go to an older one, unless they stand there already, and the idea goes. For who owns both;
 * and not once something was made of it, or is being made.
 */
export async function merge(
  incoming: Incoming,
  event: Accepting,
  { idea: id, into }: { idea: string; into: string },
): Promise<Accepted> {
  const { tx, scope, claim } = event;
  const [shown, target, worked] = await Promise.all([
    ideaShown(event, id),
    ideaShown(event, into),
    isWorkedOn(event, id),
  ]);
  ownIdea(shown, event);
  ownIdea(target, event);
  if (worked) throw new KindlingError("thread.busy");
  if (id === into || shown.idea.headVersion !== null) throw new KindlingError("action.too_late");
  const text = merged(target.idea.text, shown.idea.text);
  const length = [...text].length;
  if (length > ideaMaxLength) throw new KindlingError("idea.too_long", { params: { length, max: ideaMaxLength } });
  const card = mergedCard(textsOf(incoming), shown.idea.number, target.idea);
  const [, deleted] = await Promise.all([
    claim({ type: "update", card: noteCard(card.summary) }),
    deleteIdea(tx, scope.workspace, id),
    updateIdea(tx, scope.workspace, into, { text }),
    note(tx, {
      ...{ workspaceId: scope.workspace, personId: scope.person, action: "idea.merge" },
      subject: { idea: shown.idea.number, into: target.idea.number },
    }),
  ]);
  if (!deleted) throw new KindlingError("idea.not_found");
  return { ack: { type: "update", card } };
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Both texts, unless one says what the other does. */
function merged(older: string, newer: string): string {
  if (bare(older).includes(bare(newer))) return older;
  return bare(newer).includes(bare(older)) ? newer : `${older}\n\n${newer}`;
}
