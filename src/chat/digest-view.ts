import { z } from "zod";
import {
  type DigestIdea,
  type DigestIdeas,
  type DigestSubject,
  digestIdeas,
  digestIdeasByIds,
  spentUsd,
  usualPrice,
} from "../store/digest-ideas.ts";
import type { Tx } from "../store/store.ts";

/** The parts of a digest, in the order in which they are shown. */
export const digestSections = ["done", "failed", "unpublished", "pending"] as const;
export type DigestSection = (typeof digestSections)[number];

/** Most ideas in a digest. */
const ideasMax = 10;

/** A digest as it was sent: which ideas stand where, and what does not change any more. */
export const sentDigest = z.object({
  /** The run that sent it. */
  run: z.uuid(),
  scope: z.enum(["person", "channel"]),
  /** `2026-11-28` */
  day: z.iso.date(),
  sections: z.record(z.enum(digestSections), z.array(z.uuid())),
  more: z.boolean(),
  spentUsd: z.number(),
  priceUsd: z.number().nullable(),
});
export type SentDigest = z.infer<typeof sentDigest>;

/** A line of a digest; `working`: what is being done with it right now. */
export type DigestLine = DigestIdea & { working: "publishing" | "making" | null };

/** A digest with its ideas as they are now. */
export interface DigestContent extends Omit<SentDigest, "run" | "sections"> {
  /** Null for one that is only previewed. */
  run: string | null;
  sections: Record<DigestSection, DigestLine[]>;
}

/** What there is to tell, ten ideas at most: what was made comes first. */
export async function gatherDigest(
  tx: Tx,
  workspace: string,
  subject: DigestSubject,
  { since, until }: { since: Date; until: Date },
): Promise<Pick<DigestContent, "sections" | "more" | "spentUsd" | "priceUsd">> {
  const [found, spent, price] = await Promise.all([
    digestIdeas(tx, workspace, subject, { since, until, limit: ideasMax + 1 }),
    spentUsd(tx, workspace, subject, { since, until }),
    usualPrice(tx, workspace, until),
  ]);
  const sections: DigestContent["sections"] = { done: [], failed: [], unpublished: [], pending: [] };
  let room = ideasMax;
  let more = false;
  for (const section of digestSections) {
    const ideas = found[section satisfies keyof DigestIdeas];
    sections[section] = ideas.slice(0, room).map((idea) => ({ ...idea, working: working(idea) }));
    more ||= ideas.length > room;
    room -= sections[section].length;
  }
  return { sections, more, spentUsd: spent, priceUsd: price };
}

/** A digest that was sent, as its ideas are now. `acted`: what was begun in the same moment. */
export async function refreshDigest(
  tx: Tx,
  workspace: string,
  sent: SentDigest,
  acted: { idea: string; working: "publishing" | "making" },
): Promise<DigestContent> {
  const ids = digestSections.flatMap((section) => sent.sections[section]);
  const ideas = await digestIdeasByIds(tx, workspace, ids);
  const lines = new Map(
    ideas.map((idea): [string, DigestLine] => [
      idea.id,
      { ...idea, working: idea.id === acted.idea ? acted.working : working(idea) },
    ]),
  );
  const linesOf = (section: DigestSection) => sent.sections[section].flatMap((id) => lines.get(id) ?? []);
  const [done, failed] = [linesOf("done"), linesOf("failed")];
  const [unpublished, pending] = [linesOf("unpublished"), linesOf("pending")];
  return { ...sent, sections: { done, failed, unpublished, pending } };
}

/** What is being done with an idea right now. */
const working = ({ workingKind }: DigestIdea): DigestLine["working"] =>
  workingKind === null ? null : workingKind === "publish" ? "publishing" : "making";
