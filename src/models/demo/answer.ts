import { questionTopic } from "./answer/topic.ts";
import { countWords, plainWords, sentencesOf, wordsOf } from "./clean.ts";
import { detectLanguage } from "./language.ts";
import type { Answers } from "./lexicon/types.ts";
import { lexiconFor } from "./lexicons.ts";
import { keyWords } from "./phrases.ts";
import { blocksOf, headingWords, isProse, proseSentences } from "./refine/blocks.ts";
import { stem } from "./refine/places.ts";
import { type DemoRecord, demoTones } from "./types.ts";

/** Words that a person reads in a minute. */
const wordsPerMinute = 200;

/** Longest piece of the post that is quoted in an answer, in words. */
const longestQuote = 60;

/**
 * Answers a question about a post from the post and its record, as a little markdown: in the question's language where
 * that can be told and the demo model writes it, else in the post's. It says so when it does not know.
 */
export function demoAnswer(question: string, record: DemoRecord): string {
  const language = answerLanguage(question, record.post.language);
  const { answers } = lexiconFor(language).lexicon;
  const say = speaker(language);
  const topic = questionTopic(question);
  switch (topic.about) {
    case "part":
      return part(topic.words, record, answers, say) ?? say(answers.absent, { name: quotable(topic.words) });
    case "low":
      return lacking(topic.dimension, record, answers, say);
    case "score":
      return score(record, answers, say);
    case "words":
      return say(answers.words, {
        words: record.words,
        sections: headingsOf(record).length,
        minutes: say.count(answers.minutes, Math.max(1, Math.round(record.words / wordsPerMinute))),
      });
    case "cost":
      return record.costUsd === 0 ? answers.free : say(answers.cost, { cost: say.money(record.costUsd) });
    case "models":
      return models(record, answers, say);
    case "sections": {
      const headings = headingsOf(record);
      return [say(answers.sections, { count: headings.length }), list(headings)].join("\n\n");
    }
    case "versions":
      return versions(record, answers, say);
    case "findings":
      return record.findings === 0
        ? answers.noFindings
        : say(answers.findings, { count: say.count(answers.findingsCount, record.findings) });
    case "published":
      return record.published ? answers.published : answers.unpublished;
    case "voice": {
      const tone = demoTones.find((each) => each === record.post.tone) ?? "professional";
      return say(answers.voice, { language: say.language(record.post.language), tone: answers.tones[tone] });
    }
    case "audience":
      return say(answers.audience, { name: record.post.audience });
    case "pictures": {
      const pictures = record.post.parts.filter(({ kind }) => kind === "image").length;
      return pictures === 0
        ? answers.noPictures
        : say(answers.pictures, { count: say.count(answers.picturesCount, pictures) });
    }
    case "gist":
      return `${say(answers.title, { title: record.post.title })}\n\n${section(0, record, answers, say)}`;
    case "section":
      return section(topic.n, record, answers, say);
    case "title":
      return say(answers.title, { title: record.post.title });
    case "other":
      return part(topic.words, record, answers, say) ?? answers.unknown;
  }
}

type Speaker = ReturnType<typeof speaker>;

/** Fills templates, with numbers, money and languages as they are written in a language. */
function speaker(language: string) {
  const number = new Intl.NumberFormat(language);
  const fill = (template: string, values: Record<string, string | number>) =>
    template.replace(/\{(\w+)\}/gu, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? number.format(value) : value;
    });
  return Object.assign(fill, {
    count: ([one, several]: readonly [string, string], n: number) => (n === 1 ? one : fill(several, { n })),
    money: (usd: number) =>
      new Intl.NumberFormat(language, { style: "currency", currency: "USD", maximumFractionDigits: 4 }).format(usd),
    language: (tag: string) => new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(tag) ?? tag,
  });
}

function answerLanguage(question: string, posts: string): string {
  const asked = detectLanguage(question);
  const told = asked !== "en" || /\b(?:what|how|why|who|which|where|when|is|are|does|did|the|it)\b/iu.test(question);
  return told && !lexiconFor(asked).substitute ? asked : lexiconFor(posts).lexicon.language;
}

function score(record: DemoRecord, answers: Answers, say: Speaker): string {
  if (record.score === null) return answers.unreviewed;
  const all = Object.entries(record.dimensions).toSorted(([, a], [, b]) => b - a);
  const named = all.map(([name, points]) => `${answers.dimensions[name] ?? name} ${points}`).join(", ");
  const total = say(answers.score, { version: String(record.version), score: record.score, list: named });
  const weakest = all.at(-1);
  if (weakest === undefined || weakest[1] === all[0]?.[1]) return total;
  return `${total} ${say(answers.weakest, { dimension: answers.dimensions[weakest[0]] ?? weakest[0] })}`;
}

