import { isLogin, isRepositoryName } from "../../github/names.ts";
import { type Destination, destination, folderPath } from "../../pipelines/publish/destination.ts";
import type { Texts } from "../texts/catalogue.ts";

/** Where the form of Publish says to publish, or what is wrong with it, by field. */
export function readPublishFields(
  { publishing: { form } }: Texts,
  fields: Readonly<Record<string, string>>,
): { destination: Destination } | { errors: Record<string, string> } {
  const { where = "", name = "", owner = "", repository = "", licence = "mit", visibility, how } = fields;
  const [to = "", account = "", repo = "", seen] = where.split(" ");
  switch (to) {
    case "folder":
      return { destination: { to: "folder" } };
    case "gist":
      return { destination: { to: "gist", open: fields.private !== "true" } };
    case "again":
      return isLogin(account) && isRepositoryName(repo)
        ? { destination: { to: "again", owner: account, repo, private: seen === "hidden" } }
        : { errors: { where: form.wrong.where } };
    case "path": {
      const [, account = "", repo = ""] =
        /^(?:https:\/\/github\.com\/)?([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/.exec(repository.trim()) ?? [];
      const folder = folderPath(fields.folder ?? "");
      const errors = {
        ...(isLogin(account) && isRepositoryName(repo) ? {} : { repository: form.wrong.repository }),
        ...(folder === undefined ? { folder: form.wrong.folder } : {}),
      };
      if (folder === undefined || Object.keys(errors).length > 0) return { errors };
      const asPull = how === "pull";
      return {
        destination: {
          ...{ to: "path", owner: account, repo, asPull, private: fields.private === "true" },
          folder: folder === "" ? null : folder,
        },
      };
    }
    case "repository": {
      const errors = {
        ...(isRepositoryName(name.trim()) ? {} : { name: form.wrong.name }),
        ...(owner.trim() === "" || isLogin(owner.trim()) ? {} : { owner: form.wrong.owner }),
      };
      if (Object.keys(errors).length > 0) return { errors };
      const chosen = destination.options[3].shape.licence.safeParse(licence).data ?? "mit";
      return {
        destination: {
          ...{ to: "repository", owner: owner.trim() || null, name: name.trim() },
          ...{ private: visibility === "hidden", licence: chosen },
        },
      };
    }
    default:
      return { errors: { where: form.wrong.where } };
  }
}
