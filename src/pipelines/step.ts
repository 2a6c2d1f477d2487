import type { StepContext, StepType } from "../engine/types.ts";
import { KindlingError } from "../errors.ts";
import type { Scope } from "../store/store.ts";

/** A step type with its input and output inferred. */
export function defineStep<I, O>(type: StepType<I, O>): StepType<I, O> {
  return type;
}

/** The rights that a step works with: those of the person whose run it is. */
export function scopeOf(ctx: StepContext): Scope {
  return { workspace: ctx.workspace, person: ctx.owner, channel: ctx.channel };
}

/** The idea that a run is about. Throws `step.invalid_input` for a run without one. */
export function ideaOf({ ideaId }: Pick<StepContext, "ideaId">): string {
  if (ideaId === null) throw new KindlingError("step.invalid_input", { params: { missing: "idea" } });
  return ideaId;
}

/** Attempts of a step that is worth repeating: what steps with a fallback compare against. */
export const attempts = 3;

/** The retry that goes with {@link attempts}. */
export const retry = { attempts, backoffMs: 1_000 } as const;

/**
 * Whether a step should now make do without what failed: the models have nothing more to give. Stops, lost leases,
 * money and time are for the engine, and an error that may pass is worth another attempt first.
 */
export function mustMakeDo(thrown: unknown, ctx: Pick<StepContext, "attempt" | "signal">): thrown is KindlingError {
  if (ctx.signal.aborted || !(thrown instanceof KindlingError) || !/^(?:model|image)\./.test(thrown.code)) return false;
  return !thrown.retryable || ctx.attempt >= attempts;
}
