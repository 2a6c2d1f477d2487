import type { ReplyKind } from "../../pipelines/talk.ts";
import type { Incoming } from "../vocabulary.ts";
import { anyOf } from "./lexicon.ts";

/** Whom a reply is turned to, as its platform tells it. */
export type Addressed = Extract<Incoming, { type: "reply" }>["addressed"];

/**
 * What a reply asks for, by rules alone: a clear one costs no model call, and whatever could be read in two ways is
 * `unclear`. It only sorts: nothing is published by words.
 */
export function classifyReply(text: string, { addressed }: { addressed: Addressed }): ReplyKind | "unclear" {
  if (addressed === "others") return "chatter";
  const said = simplified(text);
  if (isToOthers.test(said) || !/[\p{L}\p{N}]|\+1/u.test(withoutEmoji(said))) return "chatter";
  if (directions.test(said.replace(/[.!?]+$/, ""))) return "direction";
  const named = addressed === "us" ? {} : vocativesIn(text);
  if (named.first) return "unclear";
  const kinds = clausesOf(said)
    .slice(0, named.last ? -1 : undefined)
    .map(kindOfClause);
  if (named.last && kinds.some((kind) => kind === "question" || kind === "approval")) return "unclear";
  for (const kind of ["edit", "question"] as const) if (kinds.includes(kind)) return kind;
  if (kinds.includes(undefined)) return "unclear";
  return kinds.includes("approval") ? "approval" : "chatter";
}

/**
 * What words that are turned to us say where there is no work to say it of; undefined for all that could be an idea.
 * Only a few words are no idea.
 */
export function smallTalkIn(text: string): "greeting" | "approval" | "pleasantry" | undefined {
  const said = simplified(text)
    .replace(/\bkindling\b/g, " ")
    .trim();
  const clauses = clausesOf(said);
  const kinds = clauses.map((clause) => (isFiller(clause) ? "chatter" : kindOfClause(clause)));
  const isTalk = kinds.every((kind) => kind === "chatter" || kind === "approval");
  if (clauses.length === 0 || !isTalk || said.split(" ").length > smallTalkMaxWords) return undefined;
  if (greeting.test(clauses[0] ?? "")) return "greeting";
  return kinds.includes("approval") ? "approval" : "pleasantry";
}

const smallTalkMaxWords = 6;

/** Lower case, straight quotes, no accents, no mention of ours. */
export const simplified = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[’‘`´]/g, "'")
    .replace(/@kindling\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Words that begin with somebody's name are for them. */
const isToOthers = /^(?:<@[^>]+>|@[\w.-]+)/;

/**
 * Whether a text calls somebody by name, before or after what it says: `Ben, …`, `…, Chloe?`. A capital alone does not
 * make a name of a word that we know.
 */
function vocativesIn(text: string): { first?: boolean; last?: boolean } {
  const line = text.replace(/\s+/g, " ").trim();
  const isName = (word: string | undefined) => word !== undefined && !known.test(simplified(word));
  return {
    first: isName(/^(?:hey |hi |hallo |salut |hola )?(\p{Lu}[\p{L}'’-]+), /u.exec(line)?.[1]),
    last: isName(/, (\p{Lu}[\p{L}'’-]+)[\s.!?]*$/u.exec(line)?.[1]),
  };
}

const withoutEmoji = (text: string) =>
  text
    .replace(/[\d#*]\uFE0F?\u20E3/gu, "")
    .replace(/:[a-z0-9_+-]+:/g, "")
    .replace(/[\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}]/gu, "");

const directions = new RegExp(anyOf("directions"));
const boundary = new RegExp(`[.!;\\n]+(?=\\s|$)|(?<=\\?)\\s|,|:\\)|\\s[-–—]+\\s|\\s(?=${anyOf("but")}\\b)`);
const leading = new RegExp(`^(?:(?:${anyOf("but")}|${anyOf("fillers")})\\b[ ,]*)+`);
const trailing = new RegExp(`(?:[ ,]*\\b${anyOf("fillers")})+$`);
const request = new RegExp(`^${anyOf("requests")}(?:\\b|(?<=')) *`);
const proposal = new RegExp(`^${anyOf("proposals")}\\b *`);
const change = new RegExp(`^${anyOf("changes")}(?![\\w'])`);
const wish = new RegExp(`\\b${anyOf("wishes")}\\b`);
const asking = new RegExp(`^${anyOf("asking")}(?!\\w| (?:not|nicht)\\b)`);
const work = new RegExp(`\\b${anyOf("work")}\\b`);
const opinion = new RegExp(`^${anyOf("opinions")}(?!\\w)`);
const inquiry = new RegExp(`^${anyOf("inquiries")}\\b`);
const approval = new RegExp(`^${anyOf("approvals")}$`);
const greeting = new RegExp(`^${anyOf("greetings")}(?!\\w)`);
const pleasantry = anyOf("chatter");
const chatter = new RegExp(`^${pleasantry}(?: ${pleasantry}){0,2}$`);

/** Words that begin a sentence and are nobody's name. */
const known = new RegExp(
  `^(?:kindling|${[...(["fillers", "but", "approvals", "chatter", "wishes", "changes", "asking", "work"] as const)].map(anyOf).join("|")})(?![\\w'])`,
);

/** The parts of a text that say one thing each. Emoji say nothing beside words. */
const clausesOf = (said: string): string[] =>
  withoutEmoji(said)
    .split(boundary)
    .map((clause) =>
      (clause ?? "")
        .replace(/[¿¡"“”«»()]/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((clause) => /[\p{L}\p{N}]|\+1/u.test(clause));

/**
 * The rules, in order: the first that holds decides. A clause of nothing but fillers agrees or hesitates, which alone
 * says nothing to us.
 */
function kindOfClause(clause: string): ReplyKind | undefined {
  const words = clause.replace(/[?!.\s]+$/, "");
  if (chatter.test(words)) return "chatter";
  if (approval.test(words)) return "approval";
  const bare = withoutFillers(words);
  if (bare === "") return isAnswer.test(words) ? undefined : "chatter";
  if (chatter.test(bare)) return "chatter";
  if (approval.test(bare)) return "approval";

  const asked = bare.replace(request, "").replace(leading, "").replace(trailing, "");
  const requested = asked !== bare;
  if (requested && approval.test(asked)) return "approval";
  if (proposal.test(bare)) return change.test(bare.replace(proposal, "")) || wish.test(bare) ? "edit" : undefined;
  if (opinion.test(asked)) return undefined;
  if (inquiry.test(asked)) return "question";
  if (change.test(asked) || (requested && wish.test(asked))) return "edit";
  if (asking.test(bare)) return work.test(bare) ? "question" : undefined;
  if (wish.test(bare)) return "edit";
  return clause.endsWith("?") && work.test(bare) ? "question" : undefined;
}

/** What is left of simplified words without those that say nothing of their own. */
export const withoutFillers = (words: string) => words.replace(leading, "").replace(trailing, "").trim();
const isFiller = (clause: string) => withoutFillers(clause.replace(/[?!.\s]+$/, "")) === "";

/** Yes and no are answers, to a question that only a reader of the thread knows. */
const isAnswer = /^(?:yes|yep|yeah|no|ja|nein|oui|non|si|sure)\b/;
