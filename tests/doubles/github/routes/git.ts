import { Refusal } from "../../llm/http.ts";
import {
  checkPath,
  type Entry,
  isAncestor,
  objectOf,
  putBlob,
  putCommit,
  putTree,
  type Signature,
} from "../objects.ts";
import { type Answer, type Call, has, notFound, type Route, repositoryOf, text } from "../route.ts";
import type { Repository } from "../world.ts";

/** Nothing of git's own can be made in a repository without a commit. */
function written(call: Call): Repository {
  const repository = repositoryOf(call, true);
  if (repository.refs.size === 0) throw new Refusal(409, "", "Git Repository is empty.");
  return repository;
}

function readRef(call: Call): Answer {
  const repository = repositoryOf(call);
  const branch = decodeURIComponent(call.params[2] ?? "");
  if (repository.unsettled > 0) {
    repository.unsettled--;
    throw repository.unsettled % 2 === 0 ? new Refusal(409, "", "Git Repository is empty.") : notFound();
  }
  if (repository.refs.size === 0) throw new Refusal(409, "", "Git Repository is empty.");
  const sha = repository.refs.get(branch);
  if (sha === undefined) throw notFound();
  return [200, { ref: `refs/heads/${branch}`, object: { type: "commit", sha } }];
}

function createTree(call: Call): Answer {
  const { body, token } = call;
  const { objects } = written(call);
  const entries = new Map<string, Entry>(
    body.base_tree === undefined ? [] : objectOf(objects, treeSha(objects, body.base_tree), "tree").entries,
  );
  if (!Array.isArray(body.tree) || body.tree.length === 0) throw new Refusal(422, "", "Invalid tree info");
  for (const item of body.tree) {
    const path = text(item.path, "path");
    checkPath(path);
    if (!["100644", "100755", "120000"].includes(item.mode) || item.type !== "blob")
      throw new Refusal(422, "", "Must supply a valid tree.mode");
    if (/^\.github\/workflows\//.test(path) && !has(token, "workflow")) throw notFound();
    if (item.sha === null) {
      if (!entries.delete(path)) throw new Refusal(422, "", "GitRPC::BadObjectState");
      continue;
    }
    if ((item.sha === undefined) === (item.content === undefined))
      throw new Refusal(422, "", "Must supply either tree.sha or tree.content");
    const sha =
      item.sha === undefined ? putBlob(objects, Buffer.from(text(item.content, "content"))) : text(item.sha, "sha");
    objectOf(objects, sha, "blob");
    entries.set(path, { mode: item.mode, sha });
  }
  for (const path of entries.keys())
    for (let at = path.indexOf("/"); at > 0; at = path.indexOf("/", at + 1))
      if (entries.has(path.slice(0, at))) throw new Refusal(422, "", "tree contains a file and a folder of one name");
  return [201, { sha: putTree(objects, entries) }];
}

/** A commit stands for its tree. */
function treeSha(objects: Repository["objects"], sha: unknown): string {
  const found = objects.get(String(sha));
  return found?.type === "commit" ? found.tree : String(sha);
}

function createCommit(call: Call): Answer {
  const { body, me, world } = call;
  const { objects } = written(call);
  const tree = text(body.tree, "tree");
  objectOf(objects, tree, "tree");
  const parents = Array.isArray(body.parents) ? body.parents.map(String) : [];
  for (const parent of parents) objectOf(objects, parent, "commit");
  const byDefault = { name: me.name, email: me.email, date: new Date(world.now()).toISOString() };
  const author = { ...byDefault, ...Object(body.author) } as Signature;
  const committer = { ...author, ...Object(body.committer) } as Signature;
  const message = text(body.message, "message");
  return [201, { sha: putCommit(objects, { tree, parents, message, author, committer }), tree: { sha: tree } }];
}

function writeRef(call: Call): Answer {
  const { objects, refs } = written(call);
  const branch = decodeURIComponent(call.params[2] ?? "");
  const sha = text(call.body.sha, "sha");
  objectOf(objects, sha, "commit");
  const old = refs.get(branch);
  if (old === undefined) throw new Refusal(422, "", "Reference does not exist");
  if (call.body.force !== true && !isAncestor(objects, old, sha))
    throw new Refusal(422, "", "Update is not a fast forward");
  refs.set(branch, sha);
  return [200, { ref: `refs/heads/${branch}`, object: { type: "commit", sha } }];
}

export const gitRoutes: Route[] = [
  ["GET", /^\/repos\/([^/]+)\/([^/]+)\/git\/ref\/heads(?:\/|%2F)(.+)$/, readRef],
  ["PATCH", /^\/repos\/([^/]+)\/([^/]+)\/git\/refs\/heads(?:\/|%2F)(.+)$/, writeRef],
  [
    "POST",
    /^\/repos\/([^/]+)\/([^/]+)\/git\/refs$/,
    (call) => {
      const { objects, refs } = written(call);
      const branch = /^refs\/heads\/([\w./-]+)$/.exec(text(call.body.ref, "ref"))?.[1];
      if (branch === undefined || /\.\.|\.lock$|\/$/.test(branch))
        throw new Refusal(422, "", "Reference name is invalid");
      const sha = text(call.body.sha, "sha");
      objectOf(objects, sha, "commit");
      if (refs.has(branch)) throw new Refusal(422, "", "Reference already exists");
      refs.set(branch, sha);
      return [201, { ref: `refs/heads/${branch}`, object: { sha } }];
    },
  ],
  ["POST", /^\/repos\/([^/]+)\/([^/]+)\/git\/trees$/, createTree],
  [
    "GET",
    /^\/repos\/([^/]+)\/([^/]+)\/git\/trees\/([0-9a-f]+)$/,
    (call) => {
      const { objects } = repositoryOf(call);
      const sha = treeSha(objects, call.params[2]);
      const tree = [...objectOf(objects, sha, "tree").entries].map(([path, entry]) => ({
        path,
        type: "blob",
        ...entry,
      }));
      const whole = call.query.get("recursive") !== null;
      return [200, { sha, tree: whole ? tree : tree.filter(({ path }) => !path.includes("/")), truncated: false }];
    },
  ],
  [
    "POST",
    /^\/repos\/([^/]+)\/([^/]+)\/git\/blobs$/,
    (call) => {
      const { objects } = written(call);
      const encoding = call.body.encoding === "base64" ? "base64" : "utf8";
      return [201, { sha: putBlob(objects, Buffer.from(text(call.body.content, "content"), encoding)) }];
    },
  ],
  [
    "GET",
    /^\/repos\/([^/]+)\/([^/]+)\/git\/blobs\/([0-9a-f]+)$/,
    (call) => {
      const blob = repositoryOf(call).objects.get(call.params[2] ?? "");
      if (blob?.type !== "blob") throw notFound();
      return [200, { content: blob.bytes.toString("base64"), encoding: "base64", size: blob.bytes.length }];
    },
  ],
  ["POST", /^\/repos\/([^/]+)\/([^/]+)\/git\/commits$/, createCommit],
  [
    "GET",
    /^\/repos\/([^/]+)\/([^/]+)\/git\/commits\/([0-9a-f]+)$/,
    (call) => {
      const { objects } = repositoryOf(call);
      const sha = call.params[2] ?? "";
      const commit = objects.get(sha);
      if (commit?.type !== "commit") throw notFound();
      const { message, tree, parents, author } = commit;
      return [200, { sha, message, author, tree: { sha: tree }, parents: parents.map((parent) => ({ sha: parent })) }];
    },
  ],
];
