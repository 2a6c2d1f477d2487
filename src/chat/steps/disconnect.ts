import { z } from "zod";
import type { GitHubAccounts } from "../../accounts/github.ts";
import type { RunSpec, StepType } from "../../engine/types.ts";
import { noteCard } from "../cards/note.ts";
import { nonces } from "../nonces.ts";
import { textsFor } from "../texts/catalogue.ts";
import { notifyOnce, patience, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

const disconnectInput = z.object({ target: z.string(), person: z.string(), locale: z.string().nullable() });

/** The type of the one step of a {@link disconnectRun}. */
export const disconnectStepType = "chat.disconnect@1";

/** A run that disconnects its owner's account. It has no card and holds no thread up. */
export function disconnectRun(
  run: Pick<RunSpec, "id" | "workspace" | "owner" | "ideaId" | "budget" | "trigger">,
  input: z.infer<typeof disconnectInput>,
): RunSpec {
  const steps = [{ key: "disconnect", type: disconnectStepType, input } as const];
  return { ...run, kind: "disconnect", thread: null, card: false, steps };
}

/** Takes the grant back, erases the account, and says so to whose it was. */
export function disconnectStep(
  { ports }: Speaking,
  accounts: Pick<GitHubAccounts, "forget">,
): StepType<z.infer<typeof disconnectInput>, { gone: boolean }> {
  return {
    type: disconnectStepType,
    input: disconnectInput,
    retry: patience,
    async run(ctx, { target, person, locale }) {
      const gone = await ctx.effect({
        key: "forget",
        find: async () => undefined,
        act: () => accounts.forget(scopeOf(ctx)),
      });
      const { github } = textsFor(locale ?? undefined);
      const card = noteCard(gone ? github.disconnected : github.notConnected);
      const port = ports(ctx.workspace);
      if (port === undefined) return { output: { gone } };
      await unlessGone(
        () => notifyOnce(ctx, port, { target, person, nonce: nonces.said(ctx.runId), card }),
        async () => ctx.log("warn", "the place is gone: nobody could be told"),
      );
      return { output: { gone } };
    },
  };
}
