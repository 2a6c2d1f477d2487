import { frenchAngles } from "./french-angles.ts";
import { frenchAnswers } from "./french-answers.ts";
import { frenchLenses } from "./french-lenses.ts";
import { frenchRefining } from "./french-refining.ts";
import type { Lexicon } from "./types.ts";

/** French. Phrases of the idea stand in guillemets, so that nothing has to agree or elide. */
export const french: Lexicon = {
  language: "fr",
  lenses: frenchLenses,
  angles: frenchAngles,
  refining: frenchRefining,
  answers: frenchAnswers,
  intro: {
    essay: {
      professional:
        "Sur {topic}, on a vite une opinion et beaucoup plus lentement une explication. Cet article pose la question, réunit les considérations qui comptent et propose un chemin praticable.",
      casual:
        "Parlons de {topic}. Pas besoin d'être spécialiste, il suffit d'un peu de curiosité et peut-être d'une boisson chaude. Je fais court, promis.",
      technical:
        "Cette note examine {topic}. Elle énonce le problème, décrit les mécanismes en jeu et liste les compromis ; les hypothèses sont signalées comme telles.",
    },
    build: {
      professional:
        "Cet article décrit comment préparer et construire {topic}. Il traite de l'objectif, d'une première version assez petite pour être achevée, et des décisions qu'il vaut mieux prendre tôt.",
      casual:
        "Aujourd'hui, on réfléchit ensemble à {topic}. Pas de grande architecture ni de mots à la mode, seulement les décisions sur lesquelles tu vas vraiment buter, dans l'ordre.",
      technical:
        "Ce document spécifie {topic} : objectif, périmètre, composants et vérification. Une réalisation peut partir de là sans autre réunion.",
    },
  },
  audience: {
    professional: [
      "Il s'adresse au public suivant : {audience}.",
      "À retenir pour ce public ({audience}) : le premier pas peut être petit, et les raisons méritent d'être écrites.",
    ],
    casual: [
      "C'est pour qui ? Pour toi, si tu te reconnais ici : {audience}.",
      "Et si tu en fais partie ({audience}) : oui, c'est bien de toi qu'il s'agit, et non, rien ne t'oblige à tout faire d'un coup.",
    ],
    technical: [
      "Public visé : {audience}.",
      "Remarque pour le public visé ({audience}) : chaque terme garde le sens donné à sa première mention.",
    ],
  },
  asides: {
    professional: [
      "Une courte note écrite après chaque discussion a fait ses preuves.",
      "Il est conseillé de revoir ce point une fois par trimestre.",
      "La responsabilité en revient de préférence à une personne nommée.",
      "Dans la plupart des organisations, l'information existe déjà ; elle n'a simplement pas été réunie.",
      "La clarté à ce stade raccourcit tous les suivants.",
      "Une limite s'accepte mieux quand on en connaît la raison.",
      "De deux options équivalentes, il faut préférer la plus facile à annuler.",
      "L'effort reste modeste au regard de l'effet.",
      "L'absence de plaintes n'est pas une approbation.",
      "Il convient de s'accorder d'avance sur ce qui comptera comme un succès.",
    ],
    casual: [
      "Ça paraît évident ? Ça l'est, et presque personne ne le fait.",
      "Si ça te semble trop facile, tant mieux.",
      "Je me suis trompé là-dessus plus souvent que je ne voudrais l'avouer.",
      "Ne te prends pas trop la tête.",
      "Ton futur toi t'enverra une carte de remerciement.",
      "Ce ne sera pas joli au début, et ce n'est pas grave.",
      "Demande à quelqu'un qui râle à ce sujet ; c'est lui qui en sait le plus.",
      "Tu seras surpris de voir jusqu'où ça te mène.",
      "Laisse-lui une semaine avant de juger.",
    ],
    technical: [
      "L'hypothèse se vérifie par une seule requête.",
      "La moyenne masque le cas intéressant ; il faut regarder le centième le plus lent.",
      "L'invariant doit tenir en une ligne et figurer comme assertion dans le code.",
      "Mesurer d'abord : l'intuition se trompe d'un facteur dix dans les deux sens.",
      "L'opération devrait être idempotente, afin qu'une répétition soit sans dommage.",
      "Une file bornée est préférable à une file sans limite.",
      "Toute valeur par défaut mérite d'être documentée.",
      "Un délai sans règle de reprise n'est qu'une moitié de décision.",
      "Élargir une interface coûte peu, la réduire coûte cher.",
      "Si deux composants doivent s'accorder, l'un des deux a le dernier mot.",
    ],
  },
  frames: [
    "Prenons par exemple {phrase} : mentionné en passant, et pourtant beaucoup en dépend.",
    "Au sujet de {phrase}, un court accord écrit évite la plupart des malentendus.",
    "L'expression {phrase} semble anodine, mais deux personnes y mettent rarement la même chose.",
    "Regarder de plus près {phrase} en vaut la peine, ne serait-ce que pour voir ce que personne n'a encore décidé.",
    "On peut en dire autant de {phrase}.",
    "Avec {phrase} aussi, la chose la plus simple qui puisse marcher est un bon début.",
    "Pour {phrase} en particulier, un exemple en dit plus qu'une règle.",
    "Tôt ou tard, quelqu'un posera une question sur {phrase} ; autant avoir la réponse sous la main.",
    "Il est tentant de remettre {phrase} à plus tard ; l'expérience plaide contre.",
    "Les questions sur {phrase} sont bon signe : quelqu'un pense à la suite.",
    "S'il y a un endroit où il faut être généreux de son temps, c'est {phrase}.",
    "Qui essaie d'expliquer {phrase} en deux phrases remarque vite où il hésite.",
    "Rien, dans {phrase}, n'a besoin d'être décidé pour toujours.",
    "Les détails de {phrase} peuvent attendre que le contour soit posé.",
    "On pourrait commencer par {phrase} et avancer de là vers l'extérieur.",
    "Une esquisse de {phrase} sur une seule page répond déjà à la moitié des questions.",
    "Ce que l'on attend de {phrase} dépend beaucoup de ce que l'on a vu auparavant.",
    "Autour de {phrase}, il est utile de séparer ce que l'on sait de ce que l'on suppose.",
    "Sans {phrase}, le reste serait une liste de bonnes intentions.",
    "Le lien avec {phrase} échappe facilement au premier regard.",
    "Quiconque a déjà eu affaire à {phrase} reconnaîtra le schéma.",
    "Une bonne épreuve consiste à se demander ce qui se passerait sans {phrase}.",
    "Vu depuis {phrase}, l'ordre des étapes prend tout son sens.",
    "Deux ou trois cas réels de {phrase} valent mieux que vingt cas imaginés.",
    "Rien n'oblige à régler {phrase} dès le premier jour.",
    "Un nouveau venu rencontrera d'abord {phrase}, et jugera le reste d'après cela.",
    "Si {phrase} s'avère plus difficile que prévu, mieux vaut le savoir tôt.",
  ],
  themes: ["calendrier", "répartition des tâches", "première semaine", "budget", "quotidien"],
  quoting: [
    "L'idée d'origine le dit ainsi :",
    "Dans les mots mêmes de l'idée :",
    "Une phrase de l'idée mérite d'être citée :",
    "Le point de départ est clair :",
    "Revenons à la formulation d'origine :",
    "Voici comment cela fut noté la première fois :",
  ],
  listing: {
    professional: [
      "En bref, trois points méritent l'attention :",
      "Il en découle trois recommandations :",
      "En pratique, cela signifie :",
    ],
    casual: ["Trois choses à essayer :", "La version courte :", "Pour qui aime les listes :"],
    technical: ["Dans l'ordre :", "Liste de contrôle :", "Exigences :", "À faire :"],
  },
  readers: {
    professional: "collègues et responsables",
    casual: "tous les curieux",
    technical: "ingénieurs et autres praticiens",
  },
  quotes: ["« ", " »"],
  description: "Un regard sur {topic} : pourquoi c'est important, ce que cela demande et un premier pas raisonnable.",
  alt: "Image abstraite de formes géométriques pour la section « {heading} » d'un texte sur {topic}",
  captions: [
    "Une image pour réfléchir : {heading}.",
    "Pour la section « {heading} ».",
    "{heading}, en formes et en couleurs.",
  ],
  unnamed: "cette idée",
};
