import { randomBytes } from "node:crypto";
import { Refusal } from "../../llm/http.ts";
import { type Answer, type Call, has, notFound, type Route, seconds, text } from "../route.ts";
import type { Gist } from "../world.ts";

const shownGist = ({ id, owner, public: open, description, files, createdAt }: Gist) => ({
  ...{ id, public: open, description, owner: { login: owner }, created_at: seconds(createdAt) },
  html_url: `https://gist.github.com/${owner}/${id}`,
  files: Object.fromEntries([...files].map(([name, content]) => [name, { filename: name, content }])),
});

/** https://docs.github.com/rest/gists: files are text, and not empty. */
function write(gist: Gist, files: unknown): void {
  for (const [name, file] of Object.entries(Object(files) as Record<string, { content?: unknown } | null>)) {
    if (name === "" || name.includes("/")) throw new Refusal(422, "", "contents are in a folder");
    if (file === null) gist.files.delete(name);
    else if (typeof file.content !== "string" || file.content === "")
      throw new Refusal(422, "", "contents can't be empty");
    else gist.files.set(name, file.content);
  }
  if (gist.files.size === 0) throw new Refusal(422, "", "files can't be blank");
}

function gistOf({ world, params, me, token }: Call): Gist {
  const gist = world.gists.get(params[0] ?? "");
  if (!gist || gist.owner !== me.login || !has(token, "gist")) throw notFound();
  return gist;
}

function createGist(call: Call): Answer {
  const { world, body, me, token } = call;
  if (!has(token, "gist")) throw notFound();
  const gist: Gist = {
    ...{ id: randomBytes(16).toString("hex"), owner: me.login, public: body.public === true, createdAt: world.now() },
    ...{ description: text(body.description ?? "", "description"), files: new Map() },
  };
  write(gist, body.files);
  world.gists.set(gist.id, gist);
  return [201, shownGist(gist)];
}

export const peopleRoutes: Route[] = [
  ["GET", /^\/user$/, ({ me }) => [200, { login: me.login, id: me.id, name: me.name, email: null }]],
  [
    "GET",
    /^\/user\/emails$/,
    ({ me, token }) => {
      if (!has(token, "user:email", "user")) throw notFound();
      return [200, [{ email: me.email, primary: true, verified: true, visibility: "public" }]];
    },
  ],
  [
    "GET",
    /^\/licenses\/([\w.-]+)$/,
    ({ params: [key = ""] }) => {
      if (!["mit", "apache-2.0", "gpl-3.0"].includes(key)) throw notFound();
      return [200, { key, body: `${key} licence\n\nCopyright (c) [year] [fullname]\n` }];
    },
  ],
  ["POST", /^\/gists$/, createGist],
  [
    "GET",
    /^\/gists$/,
    ({ world, me, query }) => {
      const since = Date.parse(query.get("since") ?? "1970-01-01T00:00:00Z");
      const mine = [...world.gists.values()].filter(({ owner, createdAt }) => owner === me.login && createdAt >= since);
      return [200, mine.map(shownGist)];
    },
  ],
  ["GET", /^\/gists\/(\w+)$/, (call) => [200, shownGist(gistOf(call))]],
  [
    "PATCH",
    /^\/gists\/(\w+)$/,
    (call) => {
      const gist = gistOf(call);
      if (call.body.description !== undefined) gist.description = text(call.body.description, "description");
      write(gist, call.body.files);
      return [200, shownGist(gist)];
    },
  ],
  [
    "DELETE",
    /^\/gists\/(\w+)$/,
    (call) => {
      call.world.gists.delete(gistOf(call).id);
      return [204];
    },
  ],
];
