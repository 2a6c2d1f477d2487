import { leaksMasked } from "../../checks/project/leaks.ts";
import type { CodeProject } from "../../pipelines/code/project.ts";
import { inline, plain, verbatim, withinLine } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart } from "../vocabulary.ts";
import { button } from "./button.ts";
import { bytesOf } from "./project.ts";
import { buttonRows } from "./rows.ts";

/** The files of a version of a project. */
export interface FilesView {
  texts: Texts;
  idea: string;
  version: number;
  project: CodeProject;
}

/** Most files with a button: on Discord a message holds forty pieces. */
const buttonsMax = 20;
const labelMax = 60;
const purposeMax = 120;
/** Longest piece of a file in a card, in characters: more is for the download. */
const textMax = 6_000;

/** The files with their sizes and purposes, and a button to read each. */
export function filesCard({ texts, idea, version, project }: FilesView): Card {
  const { projects, formats } = texts;
  const title = projects.filesTitle(inline(project.title, 120));
  const purposes = new Map(project.plan.files.map(({ path, purpose }) => [path, purpose]));
  const lines = project.parts.map(({ path, text }) => {
    const purpose = withinLine(inline(purposes.get(path) ?? "", purposeMax));
    return `- ${projects.fileLine(withinLine(path), projects.size(bytesOf(text), formats), purpose)}`;
  });
  const buttons = project.parts
    .map(({ path }, at) => button(inline(path, labelMax), { action: "file", idea, version, file: at + 1 }))
    .slice(0, buttonsMax);
  return {
    title,
    summary: title,
    parts: [
      { type: "text", markdown: lines.join("\n") },
      { type: "text", markdown: projects.filesHint, tone: "muted" },
      ...buttonRows(buttons),
    ],
  };
}

/** One file, as it stands. `file`: its number in the list, from 1. Undefined where there is none. */
export function fileCard({ texts, project }: FilesView, file: number): Card | undefined {
  const part = project.parts[file - 1];
  if (!part) return undefined;
  const { projects, formats } = texts;
  const lines = leaksMasked(part.text).replace(/\n$/, "").split("\n");
  const shown = fitting(lines);
  const title = inline(part.path, 200);
  const body: CardPart[] =
    part.text.trim() === ""
      ? [{ type: "text", markdown: plain(projects.emptyFile), tone: "muted" }]
      : [{ type: "text", markdown: verbatim(shown.join("\n")) }];
  const cut: CardPart[] =
    shown.length < lines.length
      ? [
          {
            type: "text",
            markdown: projects.cut(formats.number(shown.length), formats.number(lines.length)),
            tone: "muted",
          },
        ]
      : [];
  return { title, summary: title, parts: [...body, ...cut] };
}

/** As many first lines as a card has room for; a line that is longer than all of it is cut. */
function fitting(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > textMax) break;
    kept.push(line);
    length += line.length + 1;
  }
  return kept.length > 0 ? kept : [(lines[0] ?? "").slice(0, textMax)];
}
