import { type Chance, createChance, rotated } from "../chance.ts";
import { capitalise, countWords, plainWords, shorten, wordsOf } from "../clean.ts";
import type { Lens } from "../lexicon/types.ts";
import { keyPhrases, keyWords } from "../phrases.ts";
import type { Outline } from "../plan.ts";
import { createShelf } from "../shelf.ts";
import { proseSentences } from "./blocks.ts";

/** Words of a person as something that can be spoken of in a sentence. */
export interface Theme {
  /** As a name or a heading. */
  name: string;
  /** Within a sentence: a noun phrase as it is, anything longer in quotation marks. */
  phrase: string;
}

/** A noun phrase has at most so many words. */
const longestPhrase = 6;

/** What somebody wants spoken of. Null where their words name nothing. */
export function themeOf(words: string, { lexicon }: Outline): Theme | null {
  const plain = plainWords(words)
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:.!?-]+|[\s,;:.]+$/gu, "");
  if (keyWords(plain, lexicon.language).length === 0) return null;
  const name = shorten(plain, 90);
  const clause =
    /^(?:how|why|what|when|where|who|which|that|whether|if|wie|warum|was|wann|wo|wer|dass|ob|comment|pourquoi|ce|que|quand|où|qui|cómo|por qué|qué|cuándo|dónde|quién)(?!\p{L})/iu;
  const long = wordsOf(name).length > longestPhrase || clause.test(name) || /[!?…]/u.test(name);
  const quoted = `${lexicon.quotes[0]}${name.replace(/[“”„«»"]/gu, "").trim()}${lexicon.quotes[1]}`;
  return { name: capitalise(name), phrase: long || lexicon.language !== "en" ? quoted : name };
}

/** What a request that was not understood is about: its weightiest phrase. Null where it names nothing. */
export function gistOf(request: string, frame: Outline, language: string): Theme | null {
  const plain = plainWords(request);
  const said =
    plain.split(/(?<!\p{L})(?:about|on|regarding|über|zu|sur|sobre|acerca de|mention|that|dass|que)\s+/iu).at(-1) ??
    plain;
  const short = wordsOf(said).length <= longestPhrase ? said : (keyPhrases(plain, language)[0]?.phrase ?? "");
  return themeOf(short, frame);
}

/** Finds sentences that a post does not have yet. */
export interface Material {
  /** One of some templates that is not in the post, filled; undefined when all of them are. */
  any(templates: readonly string[], theme?: Theme): string | undefined;
  /** The first such template. */
  next(templates: readonly string[], theme?: Theme): string | undefined;
  /** A remark in the register of the post. */
  aside(): string | undefined;
  /** What a point of view still has to say, up to about so many words. */
  rest(words: number, lens: Lens | undefined): string[];
  /** Paragraphs of about so many words that fit into any section. */
  paragraphs(words: number): string[];
}

/** The material for one wish. `text` is the post as it is. */
export function createMaterial(frame: Outline, text: string, wish: string): Material {
  const chance: Chance = createChance(`${wish} ${text}`);
  const shelf = createShelf(frame, chance);
  let known = text;
  const fill = (template: string, theme?: Theme) => filled(frame, template, theme);
  const fresh = (candidate: string) => {
    if (known.includes(candidate)) return undefined;
    known += `\n${candidate}`;
    return candidate;
  };
  const sentence = (next: () => string | undefined): string | undefined => {
    for (let candidate = next(); candidate !== undefined; candidate = next()) {
      const found = fresh(candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const next: Material["next"] = (templates, theme) => {
    const free = templates.find((template) => !known.includes(longestPiece(template)));
    return free === undefined ? undefined : fresh(fill(free, theme));
  };
  const themes = chance.shuffle(frame.lexicon.themes);
  const frames = chance.shuffle(frame.lexicon.frames);
  const unusedFrame = () => frames.find((each) => !known.includes(longestPiece(each)));
  /** A sentence about what comes with every undertaking, so that the idea's own phrases are not worn out. */
  const themed = () => {
    const theme = themes.pop();
    const template = theme === undefined ? undefined : unusedFrame();
    return template === undefined || theme === undefined ? undefined : frame.voice.fill(template, { theme });
  };
  const framed = () => {
    const template = unusedFrame();
    return template === undefined ? shelf.frame() : frame.voice.fill(template);
  };
  return {
    aside: () => sentence(shelf.aside),
    any: (templates, theme) => next(rotated(templates, chance.below(Math.max(1, templates.length))), theme),
    next,
    rest(words, lens) {
      const said: string[] = [];
      for (const paragraph of (lens?.body ?? []).map((template) => fill(template))) {
        const [first = ""] = proseSentences(paragraph);
        if (countWords(said.join(" ")) < words * 0.6 && !known.includes(first)) said.push(fresh(paragraph) ?? "");
      }
      return said.filter((paragraph) => paragraph !== "");
    },
    paragraphs(words) {
      const paragraphs: string[] = [];
      while (countWords(paragraphs.join(" ")) < words - 8) {
        const sentences = [framed, themed, shelf.aside, framed].flatMap((source) => sentence(source) ?? []);
        if (sentences.length === 0) break;
        const room = Math.round((words - countWords(paragraphs.join(" "))) / 15);
        const paragraph = sentences.slice(0, Math.max(1, room)).join(" ");
        // A single sentence is no paragraph where it can stand behind another.
        const before = room > 1 ? undefined : paragraphs.pop();
        paragraphs.push(before === undefined ? paragraph : `${before} ${paragraph}`);
      }
      return paragraphs;
    },
  };
}

/** A template in the post's words; `{phrase}` is the theme. */
export function filled({ voice }: Outline, template: string, theme?: Theme): string {
  const [before = "", ...after] = template.split("{phrase}");
  const text = theme === undefined ? template : [before, ...after].join(theme.phrase);
  return capitalise(voice.fill(text));
}

/** The longest piece of a template that stands between its slots: what shows that it was used. */
function longestPiece(template: string): string {
  return template.split(/\{\w+\}/u).toSorted((a, b) => b.length - a.length)[0] ?? template;
}
