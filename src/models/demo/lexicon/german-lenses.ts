import type { Lens } from "./types.ts";

/** German sections, in reading order. */
export const germanLenses: readonly Lens[] = [
  {
    about: "origin",
    for: "essay",
    headings: {
      professional: "Woher die Frage kommt",
      casual: "Wie kommt man überhaupt darauf?",
      technical: "Problemstellung",
    },
    purpose: "Sagen, was den Anlass gab und was der Text beantwortet.",
    points: ["Den Anlass nennen", "Sagen, was bisher galt", "Die Frage in einem Satz stellen"],
    listed: false,
    lead: {
      professional:
        "Über {topic} wird oft erst gesprochen, wenn bereits eine Antwort auf dem Tisch liegt. Lohnender ist es, mit der Frage zu beginnen.",
      casual:
        "Mal ehrlich: Niemand wacht morgens auf und denkt über {topic} nach. Irgendetwas Kleines geht schief, und plötzlich lässt es dich nicht mehr los.",
      technical:
        "Zunächst die Definition. Im Folgenden wird {topic} als Problem mit Eingaben, Randbedingungen und einem prüfbaren Ergebnis behandelt.",
    },
    body: [
      "Am Anfang steht meistens ein Gefühl: Das müsste auch anders gehen. Ein solches Gefühl lässt sich leicht abtun, denn es kommt ohne Beweis. Trotzdem ist es die günstigste Warnung, die man bekommen kann, und sie trifft lange vor den Zahlen ein.",
      "Aufgeschrieben wird daraus ein Satz, den man prüfen kann. Wem fällt der Unterschied auf? Wann fällt er auf? Was geschieht heute stattdessen? Drei kurze Antworten genügen, um zu sehen, ob hier ein Thema liegt oder nur eine Stimmung.",
      "In diesem Fall liegt hier ein Thema. Rund um {short} gibt es Gewohnheiten, die einmal sinnvoll waren, und einige davon haben ihre Gründe überlebt. Der Rest dieses Textes versucht, beides auseinanderzuhalten.",
    ],
  },
  {
    about: "goal",
    for: "build",
    headings: {
      professional: "Was es leisten soll",
      casual: "Was bauen wir da eigentlich?",
      technical: "Ziel und Abnahme",
    },
    purpose: "Sagen, was entstehen soll und woran man merkt, dass es fertig ist.",
    points: [
      "Das Ergebnis in einem Satz beschreiben",
      "Die eine Person nennen, für die es gedacht ist",
      "Aufschreiben, woran man den Erfolg erkennt",
    ],
    listed: true,
    lead: {
      professional:
        "Ein Vorhaben wie {topic} gewinnt durch ein Ziel, das in einen Satz passt. Alles Weitere lässt sich daran messen.",
      casual:
        "Also gut, bauen wir etwas: {topic}. Aber vorher klären wir kurz, was „läuft“ bedeutet, sonst polierst du am Ende Knöpfe, die niemand drückt.",
      technical:
        "Ziel: {topic}. Fertig heißt, dass eine fremde Person es starten, den Hauptweg einmal ohne Hilfe gehen und das erwartete Ergebnis sehen kann.",
    },
    body: [
      "Ein gutes Ziel nennt eine Person, eine Situation und ein Ergebnis. Die Technik lässt es weg, denn die Technik darf sich ändern und das Ziel nicht. Braucht der Satz zweimal das Wort „und“, dann beschreibt er zwei Projekte.",
      "Es hilft, sich die allererste Benutzung vorzustellen. Jemand öffnet das Ding, hat eine Sache im Kopf, macht zwei oder drei Schritte und schließt es wieder. Was in dieser Minute geschieht, ist das Produkt; alles andere ist Unterstützung.",
      "Aus dieser Minute lassen sich die meisten Anforderungen ablesen. Was muss sofort zu sehen sein? Was darf einen Moment dauern? Was darf niemals verloren gehen? Die Antworten sind kurz und mehr wert als eine lange Liste von Funktionen.",
    ],
  },
  {
    about: "motivation",
    for: "both",
    headings: {
      professional: "Warum {short} Aufmerksamkeit verdient",
      casual: "Und wozu die Mühe?",
      technical: "Motivation und Kontext",
    },
    purpose: "Zeigen, warum es die Leser angeht.",
    points: [
      "Sagen, wer etwas davon hat",
      "Die Kosten des Nichtstuns nennen",
      "Den kleinsten sichtbaren Nutzen zeigen",
    ],
    listed: false,
    lead: {
      professional:
        "Der Wert einer klaren Sicht auf {topic} zeigt sich in den Entscheidungen, die daraus folgen. Wer sie teilt, diskutiert weniger und kommt früher voran.",
      casual:
        "Gute Frage! Du hast schließlich genug zu tun. Aber bei {topic} zahlt sich ein bisschen Aufmerksamkeit erstaunlich schnell aus.",
      technical:
        "Die Motivation ist eine Rechnung: Häufigkeit mal Kosten je Fall. Bei {topic} wird vor allem der erste Faktor unterschätzt.",
    },
    body: [
      "Kleine Reibungen schaffen es selten auf irgendeine Liste. Sie kosten hier eine Minute und dort eine Rückfrage, und keine einzelne Minute ist eine Besprechung wert. Über ein Jahr zusammengezählt sind sie der Unterschied zwischen Arbeit, die fließt, und Arbeit, die man schieben muss.",
      "Der zweite Grund ist Zuversicht. Wer weiß, warum etwas so gemacht wird, kann es ändern, wenn die Gründe sich ändern. Wer nur die Regel kennt, muss fragen oder, schlimmer noch, raten.",
      "Auch nichts zu tun ist eine Entscheidung, und sie hat ihren Preis. Bezahlt wird er in Umwegen, und Umwege haben die Angewohnheit zu bleiben. Ein Jahr später weiß niemand mehr, worum sie eigentlich herumführen.",
    ],
  },
  {
    about: "today",
    for: "both",
    headings: { professional: "Wie es heute gemacht wird", casual: "So läuft es im Moment", technical: "Ausgangslage" },
    purpose: "Den heutigen Zustand ohne Vorwurf beschreiben.",
    points: [
      "Den üblichen Ablauf notieren",
      "Die Stelle suchen, an der alle stöhnen",
      "Festhalten, was gut funktioniert",
    ],
    listed: true,
    lead: {
      professional:
        "Vor jeder Veränderung steht eine nüchterne Beschreibung des Bestehenden. Für {topic} passt sie auf eine halbe Seite.",
      casual:
        "Bevor wir an {topic} herumschrauben, schauen wir kurz, wie es heute läuft. Keine Sorge, das tut nicht weh.",
      technical:
        "Die Ausgangslage wird als Ablauf beschrieben: Auslöser, Schritte, Ergebnis. Für {topic} genügen dafür erfahrungsgemäß fünf Zeilen.",
    },
    body: [
      "Was heute geschieht, geschieht aus Gründen. Manche davon gelten noch, andere stammen aus einer Zeit, an die sich nur die Dienstältesten erinnern. Beide sehen von außen gleich aus, und deshalb lohnt es sich nachzufragen.",
      "Am meisten lernt man an der Stelle, an der alle leise stöhnen. Dort haben sich kleine Tricks gebildet, ein Zettel am Bildschirm, ein Anruf statt eines Formulars. Solche Tricks sind keine Schwäche, sondern eine Beschreibung dessen, was fehlt.",
      "Ebenso wichtig ist, was gut läuft. Es wird selten erwähnt, weil niemand sich darüber beschwert, und es geht bei Umbauten am leichtesten verloren. Ein Satz dazu im Protokoll schützt davor.",
    ],
  },
  {
    about: "parts",
    for: "both",
    headings: {
      professional: "Die entscheidenden Teile",
      casual: "Woraus das Ganze besteht",
      technical: "Bestandteile und Zuständigkeiten",
    },
    purpose: "Das Thema in Teile zerlegen, über die man einzeln sprechen kann.",
    points: ["Drei Teile benennen", "Jedem Teil eine Aufgabe geben", "Markieren, was sich später ändern darf"],
    listed: true,
    lead: {
      professional:
        "Zerlegt man {topic}, bleiben wenige Teile mit klaren Zuständigkeiten. Wer sie früh benennt, hält spätere Gespräche kurz.",
      casual:
        "Nehmen wir {topic} einmal auseinander und legen die Teile auf den Tisch. Es sind weniger, als es von außen aussieht.",
      technical:
        "Die Zerlegung folgt den Zuständigkeiten, nicht der Technik. Jeder Teil von {short} trifft genau eine Entscheidung und zeigt den anderen so wenig wie möglich.",
    },
    body: [
      "Der erste Teil ist der, den alle sehen. Er weckt Erwartungen und wird in Sekunden beurteilt. Der zweite ist der, auf den sich alle verlassen, ohne ihn zu sehen; er sollte unauffällig, gut verstanden und schwer zu beschädigen sein.",
      "Der dritte Teil ist die Naht dazwischen, und dort beginnt der meiste Ärger. Eine Naht ohne Namen wird von zehn Leuten auf zehn Arten überquert, und alle zehn haben gute Gründe.",
      "Sobald die Teile Namen haben, wird eine nützliche Frage möglich: Welchen davon könnte man nächsten Monat austauschen, ohne dass es jemand merkt? Lautet die Antwort „keinen“, hängt noch alles zusammen. Lautet sie „einen oder zwei“, dann trägt die Struktur schon.",
    ],
  },
  {
    about: "model",
    for: "both",
    headings: {
      professional: "Ein Bild zum Mitdenken",
      casual: "Stell dir das so vor",
      technical: "Ein einfaches Modell",
    },
    purpose: "Ein Bild geben, das den Rest trägt.",
    points: ["Einen Vergleich aus dem Alltag anbieten", "Sagen, was er gut erklärt", "Sagen, wo er endet"],
    listed: false,
    lead: {
      professional:
        "Ein einfaches Modell erleichtert das Gespräch über {topic}. Das folgende ist bewusst schlicht und in einer Minute gezeichnet.",
      casual:
        "Stell dir eine Küche an einem vollen Abend vor. Bestellungen kommen, Pfannen zischen, und irgendwer sucht das Salz. Genau so ist {topic}.",
      technical:
        "Man reduziere das System auf drei Dinge: was hineinkommt, was gemerkt wird, was herauskommt. Bei {topic} folgen fast alle Eigenschaften aus dem mittleren.",
    },
    body: [
      "Denken wir an einen Tresen mit einer Schlange davor und einem Regal dahinter. Was oft verlangt wird, steht in Griffweite. Was einmal im Monat verlangt wird, steht im Lager, und niemand ärgert sich über den Weg.",
      "Das Bild erklärt zweierlei. Es zeigt, warum Geschwindigkeit vor allem eine Frage der Anordnung ist, und warum jede Anordnung eine Wette darauf ist, was als Nächstes gefragt wird. Geht die Wette auf, wirkt der Tresen mühelos.",
      "Wie jedes Bild hat auch dieses einen Rand. Ein Regal ist klein und sichtbar, und das meiste, worauf es hier ankommt, ist weder das eine noch das andere. Zum Einstieg taugt der Vergleich, danach darf man ihn loslassen.",
    ],
  },
  {
    about: "scope",
    for: "build",
    headings: {
      professional: "Die kleinste nützliche Fassung",
      casual: "Fang peinlich klein an",
      technical: "Umfang der ersten Version",
    },
    purpose: "Die erste Fassung auf das Nützliche beschränken.",
    points: [
      "Einen Weg vom Start zum Ergebnis bauen",
      "Konten und Einstellungen weglassen",
      "Aufschreiben, was bewusst fehlt",
    ],
    listed: true,
    lead: {
      professional:
        "Die erste Fassung sollte klein genug sein, um fertig zu werden, und vollständig genug, um benutzt zu werden. Für {topic} ist beides erreichbar.",
      casual:
        "Was auch immer du mit {topic} vorhast: Halbiere es. Und dann noch einmal. Was übrig bleibt, ist ein richtig schönes Wochenende.",
      technical:
        "Version eins von {short} hat genau einen Weg: eine Eingabe, eine Umformung, eine Ausgabe. Keine Konten, keine Einstellungen.",
    },
    body: [
      "Ein bewährter Kniff ist, die Anleitung vor dem Programm zu schreiben. Braucht sie mehr als fünf Zeilen, kann die erste Fassung zu viel. Passt sie in drei, wird sie vermutlich fertig, und nur Fertiges wird besser.",
      "Alles Gestrichene kommt auf eine Liste mit einem schlichten Titel: noch nicht. Die Liste stiftet Frieden. Nichts darauf ist abgelehnt, und nichts darauf darf die erste Benutzung verzögern.",
      "Die kleine Fassung lehrt außerdem, was die große nicht lehren kann. Sie zeigt, welcher Schritt wiederholt wird, wo gezögert wird und wonach niemand fragt. Dieses Wissen ist das eigentliche Ergebnis der ersten Woche.",
    ],
  },
  {
    about: "example",
    for: "both",
    headings: {
      professional: "Ein Beispiel aus der Praxis",
      casual: "Ein ganz normaler Dienstag",
      technical: "Durchgerechnetes Beispiel",
    },
    purpose: "Es an einem Fall greifbar machen.",
    points: [
      "Einen Fall von Anfang bis Ende verfolgen",
      "Den Moment der Entscheidung zeigen",
      "Sagen, was man heute anders machte",
    ],
    listed: false,
    lead: {
      professional:
        "Ein typischer Fall: Ein kleines Team stößt mitten in anderer Arbeit auf {topic}, mit Termin und ohne Zeit für Theorie.",
      casual:
        "Machen wir es konkret. Es ist Dienstag, der Kaffee ist gut, und jemand fragt etwas zu {topic}, worauf keiner im Raum eine Antwort hat.",
      technical:
        "Man nehme den kleinsten Fall, der die Wirkung noch zeigt: zwei Beteiligte, ein gemeinsamer Zustand, ein Ereignis in falscher Reihenfolge. Für {topic} reicht das.",
    },
    body: [
      "Zunächst sieht nichts ungewöhnlich aus. Die Frage klingt einfach, jemand gibt eine schnelle Antwort, und das Gespräch geht weiter. Eine Stunde später kommt dieselbe Frage von einer anderen Seite zurück, und die schnelle Antwort passt nicht mehr.",
      "Jetzt hilft es, zehn Minuten lang langsamer zu werden. Was ist bekannt, was ist vermutet, und was hat noch niemand geprüft? Die dritte Spalte wird immer länger als erwartet, und fast immer steckt die Lösung darin.",
      "Im Rückblick war der Wendepunkt klein. Jemand sprach aus, was alle für selbstverständlich hielten, und es stimmte nicht. Von da an war der Weg an einem Nachmittag gefunden.",
    ],
  },
  {
    about: "words",
    for: "both",
    headings: {
      professional: "Wörter, die Verschiedenes bedeuten",
      casual: "Reden wir vom Gleichen?",
      technical: "Begriffe",
    },
    purpose: "Missverständnisse um Wörter ausräumen.",
    points: [
      "Die drei wichtigsten Wörter erklären",
      "Je ein Beispiel und ein Gegenbeispiel geben",
      "Die Erklärung dort ablegen, wo man sucht",
    ],
    listed: true,
    lead: {
      professional:
        "Viele Meinungsverschiedenheiten über {topic} sind Verschiedenheiten der Wörter. Eine kurze gemeinsame Liste erspart lange Gespräche.",
      casual:
        "Kennst du das? Zwei Leute streiten sich eine halbe Stunde über {topic} und merken dann, dass sie das Gleiche meinen.",
      technical:
        "Begriffe werden einmal festgelegt und danach nur in dieser Bedeutung verwendet. Für {topic} genügen wenige.",
    },
    body: [
      "Ein Wort, das jeder kennt, ist gefährlicher als eines, das niemand kennt. Beim unbekannten fragt man nach. Beim bekannten nickt man, und jeder denkt dabei an etwas anderes.",
      "Am besten erklärt ein Beispiel und gleich daneben ein Gegenbeispiel. Die Grenze dazwischen sagt mehr als jede Definition, denn an ihr entstehen die Fragen. Wer beides in zwei Zeilen unterbringt, hat das Wort verstanden.",
      "Die Liste gehört dorthin, wo man sie ohnehin sieht. In einem Ordner, den niemand öffnet, altert sie unbemerkt. Neben der täglichen Arbeit wird sie von selbst gepflegt, weil Fehler darin stören.",
    ],
  },
  {
    about: "mistakes",
    for: "both",
    headings: {
      professional: "Häufige Fehler",
      casual: "Fehler, die du dir sparen kannst",
      technical: "Typische Fehlerbilder",
    },
    purpose: "Vor dem warnen, was meistens schiefgeht.",
    points: [
      "Keine Lösung ohne ihre Gründe übernehmen",
      "Nichts verbessern, was niemand benutzt",
      "Nicht auf vollständiges Wissen warten",
    ],
    listed: true,
    lead: {
      professional:
        "Einige Fehler treten bei {topic} so regelmäßig auf, dass sie einen Namen verdienen. Keiner davon ist ein Zeichen von Nachlässigkeit.",
      casual:
        "Bei {topic} machst du Fehler. Machen alle, und meistens dieselben. Hier sind die, die am meisten zwicken.",
      technical:
        "Die Fehler rund um {topic} fallen in wenige Klassen. Zu jeder gehört das früheste Anzeichen, an dem sie sich erkennen lässt.",
    },
    body: [
      "Der häufigste Fehler ist, eine Lösung ohne ihre Gründe zu übernehmen. Was anderswo funktioniert, funktioniert dort unter Bedingungen, die niemand aufgeschrieben hat. Ohne sie ist es ein Kostüm: Es sieht von weitem richtig aus und hält nicht warm.",
      "Ein anderer ist, zu verbessern, was sich leicht messen lässt, statt dessen, was zählt. Die Zahl steigt, alle freuen sich, und einen Monat später ist die alte Klage wieder da. Ein kurzer Besuch bei den Betroffenen hätte den Umweg erspart.",
      "Der dritte ist Geduld am falschen Ort. Auf vollständiges Wissen zu warten fühlt sich verantwortungsvoll an, aber das meiste Wissen entsteht erst beim Versuch. Ein kleiner Schritt, den man zurücknehmen kann, schlägt einen großen, bei dem das nicht geht.",
    ],
  },
  {
    about: "cost",
    for: "both",
    headings: { professional: "Was es kostet", casual: "Wo ist der Haken?", technical: "Kosten und Abwägungen" },
    purpose: "Ehrlich über den Preis sprechen.",
    points: [
      "Die Stunden zählen, einmalig und monatlich",
      "Sagen, worauf man verzichtet",
      "Einen Punkt zum Aufhören festlegen",
    ],
    listed: true,
    lead: {
      professional:
        "Zu einer vollständigen Betrachtung von {topic} gehören die Kosten. Sie sind überschaubar, fallen aber zu ungünstigen Zeiten an.",
      casual:
        "Irgendeinen Haken gibt es ja immer, oder? Bei {topic} ist es weniger das Geld als die Aufmerksamkeit, die du irgendwo hernehmen musst.",
      technical:
        "Jede Eigenschaft wird mit einer anderen bezahlt. Bei {topic} stehen meist Wartezeit, Aktualität und Aufwand gegeneinander: zwei davon wählen, das dritte dokumentieren.",
    },
    body: [
      "Die ersten Kosten sind die sichtbaren: Stunden am Anfang, fürs Lernen und Einrichten. Sie lassen sich leicht schätzen und leicht begründen. Hier hören die meisten Pläne auf, und darum sind die meisten Pläne zu billig.",
      "Die zweiten Kosten kommen jeden Monat. Etwas muss nachgesehen, erneuert oder einer neuen Kollegin erklärt werden. Eine Stunde im Monat klingt nach nichts; in drei Jahren ist es eine Arbeitswoche.",
      "Die dritten Kosten sind das, was man in der Zeit nicht tut. Auf keiner Rechnung stehen sie, und oft sind sie die größten. Darum sollte man vorher festlegen, wann man aufhört, und dann auch auf den Kalender schauen.",
    ],
  },
  {
    about: "people",
    for: "both",
    headings: {
      professional: "Die beteiligten Menschen",
      casual: "Vergiss die Leute nicht",
      technical: "Rollen und Verantwortung",
    },
    purpose: "Es von der Seite derer betrachten, die damit leben.",
    points: [
      "Die fragen, die heute die Arbeit machen",
      "Eine Person benennen, die entscheidet",
      "Es leicht machen, Fehler zu melden",
    ],
    listed: true,
    lead: {
      professional:
        "Hinter {topic} stehen Menschen mit Terminen, Vorlieben und Erfahrung. Ihre Mitarbeit entscheidet öfter über den Erfolg als jede Technik.",
      casual:
        "Man behandelt {topic} gern wie ein Rätsel. Aber auf der anderen Seite sitzt immer jemand, der auch mal Feierabend haben möchte.",
      technical:
        "Erst die Rollen, dann die Rechte. Für {topic} gibt es mindestens drei: wer es benutzt, wer es betreibt und wer geweckt wird, wenn es steht.",
    },
    body: [
      "Wer die Arbeit heute macht, weiß Dinge, die in keinem Dokument stehen. Welcher Schritt immer ausgelassen wird, welches Formular man von hinten ausfüllt, wen man anruft, wenn es klemmt. Eine halbe Stunde Gespräch ersetzt eine Woche Vermutungen.",
      "Wichtig ist auch, wer entscheidet. Entscheidet niemand, bleibt alles möglich und nichts wird fertig. Eine benannte Person mit ein wenig Befugnis genügt, sofern alle wissen, wer es ist.",
      "Und schließlich muss man leicht sagen können, dass etwas nicht geht. Nach der zweiten Meldung ohne Folgen meldet niemand mehr etwas. Eine schnelle, ehrliche Antwort hält den Weg offen, selbst wenn sie „nein“ lautet.",
    ],
  },
  {
    about: "objection",
    for: "both",
    headings: {
      professional: "Der stärkste Einwand",
      casual: "Und wenn ich falsch liege?",
      technical: "Gegenargumente",
    },
    purpose: "Den besten Einwand ernst nehmen.",
    points: [
      "Den Einwand so stark wie möglich machen",
      "Einräumen, was daran stimmt",
      "Sagen, was einen umstimmen würde",
    ],
    listed: false,
    lead: {
      professional:
        "Eine faire Behandlung von {topic} muss den stärksten Einwand nennen, und zwar so, wie seine Anhänger ihn nennen würden.",
      casual:
        "Ich höre dich schon: „Klingt nett, klappt bei uns aber nie.“ Und weißt du was? Bei {topic} könnte da etwas dran sein.",
      technical:
        "Die hier vertretene Aussage ist widerlegbar. Es folgt das stärkste Gegenargument zu {topic} samt der Beobachtung, die darüber entschiede.",
    },
    body: [
      "Der Einwand lautet so: Das klingt alles vernünftig, aber die Umstände sind verschieden, und was dem einen Team hilft, bremst das andere. Allgemeiner Rat ist billig, weil er keine bestimmte Woche überstehen muss.",
      "Daran ist etwas wahr. Kein Vorgehen passt überall, und wer etwas anderes behauptet, will etwas verkaufen. Übertragen lässt sich nicht die Antwort, sondern die Art, sie zu finden: genau hinsehen, klein probieren, aufschreiben, was geschah.",
      "Dagegen spräche ein Fall, in dem genaues Hinsehen geschadet hat. Solche Fälle gibt es. Gemeinsam ist ihnen, dass die Zeit zum Hinsehen schon vorbei war.",
    ],
  },
  {
    about: "difficult",
    for: "both",
    headings: { professional: "Was schwierig bleibt", casual: "Wovor dich keiner warnt", technical: "Offene Probleme" },
    purpose: "Sagen, was auch dann schwer bleibt, wenn alles stimmt.",
    points: ["Nennen, was keine Methode löst", "Sagen, was ein wenig hilft", "Die Frage absichtlich offen lassen"],
    listed: false,
    lead: {
      professional:
        "Einiges an {topic} bleibt auch mit Erfahrung schwierig. Wer das früh erkennt, ist später nicht enttäuscht.",
      casual:
        "Jetzt zu dem Teil, der in den fröhlichen Vorträgen fehlt: Manches an {topic} bleibt einfach schwer, und das ist in Ordnung.",
      technical:
        "Zwei Probleme bleiben offen. Für {topic} gibt es zu keinem eine allgemeine Lösung; beide lassen sich für die Praxis hinreichend eingrenzen.",
    },
    body: [
      "Am schwersten ist, dass Erfolg leise ist. Wenn es gut läuft, passiert nichts, und für nichts bedankt sich niemand. Es braucht Disziplin, sich um etwas zu kümmern, das nicht mehr wehtut.",
      "Die andere Schwierigkeit ist das Gedächtnis. Gründe verblassen schneller als Regeln, und nach zwei Jahren kann man einer Regel sehr treu sein, deren Grund verschwunden ist. Eine kurze Notiz mit Datum hilft, ebenso der Mut, sie zu löschen.",
      "Mit mehr Anstrengung löst man das nicht. Man löst es, soweit es geht, indem man in Abständen mit frischen Augen zurückkommt. Ein warmes Getränk schadet dabei nicht.",
    ],
  },
  {
    about: "passing-on",
    for: "both",
    headings: {
      professional: "Weitergeben, was man weiß",
      casual: "Erklär es jemandem",
      technical: "Übergabe und Dokumentation",
    },
    purpose: "Zeigen, wie das Wissen bei anderen ankommt.",
    points: [
      "Eine Seite schreiben statt zwanzig",
      "Jemanden daran scheitern lassen",
      "Den Text nach einem halben Jahr prüfen",
    ],
    listed: true,
    lead: {
      professional:
        "Wissen über {topic}, das nur in einem Kopf steckt, ist ein Risiko. Es weiterzugeben kostet weniger, als man annimmt.",
      casual: "Willst du wissen, ob du {topic} verstanden hast? Dann erklär es jemandem, der dabei ein Brötchen isst.",
      technical:
        "Dokumentiert wird die Entscheidung samt ihren Gründen, nicht der Zustand. Den Zustand von {short} zeigt das System selbst.",
    },
    body: [
      "Eine Seite wird gelesen, zwanzig werden abgelegt. Auf die eine Seite gehört, was man am ersten Tag wissen muss, und wen man am zweiten Tag fragt. Der Rest darf dort stehen, wo er gebraucht wird.",
      "Ob der Text taugt, zeigt sich, wenn jemand Neues danach arbeitet und niemand hilft. Das ist für beide Seiten unbequem und sehr lehrreich. Jede Stelle, an der gestockt wird, ist ein fehlender Satz.",
      "Ein halbes Jahr später lohnt ein zweiter Blick. Was nicht mehr stimmt, schadet mehr als eine Lücke, weil man ihm glaubt. Streichen ist dabei genauso nützlich wie ergänzen.",
    ],
  },
  {
    about: "measure",
    for: "both",
    headings: {
      professional: "Fortschritt messen",
      casual: "Woran du merkst, dass es klappt",
      technical: "Kennzahlen und Abnahme",
    },
    purpose: "Sagen, woran man den Erfolg erkennt.",
    points: [
      "Eine Zahl und eine Geschichte wählen",
      "Den heutigen Wert zuerst notieren",
      "Nach einem Monat wieder hinsehen",
    ],
    listed: true,
    lead: {
      professional:
        "Fortschritt bei {topic} sollte auch für Unbeteiligte sichtbar sein. Eine Zahl und eine Geschichte genügen in der Regel.",
      casual:
        "Woran merkst du, dass es mit {topic} besser wird und nicht nur anders? Such dir etwas aus, das du zählen kannst. Nur eine Sache!",
      technical:
        "Die Kennzahl wird vor der Änderung festgelegt. Zu {topic} gehören heutiger Wert, erwarteter Wert, Messverfahren und Datum der nächsten Messung.",
    },
    body: [
      "Die Zahl sollte langweilig und schwer zu bestreiten sein: wie oft, wie lange, wie viele. Alles erfassen muss sie nicht. Sie muss sich nur bewegen, wenn es besser wird, und stehen bleiben, wenn nicht.",
      "Den Rest erledigt die Geschichte. Jemand, der sich im Frühjahr damit geplagt hat, erzählt, wie sich dieselbe Aufgabe im Herbst anfühlt. Ein ehrlicher Absatz dieser Art überzeugt mehr Leute als ein Diagramm, und er sagt, warum die Zahl sich bewegt hat.",
      "Der heutige Wert gehört notiert, bevor sich etwas ändert. Das dauert fünf Minuten und lässt sich als Einziges nicht nachholen. Einen Monat später schaut man wieder hin und darf sich wundern.",
    ],
  },
  {
    about: "questions",
    for: "both",
    headings: {
      professional: "Fragen, die sich lohnen",
      casual: "Stell die unbequemen Fragen",
      technical: "Prüffragen",
    },
    purpose: "Den Lesern Fragen mitgeben.",
    points: [
      "Fragen, was dafür wahr sein müsste",
      "Fragen, wer es zuerst bemerkte",
      "Fragen, was ohne jedes Zutun geschähe",
    ],
    listed: true,
    lead: {
      professional:
        "Ein paar Fragen haben sich bei {topic} als nützlicher erwiesen als jede Checkliste. Sie passen in jede Besprechung.",
      casual: "Diese Fragen würde ich zu jedem Gespräch über {topic} mitbringen. Fairerweise: Sie nerven ein bisschen.",
      technical:
        "Die folgenden Fragen dienen als Prüfkriterien für {topic}. Eine Antwort zählt nur, wenn sie sich widerlegen ließe.",
    },
    body: [
      "Was müsste wahr sein, damit das funktioniert? Die Frage klingt freundlich und ist ziemlich streng. Sie macht aus einer Hoffnung eine Liste von Bedingungen, und auf den meisten Listen steht eine, an die niemand glaubt.",
      "Wer würde zuerst merken, wenn es schiefgeht, und wie lange würde das dauern? Lautet die Antwort „eine Kundin, nach einem Monat“, dann fehlt dem Vorhaben irgendwo ein Auge. Eines hinzuzufügen ist meistens billig.",
      "Und was geschieht, wenn man gar nichts tut? Manchmal lautet die ehrliche Antwort: nicht viel. Auch das ist gut zu wissen, denn es macht einen Nachmittag frei für etwas, das nicht warten kann.",
    ],
  },
  {
    about: "ahead",
    for: "both",
    headings: {
      professional: "Ein Blick weiter voraus",
      casual: "Spulen wir zwei Jahre vor",
      technical: "Pflege und Weiterentwicklung",
    },
    purpose: "Sagen, was die Jahre daraus machen.",
    points: [
      "Auch das zweite Jahr einplanen",
      "Platz für eine Meinungsänderung lassen",
      "Festlegen, was weggeworfen werden darf",
    ],
    listed: true,
    lead: {
      professional:
        "Über {topic} wird in Wochen entschieden und Jahre damit gelebt. Ein kurzer Blick voraus ist deshalb angebracht.",
      casual:
        "Spulen wir zwei Jahre vor. Jemand schlägt deine Notizen zu {topic} auf, kneift die Augen zusammen und fragt: „Wer hat das denn geschrieben?“",
      technical:
        "Der größte Teil des Aufwands fällt in die Pflege. Für {topic} schätzt man, wie oft sich jeder Teil ändert, und trennt die schnellen von den langsamen.",
    },
    body: [
      "Im zweiten Jahr sind andere Leute da. Die Diskussionen haben sie nicht gehört, sie sehen nur das Ergebnis. Erklärt es sich selbst, bauen sie darauf auf; wenn nicht, fangen sie von vorn an.",
      "Platz für eine Meinungsänderung ist am Anfang billig und am Ende teuer. Oft läuft es darauf hinaus, zwei Dinge getrennt zu halten, die nur zufällig heute gleich sind. Wer sie zusammenlegt, spart jetzt eine Stunde und verliert später eine Woche.",
      "Nicht alles muss halten. Manches darf nach einem Jahr weg, und es entlastet, zu wissen, was. Ein Datum neben dem Namen genügt, und niemand braucht ein schlechtes Gewissen zu haben.",
    ],
  },
  {
    about: "first-step",
    for: "both",
    headings: {
      professional: "Ein sinnvoller erster Schritt",
      casual: "Probier zuerst das",
      technical: "Empfohlenes Vorgehen",
    },
    purpose: "Etwas an die Hand geben, das diese Woche geht.",
    points: [
      "Einen Fall wählen, der jede Woche vorkommt",
      "Eine einzige Sache daran ändern",
      "Nach zwei Wochen darüber sprechen",
    ],
    listed: true,
    lead: {
      professional:
        "Wer bei {topic} handeln möchte, beginnt besser mit einem kleinen Schritt als mit einem Programm. Er sollte in zwei Wochen abgeschlossen sein.",
      casual:
        "Genug geredet! Wenn du diese Woche etwas in Sachen {topic} tun willst: Hier ist ein winziger Plan, der zwischen Mittagessen und Besprechung passt.",
      technical:
        "Es wird in kleinen, umkehrbaren Schritten vorgegangen. Für {topic} braucht es keine neuen Werkzeuge, und jeder Schritt kann ohne Verlust der letzte sein.",
    },
    body: [
      "Am besten eignet sich ein Fall, der jede Woche vorkommt und jemanden ärgert. Er sollte so klein sein, dass niemand um Erlaubnis fragen muss, und so häufig, dass man den Unterschied spürt. Drei Sätze genügen, um ihn zu beschreiben.",
      "Dann ändert man eine einzige Sache. Bei zweien kann hinterher niemand sagen, welche geholfen hat. Die Betroffenen erfahren vorher, was anders wird und bis wann.",
      "Nach zwei Wochen setzt man sich eine Viertelstunde zusammen. Was war besser, was schlechter, was einfach nur seltsam? Was half, bleibt; was nicht half, geht; und dann kommt der nächste Fall.",
    ],
  },
  {
    about: "conclusion",
    for: "both",
    headings: {
      professional: "Zusammenfassung und Ausblick",
      casual: "Und jetzt?",
      technical: "Zusammenfassung und nächste Schritte",
    },
    purpose: "Zusammenfassen und nach vorn zeigen.",
    points: ["Den einen Gedanken wiederholen", "Sagen, was als Nächstes kommt", "Zum Widerspruch einladen"],
    listed: false,
    lead: {
      professional:
        "Zusammenfassend lohnt sich bei {topic} ein ruhiger Blick auf Gründe, Teile und Menschen. Keiner der Schritte ist groß; entscheidend ist ihre Reihenfolge.",
      casual:
        "Das war also {topic}, oder wenigstens ein ehrlicher Spaziergang darum herum. Wenn du nur eines behältst, dann das: Fang kleiner an, als es sich vernünftig anfühlt.",
      technical:
        "Zusammengefasst: Begriffe um {topic} klären, Teile trennen, Abwägung benennen, vorher und nachher messen. Jeder Schritt liefert ein Ergebnis, das sich einzeln prüfen lässt.",
    },
    body: [
      "Bleibt nur anzufangen. Der erste Versuch wird unbeholfen sein und trotzdem mehr lehren als ein weiterer Abend mit Büchern. Der zweite wird besser, vor allem weil es den ersten gab.",
      "Wer andere Erfahrungen gemacht hat, umso besser. An Unterschieden beginnen die guten Gespräche, und ein treffendes Gegenbeispiel ist mehr wert als Zustimmung. Am besten schreibt man es gleich auf.",
      "Das nächste Kapitel zu {short} schreiben ohnehin die, die täglich damit zu tun haben. Dies hier war nur eine Karte. Der Weg liegt noch vor uns, und das Wetter sieht gut aus.",
    ],
  },
];
