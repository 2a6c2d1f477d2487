import type { Lexicon } from "./types.ts";

/** How replies are worded in German. */
export const german: Lexicon = {
  fillers: [
    "bitte|ja|nein|nun|jetzt|noch|auch|mal|doch|und|dann|vielleicht|also|sehr|super|echt|finde ich|fur mich|so",
    "leute|alle|einfach|ganz|hallo|lieber|wirklich|dir|euch|schon|etwas|ein bisschen|gerne|gern|zusammen",
  ],
  requests: [
    "(?:kannst|konntest|wurdest|konnt|konnen) (?:du|ihr|wir|sie)|ich (?:hatte|mochte|will)(?: gern(?:e)?)?",
    "wir (?:sollten|konnten|brauchen)|du (?:kannst|konntest|solltest)|lass(?:t)? uns",
  ],
  proposals: ["wie ware es mit|wie war'?s mit|warum nicht|was ware,? wenn"],
  changes: [
    "mach|mache|macht|kurz|kurze|verlanger\\w*|streich\\w*|losch\\w*|entfern\\w*|nimm|ersetz\\w*|fug|fuge|erganz\\w*",
    "schreib|schreibe|ander\\w*|benenn\\w*|nenn|nenne|ubersetz\\w*|verbesser\\w*|korrigier\\w*|verwend\\w*|nutze?",
    "erwahn\\w*|setz\\w*|verschieb\\w*|lass die|lass den|formulier\\w*",
    "(?:ein )?neue[sr]? (?:bild|titel|foto|uberschrift|einleitung)|keine bilder|auf (?:deutsch|englisch)",
    "weniger \\w+|mehr \\w+|ohne bilder|baue?|vereinfach\\w*|teil\\w*",
  ],
  wishes: [
    "kurzer|langer|lockerer|einfacher|formeller|sachlicher|freundlicher|klarer|lustiger|knapper|personlicher|prag?nanter",
    "zu (?:lang|kurz|formell|trocken|technisch|locker|kompliziert|viele?|wenige?|allgemein)",
    "fehlt|sollte (?:noch|kurzer|langer|anders|heissen|besser|mehr|nicht)|statt (?:dem|der|des|die|den)",
    "(?:hinzu|dazu|weg|raus|rein)\\s*(?:fugen|nehmen|lassen)?$|(?:kurzen|streichen|andern|ubersetzen|umschreiben|entfernen|erganzen|loschen|hinzufugen|umbenennen)$",
  ],
  asking: [
    "warum|wieso|weshalb|was|wie|wer|wo|wann|welche[rsn]?|woher|wieviele?|ist|sind|hat|hast|habt|gibt es|wurden?",
    "stimmt|kann ich|darf ich|kostet",
  ],
  work: [
    "bewertung|punkte?|punktzahl|version(?:en)?|abschnitte?|titel|texte?|beitrag|absatz|worter|bild(?:er)?|kosten",
    "kostet|gekostet|gepruft|quellen?|entwurf|einleitung|schluss|modelle?|uberschriften?",
    "sprache|geandert|veroffentlicht|prufung|zahlen?|erwahnt?|geschrieben",
  ],
  opinions: [
    "was (?:meinst|denkst|haltst|sagst) du|was (?:meint|denkt|haltet|sagt) ihr|wie (?:findest du|findet ihr)",
    "(?:eure|deine) meinung|was ist (?:eure|deine) meinung",
  ],
  inquiries: ["(?:erklar|erklare|sag|sage)(?: mir)?,? (?:warum|wieso|wie|was) (?:du|die (?:bewertung|punkte))"],
  approvals: [
    "(?:das |es )?(?:sieht|klingt|liest sich|ist|passt)(?: (?:alles|gut|super|prima|perfekt|toll|klasse|bestens|so|aus))+",
    "passt|perfekt|prima|klasse|toll|grossartig|super|einverstanden|gefallt mir(?: (?:gut|so))?|genau so|gute arbeit|top",
    "(?:veroffentliche?|publiziere?|poste)(?: (?:es|das|den beitrag|ihn))?|kann (?:so )?raus|raus damit|freigegeben",
    "(?:kannst du |bitte )?(?:es |das )?veroffentlichen|sehr gut|alles gut|wunderbar",
  ],
  chatter: [
    "danke(?:schon| dir| euch)?|vielen dank|besten dank|moin|guten (?:morgen|tag|abend)|tschuss|bis (?:spater|morgen|gleich|dann)",
    "mahlzeit|gute nacht|servus|sorry|ups|kein problem|gern geschehen|witzig|lustig|krass|alles klar|verstanden|stimmt",
    "bin (?:gleich|kurz|mal)\\b.*|ich (?:schaue?|gucke?|komme?|gehe?|bin)\\b.*|mittag|mittagspause|schones wochenende|egal",
  ],
  greetings: ["hallo|hi|hey|moin|servus|gruss gott|guten (?:morgen|tag|abend)"],
  directions: [
    "^stattdessen\\b|\\b(?:schreib|mach)\\w*\\b.*\\b(?:stattdessen|lieber (?:uber|einen|ein|von))\\b|^lieber (?:uber|einen|ein)\\b",
    "\\bvon vorn\\w*\\b|\\b(?:fang|beginn)\\w* (?:noch ?mal )?(?:neu|von)\\b|\\b(?:anderes|neues) thema\\b|\\bandere richtung\\b",
  ],
  but: ["aber|allerdings|jedoch|nur|ausser"],
};
