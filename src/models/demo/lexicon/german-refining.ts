import type { Refining } from "./types.ts";

/** German: what is written when somebody asks for a change. */
export const germanRefining: Refining = {
  title: "Ein Blick auf {topic}",
  leads: {
    professional: [
      "Kein Überblick über {topic} ist vollständig ohne {phrase}. Meist kommt dieser Punkt zuletzt, obwohl er vieles von dem bestimmt, was vor ihm steht.",
      "Unter den Fragen zu {topic} verdient {phrase} einen eigenen Abschnitt. Davon hängt mehr ab, als es zunächst scheint.",
      "Bei {phrase} lohnt es sich, kurz innezuhalten. Was hier entschieden wird, ist überall sonst zu spüren.",
    ],
    casual: [
      "Gut, reden wir über {phrase}. Das wird sonst gern am Ende hineingequetscht und hat etwas Besseres verdient.",
      "Und dann ist da noch {phrase}. Eine Weile kannst du das übersehen, aber es übersieht dich nicht.",
      "Zeit für {phrase}. Das ist halb so schwierig, wie es klingt, und macht mehr Spaß, als du denkst.",
    ],
    technical: [
      "Dieser Abschnitt behandelt {phrase}, soweit es {topic} betrifft: was hineingeht, was herauskommt und was dazwischen schiefgehen kann.",
      "Der Punkt {phrase} gilt hier als Randbedingung. Randbedingungen kommen zuerst, denn sie entscheiden, welche Lösungen übrig bleiben.",
      "Als Nächstes {phrase}. Ziel ist eine Aussage darüber, die sich prüfen lässt.",
    ],
  },
  body: [
    "Zuerst ist zu klären, was die Leute meinen, wenn sie {phrase} sagen. Fragt man drei von ihnen, entstehen drei verschiedene Bilder, und jedes davon ist vernünftig. Nebeneinandergelegt zeigen sie, welche Entscheidung wirklich offen ist.",
    "Eine kleine Geschichte hilft mehr als ein Grundsatz. Man nehme einen Tag, an dem {phrase} eine Rolle spielte, und erzähle ihn der Reihe nach: was geplant war, was geschah und was jemand daraufhin tun musste. Um den Abstand zwischen dem Ersten und dem Letzten geht es hier.",
    "Dann ist da die Frage nach dem Zeitpunkt. Bei {phrase} bewirkt ein wenig im richtigen Moment mehr als sehr viel zu spät, denn bis dahin hat jeder einen Weg darum herum gefunden. Ein fester Termin im Kalender ist ein bescheidenes Mittel, und es wirkt.",
    "Was wäre anders ohne {phrase}? Lautet die Antwort „nicht viel“, genügt eine Fußnote. Fangen die Leute an aufzuzählen, gehört es weit nach oben in den Plan, mit einem Namen daneben.",
    "Nichts davon muss auf einmal geklärt werden. Eine Notiz darüber, was man zu {phrase} versucht hat und was daraus wurde, lässt den nächsten Versuch etwas weiter oben beginnen.",
  ],
  mentions: {
    professional: [
      "Ein weiterer Punkt gehört hierher: {phrase}. Auf dem Papier sieht das nach einer Einzelheit aus, in der Praxis ist es mehr.",
      "Hier ist auch der Ort für ein Wort zu {phrase}. Wer damit einmal zu tun hatte, achtet beim nächsten Mal darauf.",
      "In diesem Zusammenhang sollte {phrase} nicht fehlen. Ein einziger Satz dazu erspart später eine lange Diskussion.",
    ],
    casual: [
      "Ach ja, bevor es weitergeht: {phrase}. Das wegzulassen wäre schade, denn genau da bleiben viele hängen.",
      "Kurz noch zu {phrase}, weil immer jemand fragt. Es ist wichtig, und es ist leichter, als es aussieht.",
      "Und vergiss {phrase} nicht. Am ersten Tag denkt niemand daran, am zweiten alle.",
    ],
    technical: [
      "Eine weitere Eingangsgröße ist hier zu nennen: {phrase}. Im Mittel ist ihr Einfluss klein, im ungünstigsten Fall groß.",
      "Dieselbe Überlegung gilt für {phrase} als zusätzliche Bedingung. Sie gehört ausdrücklich genannt und für sich geprüft.",
      "Zu beachten ist die Abhängigkeit von {phrase}. Ändert sich dort etwas, ist das Ergebnis dieses Abschnitts neu zu prüfen.",
    ],
  },
  examples: [
    "Ein Beispiel: Jemand begegnet {phrase} an einem vollen Vormittag. Das Naheliegende klappt beinahe, und gegen Mittag stellt sich heraus, was niemand erwähnt hatte. Eine Stunde Gespräch vorab hätte genügt.",
    "Nehmen wir als Beispiel eine gewöhnliche Woche. Am Montag denkt niemand an {phrase}; bis Mittwoch haben zwei Leute zwei verschiedene Umwege gefunden; am Freitag vergleichen sie und behalten den besseren.",
    "Ein Beispiel dazu: Zwei Nachbarn mit demselben Ziel fangen am selben Tag an. Der eine beginnt mit {phrase}, der andere hebt es sich für den Schluss auf. Einen Monat später haben beide dasselbe gelernt, aber nur einer musste die Arbeit zweimal machen.",
  ],
  undone: {
    notFound: "Zu {name} steht nichts im Beitrag, deshalb blieb alles, wie es war.",
    shortest: "Kürzer geht es nicht, ohne dass die Aussage verloren geht.",
    longest: "Das Offline-Demomodell hat nichts mehr hinzuzufügen.",
    onlySection: "Der letzte Abschnitt bleibt, denn ein Beitrag braucht einen.",
    foreign: "Das Offline-Demomodell schreibt Englisch, Deutsch, Französisch und Spanisch, aber nicht {name}.",
    already: "Der Beitrag ist schon auf {name}.",
    noPicture: "Der Beitrag hat kein Bild, das man herausnehmen könnte.",
    beyond: "Eine Antwort ändert nur den Beitrag; veröffentlichen kann ihn, wem die Idee gehört, mit dem Knopf.",
    unclear:
      "Das Offline-Demomodell hat „{name}“ nicht verstanden und deshalb nichts geändert. Es kennt Wünsche wie „kürzer“, „lockerer“ oder „füge einen Abschnitt über … hinzu“.",
  },
};
