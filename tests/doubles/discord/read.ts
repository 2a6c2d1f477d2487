import { everyComponent } from "./rules/components.ts";
import type { StoredMessage } from "./world.ts";

/** What a person reads in a message: escapes undone, invisible spaces left out, labels of buttons and names of files told. */
export function readable({
  content,
  components,
  files,
}: Pick<StoredMessage, "content" | "components" | "files">): string {
  const said = everyComponent(components).flatMap(({ content: own, label }) => own ?? (label ? `[${label}]` : []));
  return [content, ...said, ...files.map(({ filename }) => `(file: ${filename})`)]
    .filter((line) => line !== "")
    .map(unescaped)
    .join("\n");
}

/** Without backslashes, but for those in code. */
const unescaped = (text: string) =>
  text
    .replace(
      /(```[\s\S]*?```|(`+)[\s\S]*?[^`]\2(?!`))|\\([^0-9A-Za-z\s])/g,
      (whole, code, _ticks, character) => code ?? character ?? whole,
    )
    .replace(/[\u200B\u2060]/g, "");
