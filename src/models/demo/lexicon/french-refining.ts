import type { Refining } from "./types.ts";

/** French: what is written when somebody asks for a change. */
export const frenchRefining: Refining = {
  title: "Un regard sur {topic}",
  leads: {
    professional: [
      "Aucun tour d'horizon de {topic} n'est complet sans {phrase}. Ce point arrive souvent en dernier, alors qu'il commande une bonne partie de ce qui précède.",
      "Parmi les questions autour de {topic}, {phrase} mérite une section à part. Il en dépend plus de choses qu'on ne le croit d'abord.",
      "Il vaut la peine de s'arrêter un instant sur {phrase}. Ce qui se décide ici se ressent partout ailleurs.",
    ],
    casual: [
      "Bon, parlons de {phrase}. D'habitude, on glisse ça à la fin, et ça mérite mieux.",
      "Et puis il y a {phrase}. Tu peux faire comme si de rien n'était, mais pas très longtemps.",
      "Place à {phrase}. C'est moins compliqué que ça n'en a l'air, et plus amusant que tu ne le penses.",
    ],
    technical: [
      "Cette section traite de {phrase} dans la mesure où cela touche {topic} : ce qui entre, ce qui sort et ce qui peut échouer entre les deux.",
      "Le point {phrase} est considéré ici comme une contrainte. Les contraintes viennent d'abord, car elles décident des solutions qui restent.",
      "Passons à {phrase}. Le but est un énoncé que l'on puisse vérifier.",
    ],
  },
  body: [
    "Il faut d'abord savoir ce que les gens entendent par {phrase}. Demandez à trois d'entre eux et vous verrez trois images différentes, toutes raisonnables. Posées côte à côte, elles montrent quelle décision reste vraiment ouverte.",
    "Une petite histoire aide plus qu'un principe. Prenons une journée où {phrase} a joué un rôle, et racontons-la dans l'ordre : ce qui était prévu, ce qui est arrivé, et ce que quelqu'un a dû faire. C'est de l'écart entre le premier et le dernier qu'il est question ici.",
    "Vient ensuite la question du moment. Avec {phrase}, un peu au bon moment fait plus que beaucoup trop tard, car entre-temps chacun a trouvé un détour. Une date fixe dans le calendrier est un remède modeste, et il fonctionne.",
    "Que changerait l'absence de {phrase} ? Si la réponse est « pas grand-chose », une note de bas de page suffit. Si les gens commencent à énumérer, cela va en haut du plan, avec un nom à côté.",
    "Rien de tout cela ne doit être réglé d'un coup. Une note sur ce qui a été essayé avec {phrase}, et sur ce qui en est sorti, permet à l'essai suivant de partir d'un peu plus haut.",
  ],
  mentions: {
    professional: [
      "Un autre point a sa place ici : {phrase}. Sur le papier, c'est un détail ; en pratique, c'est davantage.",
      "C'est aussi l'endroit pour un mot sur {phrase}. Qui l'a rencontré une fois y fera attention la fois suivante.",
      "Dans le même ordre d'idées, {phrase} ne doit pas être oublié. Une seule phrase à ce sujet évite une longue discussion plus tard.",
    ],
    casual: [
      "Ah, et avant de continuer : {phrase}. Ce serait dommage de passer à côté, parce que c'est là que beaucoup se bloquent.",
      "Un mot rapide sur {phrase}, puisque quelqu'un pose toujours la question. C'est important, et plus facile qu'il n'y paraît.",
      "Et n'oublie pas {phrase}. Personne n'y pense le premier jour, tout le monde le deuxième.",
    ],
    technical: [
      "Il faut citer ici une entrée de plus : {phrase}. Son influence est faible en moyenne et forte dans le pire des cas.",
      "Le même raisonnement vaut pour {phrase}, qui entre comme condition supplémentaire. Elle doit être énoncée et vérifiée à part.",
      "À noter : la dépendance envers {phrase}. Si elle change, la conclusion de cette section est à vérifier de nouveau.",
    ],
  },
  examples: [
    "Un exemple : quelqu'un rencontre {phrase} un matin chargé. La solution évidente marche presque, et à midi on découvre ce que personne n'avait dit. Une heure de conversation aurait suffi.",
    "Prenons comme exemple une semaine ordinaire. Le lundi, personne ne pense à {phrase} ; le mercredi, deux personnes ont trouvé deux détours différents ; le vendredi, elles comparent et gardent le meilleur.",
    "Voici un exemple : deux voisins qui ont le même but commencent le même jour. L'un débute par {phrase}, l'autre le garde pour la fin. Un mois plus tard, ils ont appris la même chose, mais un seul a dû faire le travail deux fois.",
  ],
  undone: {
    notFound: "Rien dans l'article ne parle de {name} ; rien n'a donc été changé à ce sujet.",
    shortest: "Impossible de raccourcir davantage sans perdre le propos.",
    longest: "Le modèle de démonstration n'a plus rien à ajouter.",
    onlySection: "La dernière section reste, car un article en a besoin.",
    foreign: "Le modèle de démonstration écrit l'anglais, l'allemand, le français et l'espagnol, mais pas : {name}.",
    already: "L'article est déjà en {name}.",
    noPicture: "L'article n'a pas d'image à retirer.",
    beyond: "Une réponse ne change que l'article ; la personne à qui appartient l'idée le publie avec le bouton.",
    unclear:
      "Le modèle de démonstration n'a pas compris « {name} » et n'a donc rien changé. Il connaît des demandes comme « plus court », « plus décontracté » ou « ajoute une section sur … ».",
  },
};
