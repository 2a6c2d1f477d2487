import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { createGist, findGist, type GistFile, updateGist } from "../../github/gist.ts";
import { post } from "../blog/post.ts";
import { defineStep } from "../step.ts";
import { onGitHub } from "./account.ts";
import { destination, scopesFor } from "./destination.ts";
import { publishSteps } from "./publish.ts";
import type { GitHubStepParts, PublishedAt } from "./repository-steps.ts";
import { notePublished, publishing } from "./version.ts";
import { readWork, withoutLeaks } from "./work.ts";

const input = z.object({ version: z.number().int(), destination: destination.options[1] });

/** Publishes a post as a Gist, which holds text alone; a Gist of an earlier version is written anew in its place. */
export function gistStep(parts: GitHubStepParts): StepType<z.infer<typeof input>, PublishedAt> {
  return defineStep({
    type: publishSteps.gist,
    input,
    async run(ctx, { version, destination: where }) {
      const now = await publishing(parts, ctx, version);
      const content = post.parse(now.output.content);
      const texts = content.parts.filter(({ kind }) => kind === "markdown");
      const { files, models } = readWork({ ...now.output, content: { ...content, parts: texts } }, parts.demoNotice);
      const page = files.at(-1);
      // Whether a Gist is public cannot be changed: what is to be secret is never written into a public one.
      const last = now.before.flatMap(({ place }) =>
        place.kind === "gist" && place.open === where.open ? [place] : [],
      )[0];
      const gist: GistFile = {
        name: last?.file ?? `${content.slug}.md`,
        text: page !== undefined && "text" in page ? page.text : "",
        description: content.title,
      };
      withoutLeaks([{ path: gist.name, bytes: new TextEncoder().encode(gist.text) }]);
      const { id, url } = await onGitHub(
        parts.github,
        ctx,
        { scopes: scopesFor(where, []) ?? [], what: gist.name },
        ({ github }) =>
          ctx.effect<{ id: string; url: string }>({
            key: "gist",
            find: async ({ at }) => asJson(await findGist(github, gist, at)),
            act: async () => ({
              ...((last && (await updateGist(github, last.id, gist))) ?? (await createGist(github, gist, where.open))),
            }),
          }),
      );
      const leftOut = content.parts.length - texts.length;
      await notePublished(parts, ctx, now, {
        url,
        place: { kind: "gist", id, file: gist.name, open: where.open },
        models,
        leftOut,
      });
      return { output: { path: url } };
    },
  });
}

const asJson = <T extends object>(found: T | undefined) => found && { ...found };
