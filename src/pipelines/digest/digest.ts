import { z } from "zod";
import type { RunSpec } from "../../engine/types.ts";
import { firstIdOf } from "../../store/uuid.ts";
import { talk } from "../talk.ts";

/** Whose digest it is, from when to when it tells, and where it goes. */
export const digestInput = z.object({
  /** `digests.id` */
  digest: z.uuid(),
  scope: z.enum(["person", "channel"]),
  /** users.id, or the platform's id of the channel. */
  scopeId: z.string(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Where it was asked for: the channel, or where its person is told where the platform knows no direct messages. */
  target: z.string(),
  /** The platform's id of the person. */
  person: z.string(),
  locale: z.string().nullable(),
  /** The local date that it is for: `2026-11-28`. */
  day: z.iso.date(),
  /** Says so when there is nothing to tell, instead of nothing. */
  evenEmpty: z.boolean(),
});
export type DigestInput = z.infer<typeof digestInput>;

/** What a digest run starts from. */
export interface DigestStart {
  id: string;
  workspace: string;
  owner: string;
  channel: string | null;
  /** The local date that it is for; null for one that was asked for. */
  date: string | null;
  input: DigestInput;
  budget: RunSpec["budget"];
}

/** A run that tells one person or one channel what happened. It has no card and holds no thread up. */
export function digestRun({ id, workspace, owner, channel, date, input, budget }: DigestStart): RunSpec {
  return {
    ...{ id, workspace, owner, ideaId: null, kind: "digest", thread: null, card: false, budget },
    ...(channel !== null && { channel }),
    trigger: { by: "schedule", digest: input.digest, date },
    steps: [{ key: "tell", type: talk.digest, input }],
  };
}

/**
 * The id of the run that is a digest's on one local date: the same however often it is begun, so that a second one breaks
 * a key. A UUID v7 whose time is that day, and whose rest is a hash.
 */
export async function digestRunId(digest: string, date: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${digest} ${date}`)));
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x70;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return firstIdOf(new Date(date)).slice(0, 13) + hex.replace(/^.{12}(.{4})(.{4})(.{12})$/, "-$1-$2-$3");
}
