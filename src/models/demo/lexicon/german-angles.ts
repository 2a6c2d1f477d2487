import type { Angles } from "./types.ts";

/** German: other ways into a subject. */
export const germanAngles: Angles = {
  titles: [
    "Ein zweiter Blick auf {topic}",
    "{topic}, von Grund auf",
    "Was man bei {topic} leicht übersieht",
    "{topic}, anders erzählt",
    "Noch einmal von vorn: {topic}",
  ],
  intros: {
    professional: [
      "Wer sich mit {topic} befasst, fängt meistens bei der Antwort an. Dieser Beitrag nimmt die andere Tür: Er beginnt bei den Menschen, die es betrifft, und arbeitet sich zu den Gründen vor.",
      "Vieles, was man über {topic} liest, wird wiederholt und selten geprüft. Dieser Beitrag geht von dem Wenigen aus, das feststeht, und fügt Schritt für Schritt etwas hinzu.",
      "Das Naheliegende zu {topic} ist gesagt. Dieser Beitrag handelt vom Rest: von Nebenwirkungen, Gewohnheiten und den kleinen Entscheidungen, die selten auf einer Tagesordnung stehen.",
    ],
    casual: [
      "Gehen wir {topic} einmal von der anderen Seite an. Vergiss kurz, was im Lehrbuch steht; wir fangen damit an, was wirklich passiert, und schauen, wohin das führt.",
      "Tun wir so, als hätten wir von {topic} noch nie gehört. Keine Meinung, keine Abkürzung: Wir beginnen mit dem, was sicher ist, und bauen von da aus weiter.",
      "Zu {topic} hat jeder etwas zu sagen. Schön! Hier geht es um das, was dabei gern übersprungen wird: seltsame Fälle, unbequeme Fragen und alles, was dir erst am zweiten Tag auffällt.",
    ],
    technical: [
      "Dieser Text nähert sich {topic} von außen: zuerst das beobachtbare Verhalten, dann der Mechanismus dahinter und erst zuletzt die möglichen Änderungen.",
      "Dieser Text leitet {topic} von Grund auf her. Jeder Abschnitt fügt eine Annahme hinzu, benennt sie und zeigt, was daraus folgt.",
      "Dieser Text behandelt, was bei {topic} meist fehlt: Randbedingungen, versteckte Abhängigkeiten und Annahmen, die kaum jemand aufschreibt.",
    ],
  },
};
