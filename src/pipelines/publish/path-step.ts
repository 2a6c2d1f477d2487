import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { headOf } from "../../github/commit.ts";
import { filesAt, type Revised, revise } from "../../github/revise.ts";
import { blobSha } from "../../github/tree.ts";
import { post } from "../blog/post.ts";
import { defineStep } from "../step.ts";
import { onGitHub } from "./account.ts";
import { destination, scopesFor } from "./destination.ts";
import type { PublishedFile } from "./folder.ts";
import type { RepositoryPlace } from "./publication.ts";
import { publishSteps } from "./publish.ts";
import { earlierIn, type GitHubStepParts, messageOf, type PublishedAt, pullOf } from "./repository-steps.ts";
import { siteOf } from "./site.ts";
import { siteFiles } from "./site-files.ts";
import { fetchFiles, notePublished, publishing } from "./version.ts";
import { readWork, withoutLeaks } from "./work.ts";

const input = z.object({ version: z.number().int(), destination: destination.options[2] });

/** Names that are tried beside the post's own, where that one is somebody else's. */
const namesMax = 20;

/**
 * Publishes a post into a repository that is there: as a page of the site that the repository makes, by a commit or a
 * pull request. Published again, it stays where it is, whatever its title has become.
 */
export function pathStep(parts: GitHubStepParts): StepType<z.infer<typeof input>, PublishedAt> {
  return defineStep({
    type: publishSteps.path,
    input,
    async run(ctx, { version, destination: where }) {
      const now = await publishing(parts, ctx, version);
      const work = readWork(now.output, parts.demoNotice);
      const content = post.parse(now.output.content);
      const what = `${where.owner}/${where.repo}`;
      const scopes = scopesFor(where, []) ?? [];
      return onGitHub(parts.github, ctx, { scopes, what }, async ({ github, author }) => {
        const { data } = await github.rest.repos.get({ owner: where.owner, repo: where.repo });
        const at = { owner: data.owner.login, repo: data.name, branch: data.default_branch };
        const last = earlierIn(now.before, "path", at);
        const there = await filesAt(github, at, await headOf(github, at, at.branch));
        const site = siteOf(there.keys());
        const folder = last?.folder ?? where.folder ?? site.folder;
        const date = new Date(last?.date ?? now.output.createdAt);
        const facts = { site, folder, date, demoNotice: parts.demoNotice(content.language) };
        const pagesOf = (slug: string) => siteFiles(content, { ...facts, slug });
        const slug = last?.slug ?? (await freeSlug(content.slug));
        const files = withoutLeaks(await fetchFiles(parts, ctx, pagesOf(slug)));
        // Done again it finds what it has done.
        const revised = await ctx.effect<{ [K in keyof Revised]: Revised[K] }>({
          key: "path",
          find: async () => undefined,
          act: async () => ({
            ...(await revise(github, at, {
              ...{
                branch: at.branch,
                files,
                message: messageOf(work, version),
                author,
                last: last ?? null,
                guard: "files",
              },
              ...{ asPull: where.asPull, pull: pullOf(ctx, work, version) },
            })),
          }),
        });
        const page = files.at(-1)?.path ?? "";
        const url =
          revised.pull ?? `${data.html_url}/blob/${at.branch}/${page.split("/").map(encodeURIComponent).join("/")}`;
        const { commit, tree, pull } = revised;
        const place: RepositoryPlace = {
          ...{
            kind: "path",
            ...at,
            private: where.private,
            slug,
            folder,
            date: date.toISOString(),
            commit,
            tree,
            files: revised.files,
            pull,
          },
        };
        await notePublished(parts, ctx, now, { url, place, models: work.models });
        return { output: { path: url } };

        /** The first name under which there is nothing, or what an attempt of ours has left. */
        async function freeSlug(own: string): Promise<string> {
          for (let number = 1; number <= namesMax; number++) {
            const slug = number === 1 ? own : `${own}-${number}`;
            const files = await fetchFiles(parts, ctx, pagesOf(slug));
            if (await isOurs(files, there)) return slug;
          }
          throw new KindlingError("publish.path_taken", { params: { path: `${folder}/${own}` } });
        }
      });
    },
  });
}

/** Whether nothing is there, or exactly this. */
async function isOurs(files: readonly PublishedFile[], there: ReadonlyMap<string, string>): Promise<boolean> {
  if (files.every(({ path }) => !there.has(path))) return true;
  const same = await Promise.all(files.map(async ({ path, bytes }) => there.get(path) === (await blobSha(bytes))));
  return same.every(Boolean);
}
