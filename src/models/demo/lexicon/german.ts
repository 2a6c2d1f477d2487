import { germanAngles } from "./german-angles.ts";
import { germanAnswers } from "./german-answers.ts";
import { germanLenses } from "./german-lenses.ts";
import { germanRefining } from "./german-refining.ts";
import type { Lexicon } from "./types.ts";

/** German. Phrases of the idea stand in quotation marks, so that no case has to be formed. */
export const german: Lexicon = {
  language: "de",
  lenses: germanLenses,
  angles: germanAngles,
  refining: germanRefining,
  answers: germanAnswers,
  intro: {
    essay: {
      professional:
        "Zu {topic} hat man schnell eine Meinung und deutlich langsamer eine Begründung. Dieser Beitrag ordnet die Frage, nennt die wichtigsten Überlegungen und schlägt einen gangbaren Weg vor.",
      casual:
        "Reden wir über {topic}. Du brauchst kein Vorwissen, nur ein bisschen Neugier und vielleicht etwas Warmes zu trinken. Ich fasse mich kurz, versprochen.",
      technical:
        "Dieser Text untersucht {topic}. Er formuliert das Problem, beschreibt die beteiligten Mechanismen und nennt die Abwägungen; Annahmen sind als solche gekennzeichnet.",
    },
    build: {
      professional:
        "Dieser Beitrag beschreibt, wie sich {topic} planen und umsetzen lässt. Er behandelt das Ziel, eine erste Fassung, die fertig werden kann, und die Entscheidungen, die man früh treffen sollte.",
      casual:
        "Heute denken wir uns einmal durch {topic}. Keine große Architektur, keine Schlagworte, nur die Entscheidungen, über die du wirklich stolperst, und zwar der Reihe nach.",
      technical:
        "Dieses Dokument beschreibt {topic}: Ziel, Umfang, Bestandteile und Prüfung. Eine Umsetzung kann ohne weitere Besprechungen davon ausgehen.",
    },
  },
  audience: {
    professional: [
      "Der Beitrag richtet sich an: {audience}.",
      "Wichtig für die angesprochenen Leser ({audience}): Der erste Schritt darf klein sein, und die Gründe gehören aufgeschrieben.",
    ],
    casual: [
      "Für wen das ist? Für dich, wenn du dich hier wiederfindest: {audience}.",
      "Und falls du dazugehörst ({audience}): Ja, du bist gemeint, und nein, du musst nicht alles auf einmal machen.",
    ],
    technical: [
      "Zielgruppe: {audience}.",
      "Hinweis für die Zielgruppe ({audience}): Alle Begriffe behalten die Bedeutung, die sie bei der ersten Nennung haben.",
    ],
  },
  asides: {
    professional: [
      "Eine kurze schriftliche Notiz nach jeder Besprechung hat sich bewährt.",
      "Es empfiehlt sich, diesen Punkt einmal im Quartal zu prüfen.",
      "Die Verantwortung dafür sollte bei einer benannten Person liegen.",
      "In den meisten Organisationen ist die nötige Information vorhanden; sie wurde nur nie gesammelt.",
      "Klarheit an dieser Stelle verkürzt jede spätere.",
      "Eine Einschränkung wird eher akzeptiert, wenn ihr Grund bekannt ist.",
      "Von zwei gleich guten Möglichkeiten ist die leichter umkehrbare vorzuziehen.",
      "Der Aufwand ist im Verhältnis zur Wirkung gering.",
      "Das Ausbleiben von Beschwerden ist nicht mit Zustimmung zu verwechseln.",
      "Vorab sollte vereinbart werden, was als Erfolg gilt.",
    ],
    casual: [
      "Klingt selbstverständlich? Ist es auch, und trotzdem macht es kaum jemand.",
      "Wenn sich das zu leicht anfühlt: gut so.",
      "Ich habe das öfter falsch gemacht, als ich zugeben möchte.",
      "Zerdenk es nicht.",
      "Dein künftiges Ich schickt dir dafür eine Dankeskarte.",
      "Am Anfang sieht das nicht schön aus, und das macht nichts.",
      "Frag jemanden, der darüber schimpft; der weiß am meisten.",
      "Du wirst dich wundern, wie weit du damit kommst.",
      "Gib der Sache eine Woche, bevor du urteilst.",
    ],
    technical: [
      "Die Annahme lässt sich mit einer einzigen Abfrage prüfen.",
      "Der Mittelwert verdeckt den interessanten Fall; maßgeblich ist das langsamste Prozent.",
      "Die Invariante gehört in eine Zeile und als Zusicherung in den Code.",
      "Erst messen: Die Intuition irrt in beide Richtungen um den Faktor zehn.",
      "Die Operation sollte idempotent sein, damit eine Wiederholung nicht schadet.",
      "Eine begrenzte Warteschlange ist einer unbegrenzten vorzuziehen.",
      "Was einen Vorgabewert hat, sollte ihn dokumentieren.",
      "Eine Zeitgrenze ohne Wiederholungsregel ist nur die halbe Entscheidung.",
      "Eine Schnittstelle zu erweitern ist billig, sie zu verengen nicht.",
      "Müssen zwei Teile übereinstimmen, bekommt einer davon das letzte Wort.",
    ],
  },
  frames: [
    "Ein Beispiel dafür ist {phrase}: nebenbei erwähnt, und doch hängt viel daran.",
    "Bei {phrase} verhindert eine kurze schriftliche Absprache die meisten Missverständnisse.",
    "Der Ausdruck {phrase} klingt harmlos, aber selten meinen zwei Leute damit dasselbe.",
    "Ein genauer Blick auf {phrase} lohnt sich schon deshalb, weil er zeigt, was noch niemand entschieden hat.",
    "Für {phrase} gilt das ganz ähnlich.",
    "Auch bei {phrase} ist das Einfachste, was funktionieren könnte, ein guter Anfang.",
    "Gerade bei {phrase} sagt ein Beispiel mehr als eine Regel.",
    "Früher oder später fragt jemand nach {phrase}; gut, wenn die Antwort dann bereitliegt.",
    "Es ist verlockend, {phrase} auf später zu verschieben; die Erfahrung spricht dagegen.",
    "Fragen zu {phrase} sind ein gutes Zeichen: Da denkt jemand voraus.",
    "Wenn man irgendwo großzügig mit der Zeit sein sollte, dann bei {phrase}.",
    "Wer versucht, {phrase} in zwei Sätzen zu erklären, merkt schnell, wo es stockt.",
    "Nichts an {phrase} muss für immer entschieden werden.",
    "Die Einzelheiten zu {phrase} können warten, bis der Umriss steht.",
    "Man könnte mit {phrase} beginnen und sich von dort nach außen arbeiten.",
    "Eine Skizze zu {phrase} auf einer einzigen Seite beantwortet schon die Hälfte der offenen Fragen.",
    "Was Menschen von {phrase} erwarten, hängt stark davon ab, was sie vorher gesehen haben.",
    "Rund um {phrase} hilft es, Gewusstes von Vermutetem zu trennen.",
    "Ohne {phrase} wäre der Rest eine Liste guter Absichten.",
    "Die Verbindung zu {phrase} übersieht man am Anfang leicht.",
    "Wer mit {phrase} schon zu tun hatte, erkennt das Muster wieder.",
    "Eine gute Probe ist die Frage, was ohne {phrase} geschähe.",
    "Von {phrase} aus gesehen ergibt die Reihenfolge der Schritte Sinn.",
    "Zwei oder drei echte Fälle zu {phrase} sind besser als zwanzig ausgedachte.",
    "Am ersten Tag muss {phrase} noch nicht geklärt sein.",
    "Wer neu dazukommt, begegnet zuerst {phrase} und urteilt danach über den Rest.",
    "Sollte {phrase} schwieriger werden als gedacht, erfährt man das besser früh.",
  ],
  themes: ["Zeitplan", "Zuständigkeit", "erste Woche", "Budget", "Alltag"],
  quoting: [
    "In der Idee selbst heißt es:",
    "Mit den Worten der Idee:",
    "Ein Satz aus der Idee verdient es, zitiert zu werden:",
    "Der Ausgangspunkt sagt es deutlich:",
    "Der ursprüngliche Wortlaut:",
    "So wurde es zuerst aufgeschrieben:",
  ],
  listing: {
    professional: [
      "Kurz gesagt verdienen drei Punkte Beachtung:",
      "Daraus folgen drei Empfehlungen:",
      "In der Praxis heißt das:",
    ],
    casual: ["Drei Dinge zum Ausprobieren:", "Die Kurzfassung:", "Für alle, die Listen mögen:"],
    technical: ["Der Reihe nach:", "Prüfliste:", "Anforderungen:", "Zu tun:"],
  },
  readers: {
    professional: "Fach- und Führungskräfte",
    casual: "alle, die neugierig sind",
    technical: "Entwicklerinnen, Entwickler und andere Praktiker",
  },
  quotes: ["„", "“"],
  description: "Ein Blick auf {topic}: warum es wichtig ist, was dazugehört und ein sinnvoller erster Schritt.",
  alt: "Abstraktes Bild aus geometrischen Formen zum Abschnitt „{heading}“ eines Textes über {topic}",
  captions: ["Ein Bild zum Mitdenken: {heading}.", "Zum Abschnitt „{heading}“.", "{heading}, in Formen und Farben."],
  unnamed: "diese Idee",
};
