import { classifyReply } from "../../src/chat/replies/classify.ts";
import type { Script } from "../pipelines/world.ts";

/** What somebody says, and what becomes of it after that. Its mark is in the text and nowhere else. */
export interface Line {
  mark: string;
  kind: "edit" | "unclear" | "question" | "chatter";
  text: string;
  /** The platform delivers it twice at once. */
  twice: boolean;
  afterwards: "edits" | "deletes" | undefined;
}

/** A word that is said once in the whole conversation. An edited message says it with `anew` behind it. */
export const markOf = (thread: number, person: number, nth: number): string => `mark${thread}x${person}x${nth}y`;
export const marksIn = (text: string): string[] => text.match(/mark\d+x\d+x\d+y(?:anew)?/g) ?? [];

const texts: Record<Line["kind"], (mark: string) => string> = {
  edit: (mark) => `please add a sentence about ${mark}`,
  unclear: (mark) => `the bees of ${mark}`,
  question: (mark) => `why is the score of ${mark} not higher?`,
  chatter: () => "thanks!",
};
for (const [kind, text] of Object.entries(texts)) {
  const read = classifyReply(text(markOf(0, 0, 0)), { addressed: "nobody" });
  if (read !== kind) throw new Error(`"${text("…")}" is read as ${read}, not as ${kind}`);
}

/** Six in ten replies are clear edits. Some of all are delivered twice, some edited or deleted at once. */
export function say(mark: string, random: () => number): Line {
  const [which, after] = [random(), random()];
  const kind = which < 0.6 ? "edit" : which < 0.75 ? "unclear" : which < 0.9 ? "question" : "chatter";
  const changes = kind === "edit" || kind === "unclear";
  return {
    ...{ mark, kind, text: texts[kind](mark), twice: random() < 0.1 },
    afterwards: !changes || after > 0.15 ? undefined : after < 0.08 ? "edits" : "deletes",
  };
}

/** Models that write every mark that they are asked for behind the first cell, in the order of the requests. */
export const script: Script = {
  intake: ({ request, demo }) =>
    request.output?.name === "reply" ? { kind: "edit" } : { ...Object(demo), format: "blog", confidence: 95 },
  refine: ({ request }) => {
    const [post, requests] = request.messages.map(({ text }) => text);
    const [, cell, text] = /<cell id="([^"]+)">\n([\s\S]*?)\n<\/cell>/.exec(post ?? "") ?? [];
    const marks = request.output?.name === "refinement" ? marksIn(requests ?? "") : [];
    const edits = marks.length === 0 ? [] : [{ op: "replace", cell, text: `${text} ${marks.join(" ")}` }];
    const same = { title: null, description: null, tags: null, language: null, tone: null, note: null };
    return { edits, pictures: [], ...same };
  },
};
