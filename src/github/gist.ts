import type { GitHub } from "./client.ts";
import { orNone } from "./repository.ts";

/** A Gist of one text file. */
export interface GistFile {
  name: string;
  text: string;
  description: string;
}

/** A Gist as it stands. */
export interface PublishedGist {
  id: string;
  url: string;
}

/** How far GitHub's clock may be behind ours, in milliseconds. */
const skewMs = 60_000;

/** Makes a Gist. `open`: everybody finds it; else only who knows its address. */
export async function createGist(
  github: GitHub,
  { name, text, description }: GistFile,
  open: boolean,
): Promise<PublishedGist> {
  const { data } = await github.rest.gists.create({ description, public: open, files: { [name]: { content: text } } });
  return { id: data.id ?? "", url: data.html_url ?? "" };
}

/** The Gist of this name and description that was made since, by an attempt whose end is not known. */
export async function findGist(
  github: GitHub,
  { name, description }: GistFile,
  at: Date,
): Promise<PublishedGist | undefined> {
  const since = new Date(at.getTime() - skewMs).toISOString();
  const { data } = await github.rest.gists.list({ since, per_page: 100 });
  const found = data.find(
    (gist) =>
      gist.description === description && name in gist.files && Date.parse(gist.created_at) >= Date.parse(since),
  );
  return found && { id: found.id, url: found.html_url };
}

/** Writes a Gist anew, in its place. Undefined where it was deleted. */
export async function updateGist(
  github: GitHub,
  id: string,
  { name, text, description }: GistFile,
): Promise<PublishedGist | undefined> {
  const updated = await orNone(
    github.rest.gists.update({ gist_id: id, description, files: { [name]: { content: text } } }),
  );
  return updated && { id, url: updated.data.html_url ?? "" };
}

/** Deletes a Gist; one that is gone already is as good. */
export async function deleteGist(github: GitHub, id: string): Promise<void> {
  await orNone(github.rest.gists.delete({ gist_id: id }));
}
