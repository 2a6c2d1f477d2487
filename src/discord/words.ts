/** People whom a text may mention, as Discord tells of them along with it. */
interface Named {
  id: string;
  username: string;
  global_name?: string | null | undefined;
}

/** Discord's marks: `<@1>`, `<@!1>`, `<@&1>`, `<#1>`, `</name:1>`, `<:name:1>`, `<a:name:1>`. */
const mark = /<(?:(@[!&]?|#)(\d+)|\/([^:>]+):\d+|a?:(\w+):\d+)>/g;

/** What people wrote, as they see it: names for ids. What mentions us is left out. */
export function plainWords(text: string, us: string, people: readonly Named[]): string {
  const names = new Map(people.map(({ id, username, global_name }) => [id, global_name || username]));
  return text
    .replace(
      mark,
      (_, kind: string | undefined, id: string, command: string | undefined, emoji: string | undefined) => {
        if (command !== undefined) return `/${command}`;
        if (emoji !== undefined) return `:${emoji}:`;
        if (kind === "#") return "#channel";
        if (kind === "@&") return "@role";
        return id === us ? "" : `@${names.get(id) ?? "somebody"}`;
      },
    )
    .trim();
}

/** Whether a text mentions somebody by name. An answer that pings is no mention. */
export const mentions = (text: string, id: string): boolean => new RegExp(`<@!?${id}>`).test(text);

/** Whether a text is turned to people other than us. */
export const mentionsOthers = (text: string, us: string): boolean =>
  [...text.matchAll(/<@!?(\d+)>/g)].some(([, id]) => id !== us);