/** Why a dimension is where it is; without one, the weakest. */
function lacking(asked: string | null, record: DemoRecord, answers: Answers, say: Speaker): string {
  if (record.score === null) return answers.unreviewed;
  const weakest = Object.entries(record.dimensions).toSorted(([, a], [, b]) => a - b)[0]?.[0];
  const dimension = asked ?? weakest ?? "clarity";
  const items = record.evidence.filter((item) => item.dimension === dimension);
  const open = items.filter(({ yes }) => !yes);
  const values = {
    dimension: answers.dimensions[dimension] ?? dimension,
    score: record.dimensions[dimension] ?? 0,
    count: say.count(answers.lackingCount, open.length),
  };
  if (open.length > 0)
    return [
      say(answers.lacking, values),
      list(open.map(({ item, question }) => answers.questions[item] ?? question)),
    ].join("\n\n");
  const quote = items.find((item) => item.yes && item.quote !== "")?.quote;
  return [say(answers.complete, values), ...(quote ? [say(answers.shown, { quote: quotable(quote) })] : [])].join(" ");
}

function models({ models: used }: DemoRecord, answers: Answers, say: Speaker): string {
  const names = [...new Set(Object.values(used))];
  if (names.every((name) => name.startsWith("demo:"))) return answers.demo;
  const tasks = (name: string) =>
    Object.entries(used)
      .filter(([, model]) => model === name)
      .map(([task]) => answers.tasks[task] ?? task);
  return say(answers.models, { list: names.map((name) => `${name} (${tasks(name).join(", ")})`).join("; ") });
}

function versions(record: DemoRecord, answers: Answers, say: Speaker): string {
  const version = String(record.version);
  if (record.versions.length < 2) return say(answers.onlyVersion, { version });
  const items = record.versions.map(({ number, words, score: points }) =>
    say(answers.versionItem, {
      number: String(number),
      words,
      score: points === null ? answers.noPoints : say(answers.points, { score: points }),
    }),
  );
  return [say(answers.versions, { count: record.versions.length, version }), list(items)].join("\n\n");
}

/** The passage of the post that speaks most of some words, with the section that does; undefined where hardly any is found. */
function part(words: string, { post }: DemoRecord, answers: Answers, say: Speaker): string | undefined {
  const wanted = [...new Set(keyWords(words.toLowerCase(), post.language).map(stem))];
  const hits = (text: string) => {
    const there = new Set(wordsOf(text.toLowerCase()).map(stem));
    return wanted.filter((word) => there.has(word)).length;
  };
  const sections = post.parts.flatMap((cell) => {
    if (cell.kind !== "markdown") return [];
    const passages = blocksOf(cell.text).blocks.filter(isProse);
    const heading = headingWords(cell.text);
    const weight = passages.reduce((sum, passage) => sum + hits(passage), hits(heading) * 4);
    return [{ heading, passages, weight, found: hits(cell.text) }];
  });
  const best = sections.toSorted((a, b) => b.found - a.found || b.weight - a.weight)[0];
  if (best === undefined || best.found === 0 || best.found < wanted.length * 0.6) return undefined;
  const passage = best.passages.toSorted((a, b) => hits(b) - hits(a))[0] ?? "";
  const heading = best.heading === "" ? post.title : best.heading;
  return [say(answers.part, { heading }), `> ${excerpt(passage, hits)}`].join("\n\n");
}

/** How a section begins, by its number; 0 is the introduction, -1 the last section. */
function section(n: number, { post }: DemoRecord, answers: Answers, say: Speaker): string {
  const texts = post.parts.flatMap((cell) => (cell.kind === "markdown" ? [cell.text] : []));
  const text = texts.at(n);
  const passage = text === undefined ? undefined : blocksOf(text).blocks.find(isProse);
  if (text === undefined || passage === undefined) return answers.unknown;
  const heading = headingWords(text);
  const quote = `> ${excerpt(passage, () => 1)}`;
  return heading === "" ? quote : [say(answers.part, { heading }), quote].join("\n\n");
}

/** A few sentences of a passage, from the first that has a hit. */
function excerpt(passage: string, hits: (text: string) => number): string {
  const sentences = proseSentences(passage);
  const first = sentences.findIndex((sentence) => hits(sentence) > 0);
  const quote: string[] = [];
  for (const sentence of sentences.slice(Math.max(0, first))) {
    if (quote.length > 0 && countWords([...quote, sentence].join(" ")) > longestQuote) break;
    quote.push(sentence);
  }
  return quote.join(" ");
}

function headingsOf({ post }: DemoRecord): string[] {
  return post.parts.flatMap((cell) => {
    const heading = cell.kind === "markdown" ? headingWords(cell.text) : "";
    return heading === "" ? [] : [heading];
  });
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** One line that can stand inside of a sentence. */
function quotable(text: string): string {
  return (sentencesOf(plainWords(text))[0] ?? "").replace(/[?!.\s]+$/u, "");
}
