import { asKindlingError, KindlingError } from "../errors.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { Adrift, Database, Work } from "./database.ts";
import { hashOf } from "./json.ts";
import type { Hold } from "./leases.ts";
import type { Charge, Json, PaidCall, PaidResponse, Purse, StepContext } from "./types.ts";

/** What a journal needs: the step in work, and how to repeat a statement while the lease holds. */
export interface JournalParts {
  database: Database;
  purse: Purse | undefined;
  work: Work;
  hold: Hold;
  persist: <T>(write: () => Promise<T>) => Promise<T>;
}

/**
 * `ctx.call` of one attempt. Calls are numbered in the order in which they are made; an answer to the same request that
 * an earlier attempt bought, under the same number or a later one, is given back and costs nothing. Otherwise the
 * highest price is reserved, the call made, and its answer stored before it is used.
 */
export function createJournal({ database, purse, work, hold, persist }: JournalParts): StepContext["call"] {
  let calls = 0;

  return async function makeCall<T extends Json>(
    call: PaidCall,
    perform: (signal: AbortSignal) => Promise<PaidResponse<T>>,
  ) {
    calls += 1;
    const ordinal = calls;
    const id = uuidv7();
    // Not of whom it was asked: an answer that a fallback gave is still the answer when the first choice has recovered.
    const { kind, task, request } = call;
    const hash = await hashOf({ kind, task, request });
    const charge = (usd: number): Charge => ({
      id,
      workspace: work.workspace,
      owner: work.owner,
      run: work.runId,
      usd,
    });
    const entry = (callId: string, response: T, replayed: boolean) => ({
      ordinal,
      response,
      replayed,
      reject: async (reason: string) => {
        await persist(() => database.reject(work, callId, reason));
      },
    });

    hold.check();
    const reservation = await persist(() =>
      database.reserve(
        work,
        { id, ordinal, hash, call },
        purse &&
          (async (tx, stands) => {
            if (stands.state === "reserved" && stands.fresh) await purse.reserve(tx, charge(call.maxCostUsd));
          }),
      ),
    );
    switch (reservation.state) {
      case "lost":
        hold.abort(new KindlingError("step.lease_lost"));
        throw hold.signal.reason;
      case "budget":
        throw new KindlingError("run.budget_money", { params: { usd: work.budgetUsd } });
      case "replay":
        // Stored by this very function for the same request: what `perform` returned then.
        return entry(reservation.call, reservation.response as T, true);
      case "reserved":
        break;
    }

    const startedAt = performance.now();
    let paid: PaidResponse<T>;
    try {
      paid = await perform(hold.signal);
    } catch (thrown) {
      // Aborted, it may have been billed for what it had made so far; otherwise a failed call costs nothing.
      await persist(() =>
        database.unreserve(
          { workspace: work.workspace, run: work.runId, id },
          hold.signal.aborted ? "wasted" : "failed",
          asKindlingError(thrown).code,
          purse && ((tx, open) => (open ? purse.refund(tx, charge(call.maxCostUsd)) : Promise.resolve())),
        ),
      );
      throw thrown;
    }
    const { response, usage } = paid;
    await persist(() =>
      database.book(
        ...([work, id, response, usage, performance.now() - startedAt] as const),
        purse && ((tx, open) => (open ? purse.settle(tx, charge(usage.costUsd)) : Promise.resolve())),
      ),
    );
    return entry(id, response, false);
  };
}

/**
 * Books calls as waste that were in flight when their attempt ended without a word. Their highest price counts against
 * the run's budget, since it may have been billed; the owner gets it back, since nobody gave them anything for it.
 */
export async function writeOff(database: Database, purse: Purse | undefined, adrift: readonly Adrift[]): Promise<void> {
  for (const call of adrift) {
    await database.unreserve(
      call,
      "wasted",
      "adrift",
      purse && ((tx, open) => (open ? purse.refund(tx, call) : Promise.resolve())),
    );
  }
}
