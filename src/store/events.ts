import { and, eq } from "drizzle-orm";
import { isUniqueViolation } from "./failures.ts";
import { inboundEvents } from "./schema.ts";
import type { Tx } from "./store.ts";

/** An event as its platform names it. */
export interface EventKey {
  workspace: string;
  platform: string;
  eventId: string;
}

/**
 * Notes that an event was accepted, in the transaction that accepts it (P2). When it was accepted before, this breaks
 * a key, the whole transaction fails with it, and {@link isDuplicateEvent} recognises the error; then
 * {@link storedAck} has the answer that the first delivery got.
 */
export async function claimEvent(tx: Tx, event: EventKey & { person: string; ack: unknown }): Promise<void> {
  await tx.insert(inboundEvents).values({
    workspaceId: event.workspace,
    platform: event.platform,
    eventId: event.eventId,
    personId: event.person,
    ack: event.ack,
  });
}

/** Whether a transaction failed because its event had been accepted before. */
export function isDuplicateEvent(thrown: unknown): boolean {
  return isUniqueViolation(thrown, "inbound_events_workspace_id_platform_event_id_pk");
}

/** The acknowledgement that the first delivery of an event got; undefined when this person has no such event. */
export async function storedAck(tx: Tx, event: EventKey): Promise<unknown> {
  const [row] = await tx
    .select({ ack: inboundEvents.ack })
    .from(inboundEvents)
    .where(
      and(
        eq(inboundEvents.workspaceId, event.workspace),
        eq(inboundEvents.platform, event.platform),
        eq(inboundEvents.eventId, event.eventId),
      ),
    );
  return row?.ack;
}
