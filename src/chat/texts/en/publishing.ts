/** Publishing: its form, and what is said of what was published. */
export const publishing = {
  form: {
    title: (version: number) => `Publish version ${version}`,
    submit: "Publish",
    where: "Where to",
    to: {
      path: "A page in a GitHub repository",
      gist: "A Gist on GitHub",
      repository: "A new GitHub repository",
      folder: "The folder of this server",
      again: (place: string) => `As before: ${place}`,
    },
    repository: "Repository",
    repositoryHint: "For a page: owner/name, such as ada/bakery",
    folder: "Folder in it",
    folderHint: "Empty: where its site keeps posts",
    how: "How",
    commit: "Commit it",
    pull: "Open a pull request",
    secret: "Private repository, or a Gist only for who has the link",
    name: "Name of the repository",
    owner: "Whose",
    ownerHint: "Empty: yours; or the name of an organisation",
    visibility: "Who sees it",
    open: "Everybody",
    hidden: "Private",
    licence: "Licence",
    licences: { mit: "MIT", "apache-2.0": "Apache 2.0", "gpl-3.0": "GPL 3.0", none: "None" },
    wrong: {
      repository: "Write the repository as owner/name, such as ada/bakery.",
      folder: "A folder like content/posts, please, or nothing.",
      name: "Letters, digits, hyphens, dots and underscores, up to 100 of them.",
      owner: "This is no name of an account on GitHub.",
      where: "Choose one of the list.",
    },
  },
  at: (where: string) => `It is at ${where}`,
  asked: (where: string) =>
    `Somebody has changed it there meanwhile, or a pull request was wanted: ${where} asks for the new version.`,
  approvedBy: "Approved by",
  approvedAt: "On",
  models: "Models",
  leftOut: (count: number) =>
    `Left out, because a Gist holds text alone: ${count === 1 ? "a picture" : `${count} pictures`}.`,
  withdrawn: (version: number, where: string) =>
    `Version ${version} is not published any more: it was taken from ${where}.`,
  withdrawnByPull: (version: number, where: string) =>
    `Others have changed the page of version ${version}, so it was not simply taken away: ${where} asks for that.`,
  unpublish: "Unpublish",
  unpublishTitle: "Take this back?",
  unpublishText: "It is taken away from where it was published. The version itself stays.",
  publishAs: (name: string) => `Publish as ${name}`,
} as const;
