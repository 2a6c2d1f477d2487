import { sentencesOf, wordsOf } from "./clean.ts";

const stopWords: Record<string, ReadonlySet<string>> = Object.fromEntries(
  Object.entries({
    en: "a an the and or but nor so yet if then else when while where who whom whose which what why how that this these those there here i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones someone anyone everyone something anything everything nothing each every either neither both all any some many much more most few less least several such same other another own is am are was were be been being do does did done doing have has had having can could may might must shall should will would won't don't didn't doesn't can't isn't aren't wasn't not no yes of in on at to for from by with without within into onto over under between among about against across around through during before after above below up down out off again further once only just also too very quite rather even still already always never often sometimes usually currently recently as than like unlike because since until unless although though however therefore thus instead etc e.g i.e vs get gets got give gives given take takes took make makes made making use uses used using let lets go goes going went come comes came keep keeps kept put puts set sets see sees saw seen know knows knew known want wants wanted need needs needed allow allows allowed help helps show shows shown find finds found try tries tried call called say says said create creates created creating build builds built building write writes written writing add adds added display displays displayed implement develop design generate provide provides include includes including work works worked moved taught happens happen survived explain learn learned based enter entered accept ensure able easily well first second third last next various via per ago lot lots way ways thing things kind sort part instance example objective goal challenge project feature features idea ideas case notes note order number two three four five ten optionally actually finally hopefully slightly directly please press pressing arriving running one's understand understands requires require moves move remains remain automates associate select selects retrieve manipulate incorporate compromise calculate validate convert converts exchange store follow follows collides disappear results present conduct review click enters speaks describe summarize address whether wherever available underneath following containing implementing getting viewing selecting answering continue looks drives gain offer left right feel feels means mean start starts stop stops wait tell tells turn turns begin begins seem seems become becomes choose pick run runs e.g. i.e. it's that's you'll you'd there'd let's we're i'm",
    de: "der die das den dem des ein eine einen einem einer eines und oder aber doch wenn dann als wie wo wer wen wem was warum wieso weshalb dass ob ich mich mir mein meine wir uns unser unsere du dich dir dein ihr euch er ihn ihm sein seine sie es sich man ist sind war waren bin bist hat habe haben hatte wird werden wurde kann können konnte muss müssen soll sollen will wollen darf nicht kein keine nein ja von vom zu zum zur in im an am auf aus bei beim mit nach vor für über unter zwischen durch gegen ohne um bis seit während wegen auch nur noch schon sehr mehr viel viele alle jeder jede jedes diese dieser dieses hier da so sondern weil damit bevor nachdem macht machen gibt geben baue bauen erkläre erklären schreibe",
    fr: "le la les l un une des du de d et ou mais donc or ni car si que qui quoi dont où comment pourquoi quand je me moi mon ma mes nous notre nos vous votre vos tu te ton ta tes il elle on ils elles se son sa ses leur leurs lui ce cet cette ces ceci cela ça est sont était être été a ai as ont avoir avait fait faire faut peut peuvent doit pas ne plus très bien aussi encore toujours jamais tout tous toute toutes même autre autres en dans sur sous par pour avec sans entre vers chez à au aux depuis pendant avant après contre comme",
    es: "el la los las lo un una unos unas y e o u pero sino si que quien cual cuyo donde cuando como cómo qué por porque para yo me mi mis nosotros nuestro nuestra nuestros tu te tus usted él ella ello ellos ellas se su sus le les este esta esto estos estas ese esa eso aquel es son era ser sido está están estar ha he han haber había hace hacer hacen puede pueden debe no sí ni más muy mucho muchos también ya aún todo todos toda todas otro otra mismo en de del a al con sin sobre entre hasta desde durante antes después contra según",
  }).map(([language, words]) => [language, new Set(words.split(" "))]),
);

/** Words after which a noun phrase of English begins; articles and possessives stay with it. */
const leads = new Set(
  "a an the our my your his her their its this these those some any every each no of for with about without on in from as between against into per via by".split(
    " ",
  ),
);
const articles = new Set("a an the our my your his her their its".split(" "));

/** Adjectives that say nothing alone. */
const plainAdjectives = new Set(
  "simple good better best bad great new old big small large little long short different easy hard obvious certain particular whole".split(
    " ",
  ),
);

