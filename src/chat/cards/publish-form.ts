import { type Destination, licences } from "../../pipelines/publish/destination.ts";
import type { Place, RepositoryPlace } from "../../pipelines/publish/publication.ts";
import { formValue } from "../forms.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Form, FormField } from "../vocabulary.ts";

/** What the form of Publish begins with. `before`: where an earlier version is; null where nowhere. */
export interface PublishFormView {
  idea: string;
  version: number;
  isProject: boolean;
  /** A name for a repository. */
  name: string;
  before: Place | null;
  /** Whether there is a folder to publish into. */
  folder: boolean;
  /** What was asked for before, where that did not work. */
  asked?: Extract<Destination, { to: "repository" }> | undefined;
}

/** What the choice of the same repository again carries: checked like any other input where it is published. */
const againValue = ({ owner, repo, private: hidden }: RepositoryPlace) =>
  `again ${owner} ${repo} ${hidden ? "hidden" : "open"}`;

/** Where to publish a version, and how. */
export function publishForm(texts: Texts, view: PublishFormView): Form {
  const { form: words } = texts.publishing;
  const { idea, version, isProject } = view;
  return {
    ...formValue({ form: "publish", idea, version }),
    ...{ title: words.title(version), submit: words.submit },
    fields: isProject ? projectFields(texts, view) : postFields(texts, view),
  };
}

function where({ publishing: { form } }: Texts, first: "path" | "repository", view: PublishFormView): FormField {
  const { before, folder, asked } = view;
  const again =
    before?.kind === "repository" && asked === undefined
      ? [{ label: form.to.again(`${before.owner}/${before.repo}`), value: againValue(before) }]
      : [];
  const options = [
    ...again,
    { label: form.to[first], value: first },
    ...(first === "path" ? [{ label: form.to.gist, value: "gist" }] : []),
    ...(folder ? [{ label: form.to.folder, value: "folder" }] : []),
  ];
  const last = before !== null && options.some(({ value }) => value === before.kind) ? before.kind : first;
  const value = again[0]?.value ?? last;
  return { name: "where", label: form.where, kind: "select", required: true, options, value };
}

function postFields(texts: Texts, view: PublishFormView): FormField[] {
  const { form } = texts.publishing;
  const before = view.before?.kind === "path" ? view.before : null;
  return [
    where(texts, "path", view),
    {
      ...{ name: "repository", label: form.repository, kind: "text", maxLength: 140, hint: form.repositoryHint },
      value: before === null ? "" : `${before.owner}/${before.repo}`,
    },
    {
      ...{ name: "folder", label: form.folder, kind: "text", maxLength: 200, hint: form.folderHint },
      value: before?.folder ?? "",
    },
    {
      ...{ name: "how", label: form.how, kind: "select", value: "commit" },
      options: [
        { label: form.commit, value: "commit" },
        { label: form.pull, value: "pull" },
      ],
    },
    { name: "private", label: form.secret, kind: "checkbox", value: String(before?.private ?? false) },
  ];
}

function projectFields(texts: Texts, view: PublishFormView): FormField[] {
  const { form } = texts.publishing;
  const { asked } = view;
  return [
    where(texts, "repository", view),
    { name: "name", label: form.name, kind: "text", maxLength: 100, value: view.name },
    { name: "owner", label: form.owner, kind: "text", maxLength: 39, hint: form.ownerHint, value: asked?.owner ?? "" },
    {
      ...{ name: "visibility", label: form.visibility, kind: "select", value: asked?.private ? "hidden" : "open" },
      options: [
        { label: form.open, value: "open" },
        { label: form.hidden, value: "hidden" },
      ],
    },
    {
      ...{ name: "licence", label: form.licence, kind: "select", value: asked?.licence ?? "mit" },
      options: licences.map((licence) => ({ label: form.licences[licence], value: licence })),
    },
  ];
}
