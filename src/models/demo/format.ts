import { countWords, wordsOf } from "./clean.ts";
import type { Subject } from "./subject.ts";

/** Which of the two formats an idea asks for, and how plainly. */
export interface FormatGuess {
  format: "blog" | "code";
  /** 0–100 */
  confidence: number;
  /** The idea's own words that decided it. */
  because: string[];
}

const codeWords = new Set(
  "app apps application applications cli game script bot tool website webpage library package plugin extension api dashboard generator converter clone compiler parser crawler scraper simulator calculator previewer validator tracker timer editor visualizer gallery planner shortener todo to-do repo repository code implement implementation developer developers user users input button click browser database server backend frontend javascript typescript python rust golang java react html css json csv regex sql cipher algorithm function mvp programm webseite spiel skript werkzeug application jeu site aplicación juego programa herramienta".split(
    " ",
  ),
);
const blogWords = new Set(
  "why how explain essay post article blog notes lessons story thoughts opinion taught learned happens survived reflections guide history interview review case warum wieso erkläre erfahrungen gedanken artikel pourquoi comment expliquer réflexions porqué cómo explicar reflexiones artículo years".split(
    " ",
  ),
);
/** Words that name a program by themselves, so that no verb is needed. */
const programs = new Set(
  "app apps application applications cli script bot website webpage library package plugin extension api clone game".split(
    " ",
  ),
);
/** What asks for a program, or for a text, in languages whose words are not looked up one by one. */
const foreignCode =
  /أنشئ|تطبيق|برنامج|לבנות|בנה|צור|אפליקציה|תוכנה|созда(?:й|ть)|сделай|разработ|приложени|программ|скрипт|作って|作成|アプリ|ツール|ゲーム|スクリプト|ボット|应用|程序|脚本|游戏|工具|网站|應用|程式|遊戲|(?<!\p{L})(?:crie|construa|desenvolva|aplicativo|jogo|costruisci|sviluppa|applicazione|programma|gioco|sito)(?!\p{L})/iu;
const foreignBlog =
  /(?<!\p{L})(?:لماذا|كيف|ماذا|ما هو|למה|מדוע|איך|כיצד|מה|почему|зачем|как|что|por que|por quê|porquê|como|o que|perché|come|cosa)(?!\p{L})|なぜ|どうして|どうやって|とは|为什么|為什麼|怎么|怎麼|如何|什么|什麼/iu;
/** Languages whose words stand in the lists above. */
const wellKnown = new Set(["en", "de", "fr", "es"]);
const personal = new Set("i my me we our us ich mein wir unser je mon nous notre mi nuestro nuestra yo".split(" "));

const opensLikeProgram =
  /^(?:please |let's |i want to |we should |i'd like to )?(?:build|create|make|implement|develop|code|program|prototype|design|generate|baue|erstelle|entwickle|programmiere|construis|construire|crée|créer|développe|développer|construye|construir|crea|crear|desarrolla)\b/iu;
const opensLikePost =
  /^(?:why|what|how|when|where|who|explain|notes?|thoughts?|lessons?|the case|an? (?:essay|post|article|guide)|write (?:an?|about)|warum|wieso|wie|was|erkläre|pourquoi|comment|expliqu\p{L}+|por qué|cómo|qué|explica)(?!\p{L})/iu;

/**
 * Decides by the idea's words alone. Where nothing in it is a program's, it is most likely something to write about; a
 * lone word and the bare name of a product stay below 60, so that a person is asked.
 */
export function guessFormat(subject: Subject, text: string): FormatGuess {
  const words = wordsOf(text.toLowerCase());
  const opening = text.trimStart();
  const code = unique(words.filter((word) => codeWords.has(word)));
  const blog = unique(words.filter((word) => blogWords.has(word)));
  const own = words.filter((word) => personal.has(word)).length;
  const name = subject.title.toLowerCase();
  const named = code.filter((word) => wordsOf(name).includes(word));
  const asks = opensLikeProgram.test(opening) || foreignCode.test(text);
  const codeScore =
    (opensLikeProgram.test(opening) ? 5 : 0) +
    named.length * 3 +
    Math.min(6, code.length * 1.2) +
    (foreignCode.test(text) ? 4 : 0) +
    (/\bobjective of this app\b/iu.test(text) ? 2 : 0);
  const blogScore =
    (opensLikePost.test(opening) ? 5 : 0) +
    (foreignBlog.test(text) && !wellKnown.has(subject.language) ? 3 : 0) +
    (subject.shape === "plain" || subject.shape === "build" ? 0 : 2) +
    Math.min(4, blog.length * 1.5) +
    Math.min(2, own);
  const lead = codeScore - blogScore;
  const format = lead > 0 ? "code" : "blog";
  const length = countWords(text);
  const bare = length <= 3 && codeScore > 0 && blogScore === 0 && !asks && !words.some((word) => programs.has(word));
  const least = codeScore === 0 && length > 1 ? 72 : 0;
  const most = bare ? 55 : 96;
  const confidence = Math.round(Math.max(least, Math.min(most, 48 + Math.abs(lead) * 9)));
  return { format, confidence, because: (format === "code" ? [...named, ...code] : blog).slice(0, 3) };
}

function unique(words: string[]): string[] {
  return [...new Set(words)];
}
