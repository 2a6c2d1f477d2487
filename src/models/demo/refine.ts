import { shorten } from "./clean.ts";
import { detectLanguage } from "./language.ts";
import { lexiconFor } from "./lexicons.ts";
import { type Desk, type Draft, type DraftCell, draftOf } from "./refine/draft.ts";
import { fulfil } from "./refine/fulfil.ts";
import { withPictureWords } from "./refine/pictures.ts";
import { readWishes } from "./refine/read-wishes.ts";
import { readSubject } from "./subject.ts";
import type { DemoFacts, DemoPost, DemoRefinement } from "./types.ts";

/**
 * The demo editor at the wishes of people: follows every request in its order and answers with the edits between the
 * post and what became of it. A cell that no wish concerned gets no edit, and at least one text always stays.
 */
export function demoRefine({
  post,
  requests,
  facts,
}: {
  post: DemoPost;
  requests: readonly string[];
  facts: DemoFacts;
}): DemoRefinement {
  const desk: Desk = { post, facts: { ...facts, idea: ideaOf(post, facts.idea) } };
  const before = draftOf(desk);
  const followed = requests.flatMap(readWishes).reduce((current, wish) => fulfil(current, wish, desk), before);
  const draft = withPictureWords(followed, before, desk);
  return {
    edits: editsBetween(before.cells, draft.cells),
    pictures: [...draft.pictures],
    title: draft.title === before.title ? null : draft.title,
    description: draft.description,
    tags: null,
    language: draft.language === before.language ? null : draft.language,
    tone: draft.tone === before.tone ? null : draft.tone,
    note: noteOn(draft, requests.join("\n")),
  };
}

/** What the post is about: the idea, or, where the thread has left it, what the post is called. */
function ideaOf({ title, parts }: DemoPost, idea: string): string {
  const { short, phrases } = readSubject(idea);
  const whole = [title, ...parts.map((part) => ("text" in part ? part.text : ""))].join("\n").toLowerCase();
  const spoken = [short, ...phrases.map(({ bare }) => bare)].map((words) => words.toLowerCase());
  return spoken.every((words) => words !== "" && !whole.includes(words)) ? title : idea;
}

/** Replaced and deleted texts by their ids; new ones behind the text before them, those of one place as one. */
function editsBetween(before: readonly DraftCell[], after: readonly DraftCell[]): DemoRefinement["edits"] {
  const kept = new Map(after.map(({ id, text }) => [id, text]));
  const leading = after.slice(
    0,
    after.findIndex(({ id }) => id !== null),
  );
  const first = after[leading.length];
  const edits = before.flatMap(({ id, text }): DemoRefinement["edits"] => {
    if (id === null) return [];
    const now = kept.get(id);
    if (now === undefined) return [{ op: "delete", cell: id, text: null }];
    // What comes before everything else cannot be put behind anything.
    const whole = first?.id === id ? [...leading.map((cell) => cell.text), now].join("\n\n") : now;
    const inserted = followers(after, id);
    return [
      ...(whole === text ? [] : [{ op: "replace" as const, cell: id, text: whole }]),
      ...(inserted === "" ? [] : [{ op: "insert" as const, cell: id, text: inserted }]),
    ];
  });
  return edits;
}

/** The new texts that stand between this one and the next that was there before. */
function followers(cells: readonly DraftCell[], id: string): string {
  const rest = cells.slice(cells.findIndex((cell) => cell.id === id) + 1);
  const next = rest.findIndex((cell) => cell.id !== null);
  return rest
    .slice(0, next < 0 ? rest.length : next)
    .map(({ text }) => text)
    .join("\n\n");
}

/** Longest words of a person that a note repeats, in characters. */
const longestName = 80;

/** What could not be done, in the language in which it was asked for. */
function noteOn({ undone }: Draft, asked: string): string | null {
  const { lexicon } = lexiconFor(detectLanguage(asked));
  const names = new Intl.DisplayNames([lexicon.language], { type: "language", fallback: "code" });
  const sentences = undone.map(({ why, name }) => {
    const called = (why === "foreign" || why === "already") && /^[a-z]{2}$/u.test(name) ? names.of(name) : name;
    return lexicon.refining.undone[why].replace("{name}", () => shorten(called ?? name, longestName));
  });
  return sentences.length === 0 ? null : [...new Set(sentences)].join(" ");
}
