import type { Lexicon } from "./types.ts";

/** How replies are worded in French. */
export const french: Lexicon = {
  fillers: [
    "s'il (?:te|vous) plait|stp|svp|oui|non|bon|alors|et|aussi|encore|maintenant|tres|peut-etre|juste|bien|donc",
    "tout|vraiment|beaucoup|a tous|a toutes|pour moi|salut",
  ],
  requests: [
    "(?:peux|pourrais|veux)[- ]tu|tu (?:peux|pourrais)|(?:pouvez|pourriez|voulez)[- ]vous|vous pouvez|est-ce que tu peux",
    "je (?:voudrais|veux|prefere|prefererais)(?: que tu)?|il faudrait|on (?:peut|pourrait|devrait)|il faut",
  ],
  proposals: ["et si (?:on|tu|vous)|pourquoi ne pas|que dirais-tu (?:de|d')"],
  changes: [
    "raccourci\\w*|rallonge\\w*|allonge\\w*|ajoute[rz]?|enleve[rz]?|supprime[rz]?|retire[rz]?|remplace[rz]?",
    "change[rz]?|reecri\\w*|ecri[st]?|ecrire|ecrivez|reformule[rz]?|renomme[rz]?|appelle[- ]le|tradui\\w*",
    "corrige[rz]?|simplifie[rz]?|ameliore[rz]?|utilise[rz]?|mentionne[rz]?|mets|mettre|mettez|coupe[rz]?|rends?",
    "rendre|fais|deplace[rz]?|developpe[rz]?|(?:une )?(?:nouvelle|autre) (?:image|photo|intro)",
    "un (?:nouveau|autre) titre|en (?:allemand|francais|anglais|espagnol)|sans (?:images?|photos?)",
    "plus (?:court|long|simple|decontracte|formel|drole|clair|leger|d'exemples)e?|moins (?:de )?\\w+",
  ],
  wishes: [
    "(?:un peu )?(?:plus|moins) (?:courte?|longue?|simple|decontractee?|formelle?|drole|claire?|legere?|technique|personnelle?|concret\\w*)",
    "trop (?:long|court|formel|technique|sec|froid|serieux|complique|de|vague|general)\\w*",
    "il manque|devrait (?:etre|avoir|commencer)|au lieu d[eu']|a la place d[eu']",
  ],
  asking: [
    "pourquoi|comment (?:as|avez|est|a|on|ca|tu|vous|se|sont|le|la|les)|combien|quels?|quelles?|qui|quand",
    "ou (?:est|sont|as)|d'ou|est-ce qu(?:e|')|qu'est-ce qu(?:e|i|')|as-tu|avez-vous|y a-t-il|c'est|que",
  ],
  work: [
    "score|notes?|versions?|sections?|titre|textes?|articles?|paragraphes?|mots?|images?|photos?|couts?|coute",
    "verifie\\w*|sources?|brouillon|introduction|fin|modeles?|langue|mentionne\\w*|change\\w*|publie\\w*|chiffres?",
  ],
  opinions: [
    "qu'en (?:penses-tu|pensez-vous|dis-tu|dites-vous)|que (?:penses-tu|pensez-vous)|(?:tu|vous) en penses?z? quoi",
    "(?:ton|votre|vos) avis|quel est (?:ton|votre) avis",
  ],
  inquiries: ["(?:explique|dis)[- ]moi (?:pourquoi|comment|ce que)|explique(?:z)? (?:le score|la note)"],
  approvals: [
    "(?:c'est|ca (?:me )?(?:parait|semble)|ca a l'air) (?:bon|bien|parfait|super|tres bien|top|genial|excellent)",
    "parfait|excellent|super|genial|impeccable|tres bien|ca marche|ca me (?:va|plait)|j'(?:adore|aime(?: bien)?)|bravo|bon travail|beau travail",
    "(?:tu peux |vous pouvez )?(?:publie|publier|publiez|poste)(?:-le|-la| le| l'article| ca)?|valide|c'est valide|feu vert|rien a changer|on publie",
  ],
  chatter: [
    "merci(?: (?:beaucoup|bien|a tous|a toi))?|mdr|ptdr|bonjour|bonsoir|coucou|a (?:plus|demain|tout a l'heure|bientot)|au revoir|bonne (?:journee|nuit|soiree)",
    "desolee?|pardon|de rien|pas de (?:souci|probleme)|d'accord|rigolo|marrant|je (?:regarde|reviens|lis|vais)\\b.*|bon appetit|bon week-end|compris|laisse tomber",
  ],
  greetings: ["salut|bonjour|bonsoir|coucou|hello"],
  directions: [
    "^(?:a la place|au lieu de ca|plutot),? |\\b(?:ecri|parl|fai|par)\\w*\\b.*\\b(?:plutot (?:sur|un|de)|a la place)\\b(?! d)",
    "\\b(?:recommence\\w*|repar\\w*|reprends?)\\b.*\\b(?:zero|debut)\\b|^recommence\\b|\\b(?:autre|nouveau) (?:sujet|theme)\\b|\\bautre direction\\b|\\bchangeons de sujet\\b",
  ],
  but: ["mais|cependant|toutefois|sauf|par contre"],
};
