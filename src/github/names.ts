/** Longest name of a repository, in characters. */
export const repositoryNameMaxLength = 100;
const descriptionMaxLength = 350;
const topicMaxLength = 50;
const topicsMax = 20;

/** Whether GitHub keeps this name as it is: others it changes without a word, or refuses. */
export const isRepositoryName = (name: string): boolean =>
  /^[A-Za-z0-9._-]{1,100}$/.test(name) && !/^\.+$/.test(name) && !/\.(?:git|wiki)$/i.test(name);

/** Whether an account can be called so: https://docs.github.com/enterprise-cloud@latest/admin/managing-iam */
export const isLogin = (login: string): boolean => /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/.test(login);

/** A text as a name of a repository. */
export function repositoryName(text: string): string {
  const name = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, repositoryNameMaxLength - 4)
    .replace(/\.(?:git|wiki)$/i, "");
  return isRepositoryName(name) ? name : "project";
}

/** The name after this one: `loaf`, `loaf-2`, `loaf-3`. */
export function nextName(name: string): string {
  const [, stem = name, number] = /^(.*)-(\d{1,3})$/.exec(name) ?? [];
  const next = `-${number === undefined ? 2 : Number(number) + 1}`;
  return `${(number === undefined ? name : stem).slice(0, repositoryNameMaxLength - next.length)}${next}`;
}

/** One line of at most 350 characters. */
export const repositoryDescription = (text: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: GitHub refuses them
  const line = text.replace(/[\u0000-\u001f\u007f\s]+/g, " ").trim();
  return [...line].slice(0, descriptionMaxLength).join("");
};

/** Words as topics: lower-case letters, digits and hyphens. */
export function topicsOf(words: readonly string[]): string[] {
  const topics = words.map((word) =>
    word
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+/, "")
      .slice(0, topicMaxLength)
      .replace(/-+$/, ""),
  );
  return [...new Set(topics)].filter((topic) => topic !== "").slice(0, topicsMax);
}
