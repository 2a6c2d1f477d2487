/** What Slack escapes, and nothing else. */
const escapes: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const unescaped = (text: string) => text.replace(/&(?:lt|gt|amp);/g, (found) => escapes[found] ?? found);

/** Slack's marks: `<@U0123>`, `<#C0123|name>`, `<!here>`, `<https://…|label>`. */
const mark = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** What people wrote, as they see it: names for ids, addresses as text. `nameOf`: of a person's id. */
export function plainWords(text: string, ourUser: string, nameOf: (user: string) => string): string {
  const plain = text.replace(mark, (_, kind: string, target: string, label: string | undefined) => {
    if (kind === "@") return target === ourUser ? "" : `@${label ?? nameOf(target)}`;
    if (kind === "#") return `#${label ?? "channel"}`;
    if (kind === "!") return `@${label?.replace(/^@/, "") ?? target.split("^")[0]}`;
    const address = target.replace(/^mailto:/, "");
    return label === undefined || target.includes(label) ? address : `${label} (${address})`;
  });
  return unescaped(plain).trim();
}

/** People whom a text mentions, by id, each once. */
export const mentionedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = ""]) => id)),
];
