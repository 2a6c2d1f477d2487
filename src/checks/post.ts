import type { Finding, Rule } from "./finding.ts";
import { parseMarkdown, visibleText } from "./markdown.ts";
import type { Expectations, Part } from "./part.ts";
import { placeholderText } from "./placeholders.ts";
import { secrets } from "./secrets.ts";
import { foreignUrls } from "./urls.ts";
import { markdownFaults, mentions } from "./well-formed.ts";
import { countWords, words } from "./words.ts";

/** How far from its target a post's length may be, as a share of the target. */
export const lengthTolerance = 0.25;

/** Fewest words below its heading that make a section. */
const sectionMinWords = 5;

/** Paragraphs shorter than this may recur. */
const repetitionMinLength = 80;

type Markdown = Extract<Part, { kind: "markdown" }>;

/** Everything that is wrong with a post and can be seen without a model. Pure; the same post finds the same. */
export function checkPost(parts: readonly Part[], expected: Expectations): Finding[] {
  const texts = parts.filter((part) => part.kind === "markdown");
  return [
    ...sections(texts, expected),
    ...length(texts, expected),
    ...texts.flatMap((part) => text(part, expected.idea)),
    ...repetition(texts),
    ...parts.flatMap(picture),
  ];
}

function sections(texts: readonly Markdown[], expected: Expectations): Finding[] {
  return expected.sections.flatMap(({ id, heading }): Finding[] => {
    const part = texts.find((candidate) => candidate.id === id);
    if (!part) return [error("section.missing", null, { section: id, heading: excerpt(heading) })];
    const body = part.text.slice(part.text.indexOf("\n") + 1 || part.text.length);
    const code = parseMarkdown(body).some((block) => block.type === "fence");
    return code || countWords(body, expected.language) >= sectionMinWords
      ? []
      : [error("section.empty", id, { heading: excerpt(heading) })];
  });
}

function length(texts: readonly Markdown[], expected: Expectations): Finding[] {
  const found = texts.reduce((sum, part) => sum + countWords(part.text, expected.language), 0);
  const deviation = found / expected.words - 1;
  if (Math.abs(deviation) <= lengthTolerance) return [];
  return [error(deviation < 0 ? "length.short" : "length.long", null, { words: found, target: expected.words })];
}

function text(part: Markdown, idea: string): Finding[] {
  return [
    ...markdownFaults(part.text).map((fault) =>
      fault.rule === "markdown.emphasis"
        ? warning(fault.rule, part.id, { excerpt: excerpt(fault.excerpt) })
        : error(fault.rule, part.id, { excerpt: excerpt(fault.excerpt) }),
    ),
    ...mentions(part.text).map((found) => error("mention", part.id, { excerpt: excerpt(found) })),
    ...placeholderText(part.text, idea).map((found) => error("placeholder", part.id, { excerpt: excerpt(found) })),
    ...foreignUrls(part.text, idea).map((url) => error("url.foreign", part.id, { excerpt: excerpt(url) })),
    ...secrets(part.text).map((secret) => error("secret", part.id, { length: secret.length })),
  ];
}

function repetition(texts: readonly Markdown[]): Finding[] {
  const seen = new Set<string>();
  return texts.flatMap((part) =>
    visibleText(part.text)
      .split("\n")
      .flatMap((paragraph): Finding[] => {
        const normal = words(paragraph, "en").join(" ").toLowerCase();
        if (normal.length < repetitionMinLength) return [];
        if (seen.has(normal)) return [error("repetition", part.id, { excerpt: excerpt(paragraph) })];
        seen.add(normal);
        return [];
      }),
  );
}

function picture(part: Part): Finding[] {
  return part.kind === "image" && part.alt.trim() === "" ? [error("picture.alt", part.id, {})] : [];
}

function error(rule: Rule, cell: string | null, params: Finding["params"]): Finding {
  return { rule, severity: "error", cell, params };
}

function warning(rule: Rule, cell: string | null, params: Finding["params"]): Finding {
  return { rule, severity: "warning", cell, params };
}

/** Enough of a text to find it again. */
function excerpt(text: string): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length <= 80 ? characters.join("") : `${characters.slice(0, 79).join("")}…`;
}
