import { type IdeaFilter, listIdeas } from "../../store/ideas.ts";
import { workingRuns } from "../../store/runs.ts";
import { listCard } from "../cards/list.ts";
import type { ListFilter } from "../commands/list-filters.ts";
import type { Card, Incoming } from "../vocabulary.ts";
import { type Accepting, type BotParts, textsOf } from "./accepting.ts";
import { followedKinds } from "./starting.ts";

/** Ideas on one page. */
const pageLength = 10;

/** Which ideas to list. `before`: those with lower numbers, for the further pages. */
interface Listing {
  filter: ListFilter;
  /** Words to look for; empty for none. */
  text?: string;
  before?: number;
}

/** The ideas that this person may see, the youngest first, a page at a time. */
export async function listed(
  { now }: BotParts,
  incoming: Incoming,
  { tx, scope }: Accepting,
  { filter, text = "", before }: Listing,
): Promise<Card> {
  const [found, working] = await Promise.all([
    listIdeas(tx, scope.workspace, {
      ...narrowing(filter, scope.person, incoming.channel.id),
      ...(text !== "" && { text }),
      ...(before !== undefined && { before }),
      limit: pageLength + 1,
    }),
    workingRuns(tx, scope.workspace, { kinds: followedKinds }),
  ]);
  const asking = new Set(working.flatMap(({ status, idea }) => (status === "waiting" ? [idea.id] : [])));
  const ideas = found.slice(0, pageLength).map(({ idea, ownerName, head }) => ({
    ...idea,
    ...(asking.has(idea.id) && { status: "asking" as const }),
    ownerName,
    mine: idea.ownerId === scope.person,
    score: head?.score ?? null,
    demo: head?.demo ?? false,
    published: head?.published ?? false,
  }));
  const more = found.length > pageLength;
  return listCard({ texts: textsOf(incoming), filter, text, ideas, more, first: before === undefined, now: now() });
}

/** What is archived is out of the way until it is asked for. */
const atHand = ["pending", "expanding", "expanded", "failed"] as const;

function narrowing(filter: ListFilter, person: string, channel: string): IdeaFilter {
  switch (filter) {
    case "all":
      return { statuses: atHand };
    case "mine":
      return { owner: person, statuses: atHand };
    case "channel":
      return { channel, statuses: atHand };
    case "pending":
      return { statuses: ["pending"] };
    case "running":
      return { statuses: ["expanding"] };
    case "finished":
      return { statuses: ["expanded"] };
    case "published":
      return { published: true };
    case "failed":
      return { statuses: ["failed"] };
    case "archived":
      return { statuses: ["archived"] };
  }
}
