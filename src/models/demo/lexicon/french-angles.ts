import type { Angles } from "./types.ts";

/** French: other ways into a subject. */
export const frenchAngles: Angles = {
  titles: [
    "Un second regard sur {topic}",
    "{topic}, en partant de zéro",
    "Ce qui échappe facilement dans {topic}",
    "{topic}, raconté autrement",
    "Reprendre depuis le début : {topic}",
  ],
  intros: {
    professional: [
      "D'ordinaire, on aborde {topic} par la réponse. Cet article prend l'autre porte : il part des personnes concernées et remonte jusqu'aux raisons.",
      "Ce qui se dit sur {topic} est plus souvent répété que vérifié. Cet article part du peu qui est certain et avance d'un pas à la fois.",
      "Les évidences sur {topic} ont déjà été dites. Cet article parle du reste : les effets secondaires, les habitudes et les petites décisions qui n'arrivent jamais à l'ordre du jour.",
    ],
    casual: [
      "Prenons {topic} par l'autre bout. Oublie un instant la version des manuels ; on commence par ce qui se passe vraiment, et on verra où cela nous mène.",
      "Faisons comme si nous n'avions jamais entendu parler de {topic}. Pas d'avis, pas de raccourci : on part de ce qui est sûr et on construit à partir de là.",
      "Tout le monde a son avis sur {topic}. Très bien ! Ici, il s'agit de ce que l'on saute d'habitude : les cas bizarres, les questions gênantes, ce que tu ne remarques que le deuxième jour.",
    ],
    technical: [
      "Cette note aborde {topic} de l'extérieur : d'abord le comportement observable, puis le mécanisme qui l'explique, et enfin seulement ce qui pourrait changer.",
      "Cette note reprend {topic} à partir des principes. Chaque section ajoute une hypothèse, la nomme et montre ce qui en découle.",
      "Cette note traite de ce qui manque d'habitude au sujet de {topic} : les cas limites, les dépendances cachées et les hypothèses que l'on écrit rarement.",
    ],
  },
};
