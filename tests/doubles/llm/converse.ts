import { prose } from "./prose.ts";

/** A cell as a prompt shows it. */
export interface ShownCell {
  id: string;
  text: string;
}

/** Every cell that a prompt shows, in order. */
export const cellsIn = (asked: string): ShownCell[] =>
  [...asked.matchAll(/<cell id="([^"]+)">\n([\s\S]*?)\n<\/cell>/g)].map(([, id = "", text = ""]) => ({ id, text }));

/** What stands between each pair of these tags. */
export const allInside = (text: string, tag: string): string[] =>
  [...text.matchAll(new RegExp(`<${tag}>\\n?([\\s\\S]*?)\\n?</${tag}>`, "g"))].map(([, inner = ""]) => inner);

type Edit = { op: "replace" | "insert" | "delete"; cell: string; text: string | null };

/**
 * What an editor answers to requests: it renames, repaints, adds a section, or removes, cuts, lengthens or rewrites the
 * section that is named (by its id, a word of its heading, or as the first, second, third or last). Any other wish
 * becomes one more sentence at the end of the post.
 */
export function refine(asked: string) {
  const cells = cellsIn(asked);
  const pictures = [...asked.matchAll(/<picture id="([^"]+)">/g)].map(([, id = ""]) => id);
  const answer = {
    edits: [] as Edit[],
    pictures: [] as object[],
    ...{ title: null as string | null, description: null, tags: null, language: null, tone: null, note: null },
  };
  const end: string[] = [];
  for (const said of allInside(asked, "request")) {
    const request = said.replace(/^[^:\n]*: /, "");
    const title = /(?:call it|rename (?:it )?to) (.+)/i.exec(request)?.[1];
    const added = /add a section about (.+)/i.exec(request)?.[1];
    const cell = named(request, cells);
    if (title !== undefined) answer.title = title;
    else if (/picture/i.test(request)) answer.pictures.push(...pictures.slice(0, 1).map(repainted));
    else if (added !== undefined) {
      answer.edits.push({
        op: "insert",
        cell: cells.at(-1)?.id ?? "",
        text: `## About ${added}\n\n${prose(80, added)}`,
      });
    } else if (cell && /\b(?:remove|drop|delete|shorter|longer|rewrite)\b/i.test(request)) {
      answer.edits.push(edited(request, cell));
    } else end.push(`Somebody asked for this: ${said.replace(/[^\p{L}\p{N} ,.]/gu, " ")}.`);
  }
  const last = cells.at(-1);
  if (last && end.length > 0) answer.edits.push({ op: "replace", cell: last.id, text: [last.text, ...end].join(" ") });
  return answer;
}

const repainted = (cell: string) => ({
  ...{ op: "replace", cell, subject: "a lamp beside a window", alt: "A lamp", caption: "Later that day." },
});

function named(request: string, cells: readonly ShownCell[]): ShownCell | undefined {
  const sections = cells.filter(({ text }) => text.startsWith("## "));
  const place = ["first", "second", "third"].findIndex((word) => new RegExp(`\\b${word}\\b`, "i").test(request));
  if (place !== -1) return sections[place];
  if (/\blast\b/i.test(request)) return sections.at(-1);
  const words = request.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const said = (cell: ShownCell) => words.some((word) => cell.text.split("\n")[0]?.toLowerCase().includes(word));
  return cells.find(({ id }) => request.includes(id)) ?? sections.find(said) ?? cells[0];
}

/** The new text is as long as the old one, unless it is to be something else. */
function edited(request: string, { id: cell, text }: ShownCell): Edit {
  if (/\b(?:remove|drop|delete)\b/i.test(request)) return { op: "delete", cell, text: null };
  const [heading = "", ...body] = text.startsWith("## ") ? text.split("\n\n") : ["", text];
  const count = body.join(" ").split(/\s+/).length;
  const factor = /shorter/i.test(request) ? 0.6 : /longer/i.test(request) ? 1.5 : 1;
  const written = prose(Math.round(count * factor), request);
  return { op: "replace", cell, text: heading === "" ? written : `${heading}\n\n${written}` };
}

/** What a reply asks for, by its plainest words. */
export function understood(asked: string) {
  const reply = allInside(asked, "reply").at(-1) ?? "";
  if (/\?\s*$/.test(reply)) return { kind: "question" };
  if (/\b(?:instead|start over)\b/i.test(reply)) return { kind: "direction" };
  if (/\b(?:publish|good as it is|love it)\b/i.test(reply)) return { kind: "approval" };
  return { kind: /^@|\blunch\b/i.test(reply) ? "chatter" : "edit" };
}

/** An answer from the record: its figures, and the post's first sentence. */
export function answered(asked: string): string {
  const figure = (name: string) => new RegExp(`"${name}":([\\d.]+)`).exec(asked)?.[1] ?? "none";
  const [first = ""] = cellsIn(asked)[0]?.text.match(/[^.!?]+[.!?]/) ?? [];
  return `Version ${figure("version")} scored ${figure("score")} and has ${figure("words")} words. It begins: “${first.trim()}”`;
}