/** Nouns too common to stand alone as a theme. */
const weakNouns = new Set(
  "app apps application applications user users developer developers value values change click time times point points word words game page list left right end form number order fact code data text day days case week year someone people person".split(
    " ",
  ),
);

/** Words of the idea that carry its meaning: `phrase` as it can stand in a sentence, `bare` without its article. */
export interface KeyPhrase {
  phrase: string;
  bare: string;
}

/**
 * The idea's key phrases, best first: runs of up to four content words, as they are spelled there. Earlier,
 * longer, repeated and capitalised ones weigh more.
 */
export function keyPhrases(text: string, language: string, limit = 8): KeyPhrase[] {
  const stop = stopWords[language] ?? stopWords.en ?? new Set<string>();
  const found = new Map<string, KeyPhrase & { score: number }>();
  let position = 0;
  for (const sentence of sentencesOf(text)) {
    for (const clause of sentence.split(/[,;:()"“”„«»!?/]|\.\s|\s[-–—&]\s|\.$/u)) {
      for (const run of runsOf(wordsOf(clause), stop, language)) {
        position++;
        const bare = run.words.join(" ");
        const key = bare.toLowerCase();
        const named = hasName(bare);
        if (key.length < 3 || key.length > 40 || !(run.led || named) || /\p{L}{4}\.\p{L}/u.test(bare)) continue;
        if (!nounLike(run.words, language) || (language === "en" && /^\p{L}+ing$/u.test(key))) continue;
        if (weakNouns.has(key) || run.words.every((word) => plainAdjectives.has(word.toLowerCase()))) continue;
        const weight = run.words.length + (named ? 1.5 : 0) + 2 / position;
        const known = found.get(key);
        const phrase = run.article === "" ? bare : `${run.article} ${bare}`;
        found.set(key, {
          phrase: known?.phrase ?? phrase,
          bare: known?.bare ?? bare,
          score: (known?.score ?? 0) + weight,
        });
      }
    }
  }
  const ranked = [...found.values()].sort((a, b) => b.score - a.score);
  return ranked
    .filter(({ bare }, index) => !ranked.slice(0, index).some((better) => overlaps(better.bare, bare)))
    .slice(0, limit)
    .map(({ phrase, bare }) => ({ phrase, bare }));
}

/** The words of a text that carry meaning, as they are spelled there. */
export function keyWords(text: string, language: string): string[] {
  const stop = stopWords[language] ?? stopWords.en ?? new Set<string>();
  const english = stopWords.en ?? new Set<string>();
  return wordsOf(text).filter((word) => !stop.has(word.toLowerCase()) && !english.has(word.toLowerCase()));
}

/** Runs of content words: the article before them, and whether a small word that announces a noun stood there. */
function* runsOf(words: string[], stop: ReadonlySet<string>, language: string) {
  const english = language === "en";
  let run: string[] = [];
  let lead = "";
  const close = () => {
    const article = english && articles.has(lead) ? lead : "";
    const whole = { words: run, article, led: !english || leads.has(lead) };
    run = [];
    return whole;
  };
  for (const word of words) {
    const lower = word.toLowerCase();
    const isVerb = english && /(?:ed|ly)$/u.test(lower) && lower.length > 4;
    if (stop.has(lower) || isVerb || /^\d+$/u.test(word) || run.length === 4) {
      if (run.length > 0) yield close();
      lead = lower;
    } else {
      run.push(word);
    }
  }
  if (run.length > 0) yield close();
}

/** German writes nouns with a capital; single words of French and Spanish must not be infinitives. */
function nounLike(words: string[], language: string): boolean {
  const last = words.at(-1) ?? "";
  if (language === "de") return /^[\p{Lu}\d]/u.test(last);
  if ((language === "fr" || language === "es") && words.length === 1) {
    return last.length > 4 && !/(?:er|ir|ar|ant|ando|endo|ment|mente|ée?s?|[ai]d[oa]s?)$/iu.test(last);
  }
  return true;
}

function hasName(phrase: string): boolean {
  return /\p{L}\p{Lu}|\p{Lu}\p{Ll}+ \p{Lu}/u.test(phrase);
}

function overlaps(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left.includes(right) || right.includes(left) || left.replace(/s$/u, "") === right.replace(/s$/u, "");
}
