import type { Lens } from "./types.ts";

/** French sections, in reading order. */
export const frenchLenses: readonly Lens[] = [
  {
    about: "origin",
    for: "essay",
    headings: {
      professional: "D'où vient la question",
      casual: "Alors, d'où ça sort ?",
      technical: "Énoncé du problème",
    },
    purpose: "Dire ce qui a motivé le texte et à quoi il répond.",
    points: ["Nommer le moment déclencheur", "Dire ce que l'on croyait avant", "Poser la question en une phrase"],
    listed: false,
    lead: {
      professional:
        "On parle souvent de {topic} lorsqu'une réponse est déjà sur la table. Il vaut mieux commencer par la question, car c'est elle qui décide des réponses acceptables.",
      casual:
        "Soyons francs : personne ne se lève un matin en pensant à {topic}. Un petit truc déraille, et tout à coup tu ne penses plus qu'à ça.",
      technical:
        "Commençons par une définition. Dans ce qui suit, {topic} est traité comme un problème doté d'entrées, de contraintes et d'un résultat vérifiable.",
    },
    body: [
      "Au début, il n'y a qu'une impression : on pourrait faire autrement. Une telle impression est facile à écarter, puisqu'elle arrive sans preuve. C'est pourtant l'avertissement le moins cher qui soit, et il précède les chiffres de plusieurs mois.",
      "Mise par écrit, l'impression devient une phrase que l'on peut vérifier. Qui remarque la différence ? À quel moment ? Que fait-on aujourd'hui à la place ? Trois réponses courtes suffisent pour savoir s'il y a là un sujet ou seulement une humeur.",
      "Ici, il y a bien un sujet. Autour de {short}, certaines habitudes ont eu leur raison d'être et l'ont perdue en chemin. La suite de ce texte essaie de distinguer les unes des autres.",
    ],
  },
  {
    about: "goal",
    for: "build",
    headings: {
      professional: "Ce qu'il s'agit d'obtenir",
      casual: "On construit quoi, au juste ?",
      technical: "Objectif et critères d'acceptation",
    },
    purpose: "Dire ce qui doit exister à la fin et comment on le reconnaît.",
    points: [
      "Décrire le résultat en une phrase",
      "Nommer la personne à qui il est destiné",
      "Noter à quoi l'on verra que cela marche",
    ],
    listed: true,
    lead: {
      professional:
        "Un projet comme {topic} gagne à avoir un objectif qui tient en une phrase. Tout le reste peut ensuite se mesurer à cette phrase.",
      casual:
        "Allez, on construit quelque chose : {topic}. Mais d'abord, mettons-nous d'accord sur ce que veut dire « ça marche », sinon tu finiras par polir des boutons que personne ne touche.",
      technical:
        "Objectif : {topic}. C'est terminé lorsqu'une personne extérieure peut le lancer, suivre une fois le chemin principal sans aide et obtenir le résultat attendu.",
    },
    body: [
      "Un bon objectif nomme une personne, une situation et un résultat. Il laisse la technique de côté, parce que la technique a le droit de changer et que l'objectif ne l'a pas. S'il faut deux fois le mot « et », la phrase décrit deux projets.",
      "Il est utile d'imaginer la toute première utilisation. Quelqu'un ouvre l'outil avec une idée en tête, fait deux ou trois gestes et le referme. Ce qui se passe pendant cette minute, c'est le produit ; le reste n'est que soutien.",
      "De cette minute découlent la plupart des exigences. Que faut-il voir tout de suite ? Qu'est-ce qui peut prendre un instant ? Que ne doit-on jamais perdre ? Les réponses sont courtes et valent mieux qu'une longue liste de fonctions.",
    ],
  },
  {
    about: "motivation",
    for: "both",
    headings: {
      professional: "Pourquoi {short} mérite l'attention",
      casual: "Et pourquoi se donner du mal ?",
      technical: "Motivation et contexte",
    },
    purpose: "Montrer en quoi cela concerne le lecteur.",
    points: ["Dire qui y gagne", "Nommer le coût de l'inaction", "Montrer le plus petit bénéfice visible"],
    listed: false,
    lead: {
      professional:
        "La valeur d'une vision claire de {topic} se voit dans les décisions qui en découlent. Ceux qui la partagent débattent moins et avancent plus tôt.",
      casual:
        "Bonne question ! Tu as déjà bien assez à faire. Mais avec {topic}, un peu d'attention rapporte étonnamment vite.",
      technical:
        "La motivation tient en un calcul : fréquence multipliée par coût unitaire. Dans le cas de {topic}, c'est le premier facteur que l'on sous-estime.",
    },
    body: [
      "Les petits frottements figurent rarement sur une liste. Ils coûtent une minute ici, une question là, et aucune de ces minutes ne vaut une réunion. Additionnés sur une année, ils font la différence entre un travail qui coule et un travail qu'il faut pousser.",
      "La deuxième raison est la confiance. Qui sait pourquoi l'on procède ainsi peut changer quand les raisons changent. Qui ne connaît que la règle doit demander ou, pire, deviner.",
      "Ne rien faire est aussi un choix, et il a un prix. On le paie en détours, et les détours ont l'habitude de rester. Un an plus tard, plus personne ne sait ce qu'ils contournaient.",
    ],
  },
  {
    about: "today",
    for: "both",
    headings: {
      professional: "La pratique actuelle",
      casual: "Comment ça se passe aujourd'hui",
      technical: "Situation de départ",
    },
    purpose: "Décrire l'existant sans reproche.",
    points: [
      "Noter le déroulement habituel",
      "Chercher l'endroit où tout le monde soupire",
      "Retenir ce qui fonctionne bien",
    ],
    listed: true,
    lead: {
      professional:
        "Tout changement commence par une description sobre de l'existant. Pour {topic}, elle tient sur une demi-page.",
      casual: "Avant de bricoler {topic}, regardons comment ça marche en ce moment. Promis, ça ne fait pas mal.",
      technical:
        "La situation de départ se décrit comme un processus : déclencheur, étapes, résultat. Pour {topic}, cinq lignes suffisent en général.",
    },
    body: [
      "Ce que l'on fait aujourd'hui, on le fait pour des raisons. Certaines tiennent encore, d'autres datent d'une époque dont seuls les plus anciens se souviennent. De l'extérieur elles se ressemblent, et c'est pourquoi il vaut la peine de demander.",
      "On apprend le plus à l'endroit où chacun soupire discrètement. Là se sont formées de petites ruses : une note collée à l'écran, un appel à la place d'un formulaire. Ces ruses ne sont pas une faiblesse, elles décrivent ce qui manque.",
      "Ce qui marche bien compte tout autant. On en parle peu, puisque personne ne s'en plaint, et c'est ce que l'on perd le plus facilement en changeant le reste. Une phrase dans le compte rendu suffit à le protéger.",
    ],
  },
  {
    about: "parts",
    for: "both",
    headings: {
      professional: "Les éléments qui comptent",
      casual: "Les pièces du puzzle",
      technical: "Composants et responsabilités",
    },
    purpose: "Découper le sujet en parties dont on peut parler une à une.",
    points: ["Nommer trois parties", "Donner à chacune une seule tâche", "Marquer ce qui pourra changer plus tard"],
    listed: true,
    lead: {
      professional:
        "Si l'on démonte {topic}, il reste quelques éléments aux responsabilités claires. Les nommer tôt raccourcit les conversations suivantes.",
      casual: "Démontons {topic} et posons les pièces sur la table. Il y en a moins qu'on ne le croit de l'extérieur.",
      technical:
        "Le découpage suit les responsabilités, non la technique. Chaque composant de {short} prend une seule décision et montre aux autres le strict nécessaire.",
    },
    body: [
      "La première partie est celle que tout le monde voit. Elle crée des attentes et se juge en quelques secondes. La deuxième est celle sur laquelle chacun compte sans la voir ; elle doit être discrète, bien comprise et difficile à casser.",
      "La troisième est la couture entre les deux, et c'est là que commencent les ennuis. Une couture sans nom sera franchie de dix façons par dix personnes, et toutes auront de bonnes raisons.",
      "Une fois les parties nommées, une question utile devient possible : laquelle pourrait-on remplacer le mois prochain sans que personne le remarque ? Si la réponse est « aucune », tout est encore emmêlé. Si c'est « une ou deux », la structure porte déjà.",
    ],
  },
  {
    about: "model",
    for: "both",
    headings: { professional: "Une image pour réfléchir", casual: "Imagine la scène", technical: "Un modèle minimal" },
    purpose: "Donner une image qui porte la suite.",
    points: ["Proposer une comparaison du quotidien", "Dire ce qu'elle explique bien", "Dire où elle s'arrête"],
    listed: false,
    lead: {
      professional:
        "Un modèle simple facilite la discussion sur {topic}. Celui-ci est volontairement sobre et se dessine en une minute.",
      casual:
        "Imagine une cuisine un soir de grande affluence. Les commandes arrivent, les poêles chantent, et quelqu'un cherche le sel. Voilà à peu près {topic}.",
      technical:
        "Réduisons le système à trois choses : ce qui entre, ce qui est mémorisé, ce qui sort. Pour {topic}, presque toutes les propriétés découlent de la deuxième.",
    },
    body: [
      "Pensons à un comptoir, avec une file devant et une étagère derrière. Ce que l'on demande souvent est à portée de main. Ce que l'on demande une fois par mois est à la réserve, et personne ne se plaint du trajet.",
      "L'image explique deux choses à la fois. Elle montre pourquoi la vitesse est surtout affaire de disposition, et pourquoi chaque disposition est un pari sur la prochaine demande. Quand le pari est gagné, le comptoir semble travailler tout seul.",
      "Comme toute image, celle-ci a un bord. Une étagère est petite et visible, et l'essentiel n'est ici ni l'un ni l'autre. La comparaison sert à commencer ; ensuite, on peut la laisser partir.",
    ],
  },
  {
    about: "scope",
    for: "build",
    headings: {
      professional: "La plus petite version utile",
      casual: "Commence ridiculement petit",
      technical: "Périmètre de la première version",
    },
    purpose: "Limiter la première version à l'utile.",
    points: [
      "Construire un seul chemin du départ au résultat",
      "Laisser les comptes et les réglages pour plus tard",
      "Noter ce qui manque volontairement",
    ],
    listed: true,
    lead: {
      professional:
        "La première version devrait être assez petite pour être achevée et assez complète pour servir. Pour {topic}, les deux sont possibles.",
      casual:
        "Quoi que tu aies en tête pour {topic}, coupe-le en deux. Puis encore en deux. Ce qui reste, c'est un très joli week-end.",
      technical:
        "La version un de {short} n'a qu'un chemin : une entrée, une transformation, une sortie. Ni comptes, ni réglages.",
    },
    body: [
      "Une bonne astuce consiste à écrire le mode d'emploi avant le programme. S'il lui faut plus de cinq lignes, la première version en fait trop. S'il tient en trois, elle sera sans doute terminée, et seul ce qui est terminé s'améliore.",
      "Tout ce qui a été coupé va sur une liste au titre simple : pas encore. La liste apaise. Rien de ce qui s'y trouve n'est refusé, et rien n'a le droit de retarder la première utilisation.",
      "La petite version enseigne aussi ce que la grande ne peut pas enseigner. Elle montre quel geste revient, où l'on hésite et ce que personne ne demande. Ce savoir est le vrai résultat de la première semaine.",
    ],
  },
  {
    about: "example",
    for: "both",
    headings: {
      professional: "Un exemple tiré de la pratique",
      casual: "Un mardi tout à fait ordinaire",
      technical: "Exemple détaillé",
    },
    purpose: "Rendre la chose concrète par un cas.",
    points: [
      "Suivre un cas du début à la fin",
      "Montrer le moment de la décision",
      "Dire ce que l'on ferait autrement",
    ],
    listed: false,
    lead: {
      professional:
        "Prenons un cas typique : une petite équipe rencontre {topic} au milieu d'autres tâches, avec une échéance et sans temps pour la théorie.",
      casual:
        "Du concret. On est mardi, le café est bon, et quelqu'un pose sur {topic} une question à laquelle personne dans la pièce ne sait répondre.",
      technical:
        "Prenons le plus petit cas qui montre encore l'effet : deux participants, un état partagé, un événement dans le mauvais ordre. Pour {topic}, cela suffit.",
    },
    body: [
      "Au début, rien d'inhabituel. La question paraît simple, quelqu'un donne une réponse rapide et la conversation continue. Une heure plus tard, la même question revient par un autre côté, et la réponse rapide ne convient plus.",
      "À ce moment, il est bon de ralentir dix minutes. Que sait-on, que suppose-t-on, et qu'est-ce que personne n'a vérifié ? La troisième colonne est toujours plus longue que prévu, et la solution s'y cache presque toujours.",
      "Avec le recul, le tournant fut modeste. Quelqu'un a dit tout haut ce que chacun tenait pour acquis, et ce n'était pas vrai. À partir de là, le chemin s'est trouvé en un après-midi.",
    ],
  },
  {
    about: "words",
    for: "both",
    headings: {
      professional: "Des mots aux sens multiples",
      casual: "On parle bien de la même chose ?",
      technical: "Terminologie",
    },
    purpose: "Écarter les malentendus de vocabulaire.",
    points: [
      "Expliquer les trois mots les plus importants",
      "Donner un exemple et un contre-exemple",
      "Ranger l'explication là où on la cherche",
    ],
    listed: true,
    lead: {
      professional:
        "Bien des désaccords sur {topic} sont des désaccords de vocabulaire. Une courte liste commune épargne de longues discussions.",
      casual:
        "Tu connais ça ? Deux personnes se disputent une demi-heure à propos de {topic}, puis découvrent qu'elles disaient la même chose.",
      technical:
        "Les termes sont fixés une fois, puis employés dans ce seul sens. Pour {topic}, quelques-uns suffisent.",
    },
    body: [
      "Un mot que chacun connaît est plus dangereux qu'un mot inconnu. Pour l'inconnu, on demande. Pour le connu, on acquiesce, et chacun pense à autre chose.",
      "Rien n'explique mieux qu'un exemple suivi d'un contre-exemple. La frontière entre les deux en dit plus qu'une définition, car c'est là que naissent les questions. Qui fait tenir les deux en deux lignes a compris le mot.",
      "La liste doit se trouver là où l'on passe de toute façon. Dans un dossier que personne n'ouvre, elle vieillit sans bruit. À côté du travail quotidien, elle s'entretient toute seule, parce que ses erreurs dérangent.",
    ],
  },
  {
    about: "mistakes",
    for: "both",
    headings: {
      professional: "Les erreurs fréquentes",
      casual: "Les erreurs que tu peux t'épargner",
      technical: "Modes de défaillance courants",
    },
    purpose: "Mettre en garde contre ce qui tourne mal d'ordinaire.",
    points: [
      "Ne pas copier une solution sans ses raisons",
      "Ne pas optimiser ce que personne n'utilise",
      "Ne pas attendre de tout savoir",
    ],
    listed: true,
    lead: {
      professional:
        "Quelques erreurs reviennent si régulièrement autour de {topic} qu'elles méritent un nom. Aucune n'est un signe de négligence.",
      casual:
        "Avec {topic}, tu vas te tromper. Tout le monde se trompe, et presque toujours de la même façon. Voici ce qui pique le plus.",
      technical:
        "Les défaillances autour de {topic} se rangent en peu de classes. Pour chacune, l'information utile est le premier signe qui permet de la détecter.",
    },
    body: [
      "L'erreur la plus courante est de copier une solution sans ses raisons. Ce qui marche ailleurs marche dans des conditions que personne n'a notées. Sans elles, c'est un costume : juste de loin, et qui ne tient pas chaud.",
      "Une autre est d'améliorer ce qui se mesure facilement plutôt que ce qui compte. Le chiffre monte, tout le monde se réjouit, et un mois plus tard la plainte d'origine est de retour. Une courte visite aux personnes concernées aurait évité le détour.",
      "La troisième est la patience mal placée. Attendre de tout savoir paraît responsable, mais l'essentiel ne s'apprend qu'en essayant. Un petit pas que l'on peut reprendre vaut mieux qu'un grand que l'on ne peut pas.",
    ],
  },
  {
    about: "cost",
    for: "both",
    headings: { professional: "Ce que cela coûte", casual: "Où est le piège ?", technical: "Coûts et compromis" },
    purpose: "Parler honnêtement du prix.",
    points: [
      "Compter les heures, au départ et chaque mois",
      "Dire à quoi l'on renonce",
      "Fixer le point où l'on s'arrête",
    ],
    listed: true,
    lead: {
      professional:
        "Aucun examen de {topic} n'est complet sans ses coûts. Ils sont modérés, mais tombent à des moments peu commodes.",
      casual:
        "Il y a toujours un piège, non ? Avec {topic}, c'est moins une affaire d'argent que d'attention, et il faut bien la prendre quelque part.",
      technical:
        "Chaque propriété se paie par une autre. Pour {topic}, latence, fraîcheur et effort s'opposent d'ordinaire : en choisir deux, documenter la troisième.",
    },
    body: [
      "Le premier coût est visible : des heures au départ, pour apprendre et pour installer. Il s'estime et se justifie sans peine. La plupart des plans s'arrêtent là, et c'est pourquoi la plupart des plans sont trop bon marché.",
      "Le deuxième revient chaque mois. Il faut vérifier quelque chose, le renouveler, l'expliquer à une nouvelle collègue. Une heure par mois semble peu ; en trois ans, c'est une semaine de travail.",
      "Le troisième est ce que l'on ne fait pas pendant ce temps. Il ne figure sur aucune facture, et c'est souvent le plus élevé. Mieux vaut fixer d'avance le point où l'on s'arrêtera, et regarder le calendrier le jour venu.",
    ],
  },
  {
    about: "people",
    for: "both",
    headings: {
      professional: "Les personnes concernées",
      casual: "N'oublie pas les humains",
      technical: "Rôles et responsabilités",
    },
    purpose: "Regarder la chose du côté de ceux qui vivent avec.",
    points: [
      "Interroger ceux qui font le travail aujourd'hui",
      "Nommer une personne qui décide",
      "Rendre facile le signalement d'un problème",
    ],
    listed: true,
    lead: {
      professional:
        "Derrière {topic}, il y a des personnes avec un agenda, des préférences et de l'expérience. Leur concours décide du succès plus souvent que la technique.",
      casual:
        "On aime traiter {topic} comme une énigme. Mais de l'autre côté, il y a toujours quelqu'un qui voudrait rentrer chez lui à l'heure.",
      technical:
        "D'abord les rôles, ensuite les droits. Pour {topic}, il y en a au moins trois : qui utilise, qui exploite, et qui l'on réveille quand tout s'arrête.",
    },
    body: [
      "Ceux qui font le travail aujourd'hui savent des choses qu'aucun document ne contient. Quelle étape on saute toujours, quel formulaire on remplit à l'envers, qui l'on appelle quand cela coince. Une demi-heure avec eux remplace une semaine de suppositions.",
      "Il importe aussi de savoir qui décide. Quand personne ne le fait, tout reste possible et rien ne s'achève. Une seule personne, avec un peu d'autorité, suffit, pourvu que chacun sache de qui il s'agit.",
      "Enfin, il doit être facile de dire que quelque chose ne va pas. Après le deuxième signalement resté sans suite, plus personne ne signale rien. Une réponse rapide et honnête garde la voie ouverte, même si c'est un non.",
    ],
  },
  {
    about: "objection",
    for: "both",
    headings: {
      professional: "L'objection la plus forte",
      casual: "Et si j'avais tort ?",
      technical: "Contre-arguments",
    },
    purpose: "Prendre au sérieux la meilleure objection.",
    points: [
      "Donner à l'objection toute sa force",
      "Admettre ce qu'elle a de vrai",
      "Dire ce qui ferait changer d'avis",
    ],
    listed: false,
    lead: {
      professional:
        "Traiter équitablement de {topic}, c'est énoncer l'objection la plus forte comme le feraient ceux qui la défendent.",
      casual:
        "Je t'entends d'ici : « C'est bien joli, mais chez nous ça ne marchera jamais. » Et tu sais quoi ? Sur {topic}, tu n'as peut-être pas tort.",
      technical:
        "L'affirmation faite ici est réfutable. Voici le contre-argument le plus fort au sujet de {topic}, avec l'observation qui trancherait.",
    },
    body: [
      "L'objection est la suivante : tout cela semble raisonnable, mais les circonstances diffèrent, et ce qui aide une équipe en ralentit une autre. Un conseil général ne coûte rien, puisqu'il n'a pas à survivre à une semaine précise.",
      "Il y a du vrai là-dedans. Aucune démarche ne convient partout, et qui prétend le contraire a quelque chose à vendre. Ce qui se transmet n'est pas la réponse, mais la façon de la trouver : regarder de près, essayer petit, noter ce qui s'est passé.",
      "Il faudrait donc un cas où regarder de près a nui. De tels cas existent. Ils ont en commun que le temps de regarder était déjà passé.",
    ],
  },
  {
    about: "difficult",
    for: "both",
    headings: {
      professional: "Ce qui reste difficile",
      casual: "Ce dont personne ne te prévient",
      technical: "Problèmes ouverts",
    },
    purpose: "Dire ce qui reste dur même quand tout est bien fait.",
    points: [
      "Nommer ce qu'aucune méthode ne résout",
      "Partager ce qui aide un peu",
      "Laisser la question ouverte exprès",
    ],
    listed: false,
    lead: {
      professional:
        "Certains aspects de {topic} restent difficiles même avec de l'expérience. Le reconnaître tôt évite les déceptions.",
      casual:
        "Voici ce qui manque toujours dans les exposés joyeux : une partie de {topic} reste difficile, un point c'est tout, et ce n'est pas grave.",
      technical:
        "Deux problèmes restent ouverts. Aucun n'a de solution générale pour {topic} ; tous deux se bornent assez bien en pratique.",
    },
    body: [
      "Le plus dur est que le succès ne fait pas de bruit. Quand tout va bien, il ne se passe rien, et personne ne remercie pour rien. Il faut de la discipline pour prendre soin de ce qui ne fait plus mal.",
      "L'autre difficulté est la mémoire. Les raisons s'effacent plus vite que les règles, et après deux ans on peut être très fidèle à une règle dont la raison a disparu. Une courte note datée aide, de même que le courage de l'effacer.",
      "On ne résout pas cela en faisant plus d'efforts. On le résout, autant que possible, en y revenant de temps en temps avec un regard neuf. Une boisson chaude ne gâte rien.",
    ],
  },
  {
    about: "passing-on",
    for: "both",
    headings: {
      professional: "Transmettre ce que l'on sait",
      casual: "Explique-le à quelqu'un",
      technical: "Transmission et documentation",
    },
    purpose: "Montrer comment le savoir arrive aux autres.",
    points: ["Écrire une page plutôt que vingt", "Laisser quelqu'un buter dessus", "Relire le texte après six mois"],
    listed: true,
    lead: {
      professional:
        "Un savoir sur {topic} logé dans une seule tête est un risque. Le transmettre coûte moins qu'on ne le croit.",
      casual: "Tu veux savoir si tu as compris {topic} ? Explique-le à quelqu'un qui mange un sandwich en même temps.",
      technical:
        "On documente la décision et ses raisons, non l'état. L'état de {short}, le système le montre lui-même.",
    },
    body: [
      "Une page se lit, vingt se classent. Sur cette page figure ce qu'il faut savoir le premier jour, et à qui s'adresser le deuxième. Le reste peut se trouver là où l'on en a besoin.",
      "La valeur d'un texte se voit lorsqu'une nouvelle personne s'en sert et que nul ne l'aide. C'est inconfortable pour les deux côtés, et très instructif. Chaque endroit où l'on hésite est une phrase qui manque.",
      "Six mois plus tard, une relecture s'impose. Ce qui n'est plus vrai nuit davantage qu'une lacune, parce qu'on y croit. Rayer est alors aussi utile qu'ajouter.",
    ],
  },
  {
    about: "measure",
    for: "both",
    headings: {
      professional: "Mesurer les progrès",
      casual: "Comment savoir que ça marche",
      technical: "Indicateurs et recette",
    },
    purpose: "Dire à quoi l'on reconnaît le succès.",
    points: [
      "Choisir un chiffre et une histoire",
      "Noter d'abord la valeur d'aujourd'hui",
      "Regarder de nouveau après un mois",
    ],
    listed: true,
    lead: {
      professional:
        "Les progrès en matière de {topic} devraient être visibles même pour ceux qui n'y ont pas participé. Un chiffre et une histoire suffisent en général.",
      casual:
        "Comment savoir que {topic} va mieux, et pas seulement autrement ? Choisis une chose que tu peux compter. Une seule !",
      technical:
        "L'indicateur se définit avant le changement. Pour {topic}, on note valeur actuelle, valeur attendue, méthode de mesure et date du prochain relevé.",
    },
    body: [
      "Le chiffre doit être ennuyeux et difficile à contester : combien de fois, combien de temps, combien en tout. Il n'a pas à tout saisir. Il lui suffit de bouger quand cela va mieux, et de rester en place sinon.",
      "L'histoire fait le reste. Quelqu'un qui peinait au printemps raconte ce que la même tâche est devenue à l'automne. Un paragraphe honnête de ce genre convainc plus de monde qu'un graphique, et il dit pourquoi le chiffre a bougé.",
      "La valeur d'aujourd'hui doit être notée avant tout changement. Cela prend cinq minutes, et c'est la seule partie de la mesure qui ne se rattrape pas. Un mois plus tard, on regarde de nouveau, prêt à être surpris.",
    ],
  },
  {
    about: "questions",
    for: "both",
    headings: {
      professional: "Des questions utiles",
      casual: "Pose les questions gênantes",
      technical: "Questions de revue",
    },
    purpose: "Donner au lecteur des questions à emporter.",
    points: [
      "Demander ce qui devrait être vrai",
      "Demander qui s'en apercevrait le premier",
      "Demander ce qui se passe si l'on ne fait rien",
    ],
    listed: true,
    lead: {
      professional:
        "Quelques questions se sont révélées plus utiles pour {topic} que n'importe quelle liste de contrôle. Elles ont leur place dans toute réunion.",
      casual:
        "Voici les questions que j'apporterais à toute discussion sur {topic}. Je préviens : elles agacent un peu.",
      technical:
        "Les questions suivantes servent de critères de revue pour {topic}. Une réponse ne compte que si l'on pourrait montrer qu'elle est fausse.",
    },
    body: [
      "Que faudrait-il pour que cela fonctionne ? La question a l'air aimable et se révèle sévère. Elle change un espoir en liste de conditions, et la plupart de ces listes en contiennent une à laquelle personne ne croit.",
      "Qui s'apercevrait le premier d'un échec, et au bout de combien de temps ? Si la réponse est « un client, dans un mois », il manque un œil quelque part. En ajouter un coûte rarement cher.",
      "Et que se passe-t-il si l'on ne fait rien du tout ? Parfois, la réponse honnête est : pas grand-chose. C'est bon à savoir, car cela libère un après-midi pour ce qui ne peut pas attendre.",
    ],
  },
  {
    about: "ahead",
    for: "both",
    headings: {
      professional: "Regarder plus loin",
      casual: "Avançons de deux ans",
      technical: "Maintenance et évolution",
    },
    purpose: "Dire ce que les années en feront.",
    points: [
      "Prévoir aussi la deuxième année",
      "Laisser de la place à un changement d'avis",
      "Décider de ce que l'on pourra jeter",
    ],
    listed: true,
    lead: {
      professional:
        "On décide de {topic} en quelques semaines et l'on vit avec pendant des années. Un bref regard vers l'avant se justifie donc.",
      casual:
        "Avançons de deux ans. Quelqu'un ouvre tes notes sur {topic}, plisse les yeux et demande : « Mais qui a écrit ça ? »",
      technical:
        "L'essentiel de l'effort tombe dans la maintenance. Pour {topic}, on estime la fréquence de changement de chaque partie et l'on sépare les rapides des lentes.",
    },
    body: [
      "La deuxième année, les personnes ne sont plus les mêmes. Elles n'ont pas entendu les discussions, elles ne voient que le résultat. S'il s'explique tout seul, elles bâtiront dessus ; sinon, elles recommenceront.",
      "La place pour un changement d'avis coûte peu au début et cher à la fin. Il s'agit souvent de garder séparées deux choses qui ne sont pareilles qu'aujourd'hui, par hasard. Qui les réunit gagne une heure et perd plus tard une semaine.",
      "Tout n'a pas besoin de durer. Certaines choses peuvent disparaître après un an, et savoir lesquelles soulage. Une date à côté du nom suffit, et personne n'a à se sentir coupable.",
    ],
  },
  {
    about: "first-step",
    for: "both",
    headings: {
      professional: "Un premier pas raisonnable",
      casual: "Essaie d'abord ça",
      technical: "Procédure recommandée",
    },
    purpose: "Donner quelque chose à faire cette semaine.",
    points: [
      "Choisir un cas qui revient chaque semaine",
      "N'y changer qu'une chose",
      "En parler au bout de quinze jours",
    ],
    listed: true,
    lead: {
      professional:
        "Pour agir sur {topic}, un petit pas vaut mieux qu'un programme. Il devrait être achevé en deux semaines.",
      casual:
        "Assez parlé ! Si tu veux faire quelque chose pour {topic} cette semaine, voici un plan minuscule, qui tient entre le déjeuner et la prochaine réunion.",
      technical:
        "On procède par petites étapes réversibles. Pour {topic}, aucun nouvel outil n'est requis, et l'on peut s'arrêter après chaque étape sans perte.",
    },
    body: [
      "Le mieux est un cas qui revient chaque semaine et qui agace quelqu'un. Assez petit pour que personne n'ait à demander la permission, assez fréquent pour que la différence se sente. Trois phrases suffisent à le décrire.",
      "Ensuite, on change une seule chose. Avec deux, nul ne saurait dire après coup laquelle a aidé. Les personnes concernées apprennent à l'avance ce qui va changer, et jusqu'à quand.",
      "Au bout de deux semaines, on s'assied un quart d'heure ensemble. Qu'est-ce qui allait mieux, moins bien, ou seulement bizarrement ? On garde ce qui a aidé, on laisse le reste, et l'on passe au cas suivant.",
    ],
  },
  {
    about: "conclusion",
    for: "both",
    headings: {
      professional: "Conclusion et perspectives",
      casual: "Et maintenant ?",
      technical: "Résumé et prochaines étapes",
    },
    purpose: "Résumer et ouvrir sur la suite.",
    points: ["Répéter l'idée à retenir", "Dire ce qui vient ensuite", "Inviter à répondre"],
    listed: false,
    lead: {
      professional:
        "En résumé, {topic} récompense un regard calme sur les raisons, les parties et les personnes. Aucun des pas décrits n'est grand ; c'est leur ordre qui compte.",
      casual:
        "Voilà pour {topic}, ou du moins pour une promenade honnête autour. Si tu ne retiens qu'une chose : commence plus petit que ce qui paraît raisonnable.",
      technical:
        "Pour résumer : définir les termes autour de {topic}, séparer les parties, énoncer le compromis, mesurer avant et après. Chaque étape livre un résultat vérifiable isolément.",
    },
    body: [
      "Il reste à commencer. Le premier essai sera maladroit et apprendra quand même plus qu'une soirée de lecture supplémentaire. Le deuxième sera meilleur, surtout parce que le premier aura eu lieu.",
      "Si votre expérience est différente, tant mieux. C'est dans les différences que commencent les bonnes conversations, et un contre-exemple bien choisi vaut plus qu'une approbation. Autant l'écrire tout de suite.",
      "Le prochain chapitre sur {short}, ce sont de toute façon ceux qui le vivent chaque jour qui l'écriront. Ceci n'était qu'une carte. Le chemin reste à faire, et le temps s'annonce beau.",
    ],
  },
];
