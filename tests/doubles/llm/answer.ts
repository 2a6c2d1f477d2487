import { codeAnswer } from "./code.ts";
import { answered, cellsIn, refine, understood } from "./converse.ts";
import { prose } from "./prose.ts";
import { sample } from "./sample.ts";
import { isRecord, type Reply, type SeenRequest } from "./script.ts";

/**
 * A sensible answer to any request of the product: complete by its schema, made from the words of the request, and
 * good enough to pass the pipeline's checks. The same request gets the same answer.
 */
export function sensibleAnswer(request: SeenRequest): Reply {
  const ofProject = codeAnswer(request);
  if (ofProject) return ofProject;
  const asked = request.messages.map(({ text }) => text).join("\n\n");
  switch (request.task) {
    case "intake":
      return { json: asksFor(request, "confidence") ? intake(asked) : understood(asked) };
    case "plan":
      return { json: plan(asked) };
    case "write":
      return { text: asked.includes("<reply>") ? answered(asked) : write(asked) };
    case "imagePrompt":
      return {
        json: { prompt: `A quiet desk by a window with what the picture shows: ${prose(30, field(asked, "subject"))}` },
      };
    case "review":
      return { json: review(request.system, asked) };
    case "refine":
      return { json: asksFor(request, "note") ? refine(asked) : { edits: edits(asked) } };
    default:
      return request.schema === null ? { text: prose(120, asked) } : { json: sample(request.schema) };
  }
}

/** The same answer, worse by choice: a review that says no to these items, or a post of another length. */
export interface Quality {
  /** Ids of review items to deny. */
  deny?: readonly string[];
  /** Factor on the words of a written post. */
  length?: number;
}

/** {@link sensibleAnswer} with faults built in, for the pipeline's loops. */
export const answerOf =
  (quality: Quality) =>
  (request: SeenRequest): Reply => {
    const asked = request.messages.map(({ text }) => text).join("\n\n");
    if (request.task === "write" && quality.length !== undefined) return { text: write(asked, quality.length) };
    if (request.task === "review") return { json: review(request.system, asked, quality.deny) };
    return sensibleAnswer(request);
  };

/** What stands between the last pair of these tags. */
const inside = (text: string, tag: string): string =>
  [...text.matchAll(new RegExp(`<${tag}>\\n?([\\s\\S]*?)\\n?</${tag}>`, "g"))].at(-1)?.[1] ?? "";

/** A field of a JSON object somewhere in the text. */
const field = (text: string, name: string): string => new RegExp(`"${name}":"([^"]*)"`).exec(text)?.[1] ?? "";

const headline = (idea: string): string => {
  const words = idea
    .replace(/[<>*_#`|\n]/g, " ")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 9)
    .join(" ")
    .slice(0, 70)
    .trim();
  return words === "" ? "A small idea" : words.charAt(0).toUpperCase() + words.slice(1);
};

function intake(asked: string) {
  const idea = inside(asked, "idea") || asked;
  return {
    title: headline(idea),
    description: `A post about this idea: ${headline(idea)}.`,
    category: "ideas",
    complexity: 2,
    language: "en",
    format: "blog",
    reasoning: "The idea is best served by a text.",
    confidence: 92,
  };
}

function plan(asked: string) {
  const title = headline(inside(asked, "idea"));
  const words = Number(/"words":(\d+)/.exec(asked)?.[1] ?? 600);
  const choice = (name: string, otherwise: string) => {
    const told = field(asked, name);
    return told === "" || told === "your choice" ? otherwise : told;
  };
  const headings = ["Where it starts", "What it takes in practice", "What to do next"];
  return {
    title,
    sections: headings.map((heading) => ({
      heading,
      purpose: "The reader knows what this part means in practice.",
      points: ["Say what matters here and why.", "Give one example from an ordinary day."],
      words: Math.round(words * 0.28),
    })),
    tone: choice("tone", "casual"),
    audience: choice("audience", "curious readers"),
    words,
    images: /Plan no pictures/.test(asked)
      ? []
      : [
          {
            section: 0,
            subject: "a notebook on a wooden desk",
            alt: "A notebook on a desk",
            caption: "Where it began.",
          },
        ],
    style: "soft watercolour, warm light, calm mood",
    metaTitle: title.slice(0, 60),
    description: `What this idea is about and how to begin: ${title}.`.slice(0, 160),
    slug:
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "an-idea",
    tags: ["ideas", "practice", "everyday"],
  };
}

/** The introduction and every planned section at its planned length. */
function write(asked: string, factor = 1): string {
  const planned = inside(asked, "plan");
  const total = Number(/Length of the whole post: (\d+)/.exec(planned)?.[1] ?? 600);
  const sections = [...planned.matchAll(/^## (.+)\n\s+\((\d+)/gm)].map(([, heading = "", words]) => ({
    heading,
    words: Number(words),
  }));
  const sum = sections.reduce((all, { words }) => all + words, 0);
  const intro = prose(Math.max(40, total - sum) * factor, "opening");
  return [intro, ...sections.map(({ heading, words }) => `## ${heading}\n\n${prose(words * factor, heading)}`)].join(
    "\n\n",
  );
}

/** Every listed item with a quote that stands in the post. */
function review(system: string, asked: string, deny: readonly string[] = []) {
  const ids = [...system.matchAll(/^([a-z]+\.[a-z]+): /gm)].map(([, id = ""]) => id);
  const quotes = cellsIn(asked)
    .flatMap(({ text }) => text.split("\n"))
    .flatMap((line) => line.match(/[^.!?]+[.!?]/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.split(" ").length >= 5 && sentence.split(" ").length <= 25);
  const items = ids.map((id, index) => {
    const yes = !deny.includes(id) && quotes.length > 0;
    return { id, yes, quote: yes ? (quotes[index % quotes.length] ?? "") : "" };
  });
  const cell = cellsIn(asked)[0]?.id;
  const fixes = deny
    .filter(() => cell !== undefined)
    .slice(0, 6)
    .map((id) => ({ cell: cell ?? "", problem: `Nothing shows ${id}.`, instruction: `Add a sentence for ${id}.` }));
  return { items, fixes };
}

/** Every cell that a correction names, with one more sentence. */
function edits(asked: string) {
  const named = new Set([...inside(asked, "task").matchAll(/^\[([^\]]+)\]/gm)].map(([, id = ""]) => id));
  return cellsIn(asked)
    .filter(({ id }) => named.has(id))
    .map(({ id, text }) => ({ op: "replace", cell: id, text: `${text} That is the point to keep in mind.` }));
}

const asksFor = ({ schema }: SeenRequest, field: string): boolean =>
  isRecord(schema?.properties) && field in schema.properties;
