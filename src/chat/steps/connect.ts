import { z } from "zod";
import { type GitHubAccounts, linkForMs } from "../../accounts/github.ts";
import type { StepType } from "../../engine/types.ts";
import { asKindlingError } from "../../errors.ts";
import { scopesFor } from "../../pipelines/publish/destination.ts";
import { connectedSignal } from "../../pipelines/publish/go-on.ts";
import { workFiles } from "../../pipelines/publish/work-files.ts";
import { ideaOf } from "../../pipelines/step.ts";
import { connectInput, talk } from "../../pipelines/talk.ts";
import { outputByNumber } from "../../store/outputs.ts";
import { connectCard } from "../cards/connect.ts";
import { nonces } from "../nonces.ts";
import { demoNotice } from "../texts/demo-notice.ts";
import { conversationOf, patience, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

const connectOutput = z.object({ connected: z.boolean() });

/**
 * Where the run's owner has no account that may publish there, gives them the link by which they connect one, and waits
 * as long as that can be used. What comes after looks for the account itself.
 */
export function connectStep(
  speaking: Speaking,
  github: Pick<GitHubAccounts, "account" | "link">,
): StepType<z.infer<typeof connectInput>, z.infer<typeof connectOutput>> {
  const { store } = speaking;
  return {
    type: talk.connect,
    input: connectInput,
    retry: patience,
    async run(ctx, { version, destination }) {
      const scope = scopeOf(ctx);
      const output = await store.asWorkspace(scope, (tx) => outputByNumber(tx, ctx.workspace, ideaOf(ctx), version));
      const paths = output ? workFiles(output, demoNotice).files.map(({ path }) => path) : [];
      const scopes = scopesFor(destination, paths);
      if (scopes === null || (await isConnected())) return { output: { connected: true } };
      const conversation = await conversationOf(speaking, ctx);
      if (conversation === undefined) return { output: { connected: false } };
      const { port, texts, origin } = conversation;
      const nonce = nonces.connect(ctx.runId);
      return unlessGone(
        async () => {
          await ctx.effect({
            key: nonce,
            // A private answer cannot be looked for, and is not repeated.
            find: async () => true,
            async act() {
              const url = await store.asWorkspace(scope, (tx) => github.link(tx, scope, scopes));
              const card = connectCard(texts, { url, waiting: true });
              await port.notify(ctx.thread ?? origin.target, origin.person, card, { nonce });
              return true;
            },
          });
          return { wait: { signal: connectedSignal, forMs: linkForMs, default: { connected: false } } };
        },
        async () => ({ output: { connected: false } }),
      );

      async function isConnected(): Promise<boolean> {
        try {
          await github.account(scope, scopes ?? []);
          return true;
        } catch (thrown) {
          const { code } = asKindlingError(thrown);
          if (code === "github.connect" || code === "credential.unreadable") return false;
          throw thrown;
        }
      }
    },
  };
}
