import { codeSpan, inline } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";

/** Says where a version is now. `path`: a folder or an address. */
export function publishedCard(
  texts: Texts,
  { title, path, demo, isProject }: { title: string; path: string; demo: boolean; isProject: boolean },
): Card {
  const heading = texts.answers.publishedTitle(inline(title, 200));
  return {
    title: heading,
    summary: heading,
    parts: [
      { type: "text", markdown: (isProject ? texts.projects : texts.answers).published(codeSpan(path)) },
      ...(demo
        ? [
            {
              type: "text",
              markdown: isProject ? texts.projects.demo : texts.result.demoShort,
              tone: "warning",
            } as const,
          ]
        : []),
    ],
  };
}
