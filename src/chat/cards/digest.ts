import { type Press, pressValue } from "../actions.ts";
import type { DigestContent, DigestLine, DigestSection } from "../digest-view.ts";
import { digestSections } from "../digest-view.ts";
import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Button, Card, CardPart } from "../vocabulary.ts";
import { button } from "./button.ts";
import { publishButton } from "./publish.ts";
import { buttonRows } from "./rows.ts";

const titleMaxLength = 80;
/** Above every number that an idea has: the first page of a list. */
const newest = 1_000_000;

/** What happened since the last digest, and what waits, with a button for each idea. `person`: whose eyes it is for. */
export function digestCard(texts: Texts, content: DigestContent, person: string | null): Card {
  const { digest: words, formats } = texts;
  const { scope, sections, more, spentUsd } = content;
  const title = words.titles[scope](formats.day(content.day));
  const lines = digestSections.flatMap((section) => sections[section]);
  return {
    title,
    summary: title,
    parts: [
      ...(content.run === null ? [{ type: "text", markdown: words.preview, tone: "muted" } as const] : []),
      ...digestSections.flatMap((section) => sectionParts(texts, content, section, person)),
      ...(lines.length === 0 ? [{ type: "text", markdown: words.nothing } as const] : []),
      { type: "fields", fields: [{ label: words.spent, value: formats.money(spentUsd) }] },
      ...(more ? [{ type: "text", markdown: words.more, tone: "muted" } as const] : []),
      ...buttonRows([
        button(words.buttons.all, { action: "list", filter: scope === "person" ? "mine" : "channel", before: newest }),
        button(words.buttons.change, { action: "digest", scope, verb: "set" }),
      ]),
    ],
  };
}

function sectionParts(texts: Texts, content: DigestContent, section: DigestSection, person: string | null): CardPart[] {
  const lines = content.sections[section];
  if (lines.length === 0) return [];
  const { digest: words, formats } = texts;
  const price =
    section === "pending" && content.priceUsd !== null && content.priceUsd > 0
      ? [words.price(formats.money(content.priceUsd))]
      : [];
  const listed = lines.map((line) => `- ${lineText(texts, line, person)}`).join("\n");
  return [
    { type: "text", markdown: [words.sections[section], listed, ...price].join("\n\n") },
    ...buttonRows(lines.flatMap((line) => lineButton(texts, content.run, section, line))),
  ];
}

function lineText({ digest: words, ideaStatus, result }: Texts, line: DigestLine, person: string | null): string {
  const { number, score, demo, format, published, publicationUrl, working, status } = line;
  const stands = working === null ? null : working === "publishing" ? words.publishing : words.working;
  return words.line({
    number,
    title: plain(inline(line.title ?? line.text, titleMaxLength)),
    facts: [
      ...(format === null ? [] : [words.formats[format]]),
      ...(score === null ? [] : [result.outOf(Number(score))]),
      ...(demo === "true" ? [result.demoLabel] : []),
      ...(line.ownerId === person ? [] : [plain(inline(line.ownerName, 60))]),
      ...(published ? [words.publishedAt(plain(inline(publicationUrl ?? "", 200)))] : []),
      ...(stands !== null ? [stands] : published || format !== null ? [] : [ideaStatus[status]]),
    ],
  });
}

/** What helps an idea on, where nothing is being done with it. `run`: the digest that the press is to bring up to date. */
function lineButton(texts: Texts, run: string | null, section: DigestSection, line: DigestLine): Button[] {
  const { buttons } = texts.digest;
  const { id: idea, number, version, published, working, failedRun, status } = line;
  if (working !== null) return [];
  if (version !== null) {
    if (published === true || section === "failed" || section === "pending") return [];
    const plainly = publishButton(texts, { idea, version }, { primary: false });
    const press: Press =
      run === null ? { action: "publish", idea, version } : { action: "digestPublish", run, idea, version };
    return [{ ...plainly, ...pressValue(press), label: buttons.publish(number) }];
  }
  if (status === "failed" && failedRun !== null) {
    const press: Press =
      run === null ? { action: "retry", run: failedRun } : { action: "digestRetry", run, failed: failedRun };
    return [button(buttons.retry(number), press)];
  }
  const press: Press = run === null ? { action: "expandAgain", idea } : { action: "digestExpand", run, idea };
  return [button(buttons.expand(number), press)];
}
