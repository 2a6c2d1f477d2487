import { z } from "zod";
import type { GitHubAccounts } from "../../accounts/github.ts";
import type { StepContext, StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { deleteGist } from "../../github/gist.ts";
import { revise } from "../../github/revise.ts";
import { note } from "../../store/audit.ts";
import { outputByNumber, withdraw } from "../../store/outputs.ts";
import { defineStep, ideaOf, scopeOf } from "../step.ts";
import { onGitHub } from "./account.ts";
import type { PublishFolder } from "./folder.ts";
import { type RepositoryPlace, readPublication } from "./publication.ts";
import { publishSteps } from "./publish.ts";
import type { VersionParts } from "./version.ts";

/** What taking back needs. */
export interface WithdrawParts extends VersionParts {
  github?: GitHubAccounts | undefined;
  folder: PublishFolder | null;
}

const input = z.object({ version: z.number().int() });

/** Where it was, and the pull request that asks for its removal, where that has to be asked for. */
export interface Withdrawn {
  path: string;
  pull: string | null;
}

/** Takes back what was published: the files of a folder or a repository, or a Gist. Others' changes are asked about. */
export function withdrawStep(parts: WithdrawParts): StepType<z.infer<typeof input>, Withdrawn> {
  return defineStep({
    type: publishSteps.withdraw,
    input,
    async run(ctx, { version }) {
      const ideaId = ideaOf(ctx);
      const { workspace, owner: personId } = ctx;
      const { store } = parts;
      const output = await store.asWorkspace(scopeOf(ctx), (tx) => outputByNumber(tx, workspace, ideaId, version));
      const url = output?.publicationUrl ?? null;
      // Done by an attempt whose end is not known.
      const done = await ctx.effect<{ path: string; pull: string | null }>({
        key: "withdraw",
        find: async () => undefined,
        act: async () => {
          const place = readPublication(output?.publicationMetadata)?.place;
          if (output === undefined || url === null || place === undefined) throw new KindlingError("action.too_late");
          const took = { path: url, pull: null };
          switch (place.kind) {
            case "folder":
              await parts.folder?.remove({ path: url, owner: ideaId });
              return took;
            case "gist":
              await onGitHub(accountsOf(parts), ctx, { scopes: ["gist"], what: url }, ({ github }) =>
                deleteGist(github, place.id),
              );
              return took;
            case "path":
              return { ...took, pull: await removeFiles(accountsOf(parts), ctx, place) };
            case "repository":
              throw new KindlingError("publish.keeps_repository");
          }
        },
      });
      await store.asWorkspace(scopeOf(ctx), async (tx) => {
        await withdraw(tx, workspace, ideaId, { url: done.path });
        const subject = { idea: ideaId, version, url: done.path };
        await note(tx, { workspaceId: workspace, personId, action: "version.unpublish", subject });
      });
      return { output: done };
    },
  });
}

function accountsOf({ github }: WithdrawParts): GitHubAccounts {
  if (github === undefined) throw new KindlingError("github.connect");
  return github;
}

const removeFiles = (accounts: GitHubAccounts, ctx: StepContext, place: RepositoryPlace): Promise<string | null> => {
  const { owner, repo, branch, slug } = place;
  const what = `${owner}/${repo}`;
  return onGitHub(
    accounts,
    ctx,
    { scopes: [place.private ? "repo" : "public_repo"], what },
    async ({ github, author }) => {
      const { pull } = await revise(github, place, {
        ...{ branch, files: [], message: `remove ${slug}`, author, last: place, guard: "files", asPull: false },
        pull: { branch: `kindling/remove-${ctx.runId.slice(-8)}`, title: `remove ${slug}`, body: "" },
      });
      return pull;
    },
  );
};
