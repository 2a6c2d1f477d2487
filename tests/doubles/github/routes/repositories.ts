import { Refusal } from "../../llm/http.ts";
import { objectOf } from "../objects.ts";
import { type Answer, type Call, has, Invalid, notFound, type Route, repositoryOf, shown, text } from "../route.ts";
import { addRepository, checkName, keyOf } from "../world.ts";

function create(call: Call, owner: string): Answer {
  const { world, body, token } = call;
  const name = checkName(body.name);
  if (!has(token, "repo") && (body.private === true || !has(token, "public_repo"))) throw notFound();
  if (world.repositories.has(keyOf(owner, name)))
    throw new Invalid("Repository creation failed.", [
      { resource: "Repository", code: "custom", field: "name", message: "name already exists on this account" },
    ]);
  const description = describe(body.description);
  const init = body.auto_init === true ? { files: { "README.md": `# ${name}\n` } } : {};
  const more = { private: body.private === true, description, unsettled: world.unsettled, ...init };
  return [201, shown(addRepository(world, owner, name, more))];
}

/** https://docs.github.com/rest/repos/repos: at most 350 characters, on one line. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return "";
  const said = text(value, "description");
  if ([...said].length > 350) throw new Refusal(422, "", "description cannot be more than 350 characters");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f]/.test(said)) throw new Refusal(422, "", "description control characters are not allowed");
  return said;
}

function listContents(call: Call): Answer {
  const repository = repositoryOf(call);
  const head = repository.refs.get(call.query.get("ref") ?? repository.defaultBranch);
  if (head === undefined) throw new Refusal(404, "", "This repository is empty.");
  const { entries } = objectOf(repository.objects, objectOf(repository.objects, head, "commit").tree, "tree");
  const folder = decodeURIComponent(call.params[2] ?? "");
  const below = folder === "" ? "" : `${folder}/`;
  const names = new Map<string, { type: string; sha: string; path: string; name: string }>();
  for (const [path, { sha }] of entries) {
    if (!path.startsWith(below)) continue;
    const [name = "", ...rest] = path.slice(below.length).split("/");
    names.set(name, { type: rest.length > 0 ? "dir" : "file", sha, path: `${below}${name}`, name });
  }
  if (names.size === 0) throw notFound();
  return [200, [...names.values()]];
}

export const repositoryRoutes: Route[] = [
  ["POST", /^\/user\/repos$/, (call) => create(call, call.me.login)],
  [
    "POST",
    /^\/orgs\/([^/]+)\/repos$/,
    (call) => {
      const organisation = call.world.accounts.get(call.params[0]?.toLowerCase() ?? "");
      if (organisation?.type !== "Organization") throw notFound();
      if (!organisation.members.includes(call.me.login))
        throw new Refusal(403, "", "You need admin access to the organization before adding a repository to it.");
      return create(call, organisation.login);
    },
  ],
  ["GET", /^\/repos\/([^/]+)\/([^/]+)$/, (call) => [200, shown(repositoryOf(call))]],
  [
    "PATCH",
    /^\/repos\/([^/]+)\/([^/]+)$/,
    (call) => {
      const repository = repositoryOf(call, true);
      if (call.body.description !== undefined) repository.description = describe(call.body.description);
      if (call.body.homepage !== undefined) repository.homepage = text(call.body.homepage, "homepage");
      return [200, shown(repository)];
    },
  ],
  [
    "PUT",
    /^\/repos\/([^/]+)\/([^/]+)\/topics$/,
    (call) => {
      const repository = repositoryOf(call, true);
      const { names } = call.body;
      if (!Array.isArray(names) || names.length > 20)
        throw new Refusal(422, "", "A repository cannot have more than 20 topics.");
      for (const name of names)
        if (!/^[a-z0-9][a-z0-9-]{0,49}$/.test(String(name)))
          throw new Refusal(422, "", `Topics must start with a lowercase letter or number: ${name}`);
      repository.topics = names.map(String);
      return [200, { names }];
    },
  ],
  ["GET", /^\/repos\/([^/]+)\/([^/]+)\/contents\/?(.*)$/, listContents],
  [
    "GET",
    /^\/repos\/([^/]+)\/([^/]+)\/pulls$/,
    (call) => {
      const { pulls, owner } = repositoryOf(call);
      const head = call.query.get("head");
      return [
        200,
        pulls
          .filter((pull) => head === null || head === `${owner}:${pull.head}`)
          .map((pull) => shownPull(call, pull.number)),
      ];
    },
  ],
  [
    "POST",
    /^\/repos\/([^/]+)\/([^/]+)\/pulls$/,
    (call) => {
      const repository = repositoryOf(call, true);
      const [head, base] = [text(call.body.head, "head"), text(call.body.base, "base")];
      for (const branch of [head, base])
        if (!repository.refs.has(branch))
          throw new Invalid("Validation Failed", [
            { resource: "PullRequest", field: branch === head ? "head" : "base", code: "invalid" },
          ]);
      if (repository.refs.get(head) === repository.refs.get(base))
        throw new Invalid("Validation Failed", [{ message: `No commits between ${base} and ${head}` }]);
      if (repository.pulls.some((pull) => pull.head === head))
        throw new Invalid("Validation Failed", [
          { message: `A pull request already exists for ${repository.owner}:${head}.` },
        ]);
      const number = repository.pulls.length + 1;
      repository.pulls.push({
        number,
        head,
        base,
        title: text(call.body.title, "title"),
        body: String(call.body.body ?? ""),
      });
      return [201, shownPull(call, number)];
    },
  ],
];

const shownPull = ({ params }: Call, number: number) => ({
  number,
  html_url: `https://github.com/${params[0]}/${params[1]}/pull/${number}`,
});
