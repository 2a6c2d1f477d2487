import { wordsOf } from "./clean.ts";

/** Scripts that one language (or its best-known one) is written in. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, "ja"],
  [/\p{sc=Hangul}/gu, "ko"],
  [/\p{sc=Han}/gu, "zh"],
  [/\p{sc=Arabic}/gu, "ar"],
  [/\p{sc=Hebrew}/gu, "he"],
  [/\p{sc=Cyrillic}/gu, "ru"],
  [/\p{sc=Greek}/gu, "el"],
  [/\p{sc=Devanagari}/gu, "hi"],
  [/\p{sc=Thai}/gu, "th"],
];

/** Small words that give a language of the Latin script away. */
const smallWords: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries({
  en: "the a an and of to in is are for with that this what why how from on it be as we our you your my not than or by at can should would have has do does who which when where about into them their app build make explain case notes between",
  de: "der die das und ist nicht ein eine einen einem einer mit von zu auf für den dem des wie warum wir ich sie es im am zum zur auch als bei nach aus wenn was unser unsere über oder werden wird sind hat haben kann man noch nur dass sich eines",
  fr: "le la les un une des et est pas pour avec dans que qui sur au aux du ce cette ces nous vous je il elle ne se par plus comment pourquoi mon ma notre nos sont être fait mais ou où en son sa leur quand",
  es: "el la los las un una y es no para con en que por del al se lo como cómo qué mi nuestro nuestra más su sus pero cuando porque sobre sin son está ser hacer una desde hasta muy ya o",
  it: "il lo la gli le un una e è non per con che di del della dei nel nella come perché mi nostro più sono essere anche ma quando sul si da al ho abbiamo",
  pt: "o a os as um uma e é não para com em que por do da dos das no na como porque meu nosso nossa mais são ser mas quando sobre sem ao pelo você",
  nl: "de het een en is niet voor met van te op in dat die wat waarom hoe wij we ons onze je zijn aan er maar ook als bij naar uit om over of worden wordt",
  pl: "i w na nie się z do jest to że jak dlaczego dla o po co czy są przez ale od za tym ten ta jego",
  sv: "och att det är inte en ett för med som på av vi hur varför den till om han från men var ska kan har",
  tr: "ve bir bu için ile de da ne nasıl neden olarak çok daha gibi var yok mi kadar ama",
}).map(([language, words]) => [language, new Set(words.split(" "))] as const);

/** The language a text is most likely written in, as BCP 47. English where nothing says otherwise. */
export function detectLanguage(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [pattern, language] of scripts) {
    // Japanese shows a few kana among Han; any other script must carry a fair share of the letters.
    const share = (text.match(pattern)?.length ?? 0) / Math.max(1, letters);
    if (share > (language === "ja" ? 0.08 : 0.3)) return language;
  }
  const words = wordsOf(text.toLowerCase());
  let best = { language: "en", hits: 0 };
  for (const [language, small] of smallWords) {
    const hits = words.filter((word) => small.has(word)).length + (spelling[language]?.test(text) ? 1.5 : 0);
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}

const spelling: Record<string, RegExp> = {
  de: /[äöüß]/iu,
  fr: /[çœêèà]|\b[ldjnscm]['’]\p{L}/iu,
  es: /[ñ¿¡]|ción\b/iu,
  pt: /[ãõ]|ção\b/iu,
  pl: /[łąęśźż]/iu,
  sv: /å/iu,
  tr: /[ğış]/iu,
};
