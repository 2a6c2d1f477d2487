import type { Publication } from "../../pipelines/publish/publication.ts";
import { codeSpan, inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";
import { button } from "./button.ts";

/** What was published, and where. `path`: a folder or an address. */
export interface PublishedView {
  title: string;
  path: string;
  demo: boolean;
  isProject: boolean;
  /** Who let it go and what of; absent where that is not known. */
  publication?: Publication | undefined;
  /** What Unpublish takes back; absent where it cannot be. */
  of?: { idea: string; version: number } | undefined;
}

/** A folder, or an address to follow. */
export const placeText = (path: string): string =>
  /^https?:\/\/[^\s<>()]+$/.test(path) ? `[${plain(path.replace(/^https?:\/\//, ""))}](${path})` : codeSpan(path);

/** Says where a version is now, who approved of that, and what it took. */
export function publishedCard(texts: Texts, { title, path, demo, isProject, publication, of }: PublishedView): Card {
  const { answers, publishing } = texts;
  const heading = answers.publishedTitle(inline(title, 200));
  const place = publication?.place;
  const asked = place !== undefined && "pull" in place && place.pull === path;
  const inFolder = place === undefined || place.kind === "folder";
  const where = inFolder
    ? (isProject ? texts.projects : answers).published(codeSpan(path))
    : (asked ? publishing.asked : publishing.at)(placeText(path));
  const leftOut = publication?.approval?.leftOut ?? 0;
  return {
    title: heading,
    summary: heading,
    parts: [
      { type: "text", markdown: where },
      ...(leftOut > 0 ? [{ type: "text", markdown: publishing.leftOut(leftOut), tone: "muted" } as const] : []),
      ...(demo
        ? [
            {
              type: "text",
              markdown: isProject ? texts.projects.demo : texts.result.demoShort,
              tone: "warning",
            } as const,
          ]
        : []),
      ...(publication?.approval ? [{ type: "fields", fields: facts(texts, publication.approval) } as const] : []),
      ...(of === undefined || place?.kind === "repository" ? [] : [unpublish(texts, of)]),
    ],
  };
}

function facts({ publishing, result, formats }: Texts, approval: NonNullable<Publication["approval"]>) {
  const { approvedBy, approvedAt, models, score, costUsd } = approval;
  return [
    { label: publishing.approvedBy, value: inline(approvedBy, 80) || "–" },
    { label: publishing.approvedAt, value: approvedAt.slice(0, 10) },
    ...(models.length === 0 ? [] : [{ label: publishing.models, value: inline(models.join(", "), 300) }]),
    ...(score === null ? [] : [{ label: result.score, value: result.outOf(score) }]),
    { label: result.cost, value: formats.money(costUsd) },
  ];
}

const unpublish = ({ publishing }: Texts, of: { idea: string; version: number }) => {
  const confirm = { title: publishing.unpublishTitle, text: publishing.unpublishText, ok: publishing.unpublish };
  const buttons = [button(publishing.unpublish, { action: "unpublish", ...of }, { confirm })];
  return { type: "buttons", buttons } as const;
};
