import type { Lexicon } from "./types.ts";

/** How replies are worded in Spanish. */
export const spanish: Lexicon = {
  fillers: [
    "por favor|porfa|si|no|bueno|vale|entonces|y|tambien|ahora|muy|quiza|quizas|todo|solo|pues|ya|todos|me parece",
    "para mi|hola|un poco|mucho|de verdad|asi",
  ],
  requests: [
    "(?:puedes|podrias|puede|podria|podemos|podriamos)",
    "(?:quiero|quisiera|me gustaria|prefiero|preferiria)(?: que)?|hay que|deberias|deberiamos",
  ],
  proposals: ["y si (?:lo|la|le)?|que tal(?: si)?|por que no"],
  changes: [
    "acorta\\w*|alarga\\w*|anad\\w*|agrega\\w*|quita\\w*|elimina\\w*|borra\\w*|cambia\\w*|reemplaza\\w*|sustituy\\w*",
    "reescrib\\w*|escrib\\w*|reformula\\w*|renombra\\w*|llama(?:lo|la)|traduc\\w*|corrig\\w*|corregir|simplifica\\w*",
    "mejora\\w*|usa|utiliza\\w*|menciona\\w*|pon|ponle|poner|haz(?:lo|la)?|hacerlo|hacerla|mueve\\w*|recorta\\w*",
    "(?:una )?(?:nueva|otra) (?:imagen|foto|introduccion)|(?:un )?(?:nuevo|otro) titulo",
    "en (?:aleman|frances|ingles|espanol)|sin (?:imagenes|fotos)",
    "mas (?:corto|largo|simple|informal|formal|claro|divertido|ejemplos|breve|sencillo|cercano)a?|menos \\w+",
  ],
  wishes: [
    "(?:mas|menos) (?:cort[oa]|larg[oa]|simple|informal|formal|clar[oa]|divertid[oa]|breve|sencill[oa]|tecnic[oa]|cercan[oa]|personal)",
    "demasiado \\w+|falta(?:n)? \\w+|deberia (?:ser|tener|empezar|decir|llamarse)|en vez de(?! eso)|en lugar de(?! eso)",
  ],
  asking: [
    "por que|que|como|cuant[oa]s?|cual(?:es)?|quien(?:es)?|donde|cuando|esta|estan|has|hay|tiene|es|se ha|puedo",
  ],
  work: [
    "puntuacion|nota|version(?:es)?|seccion(?:es)?|titulo|textos?|articulo|parrafos?|palabras?|imagen(?:es)?",
    "fotos?|coste|costo|cuesta|costado|revis\\w*|comprobad\\w*|fuentes?|borrador|introduccion|final",
    "cambi\\w*|modelos?|idioma|publicad\\w*|elegiste|cifras?|menciona\\w*",
  ],
  opinions: [
    "que (?:opinas|opinais|opinan|piensas|pensais|piensan)|que (?:os|te|les) parece|como lo (?:ves|veis|ven)",
    "cual es (?:tu|vuestra|su) opinion|(?:vuestra|tu) opinion",
  ],
  inquiries: ["(?:explica(?:me)?|dime) (?:por que|como|que)|explica la (?:puntuacion|nota)"],
  approvals: [
    "(?:esta|se ve|queda|suena|me parece|todo) (?:muy |todo )?(?:bien|perfecto|genial|bueno|estupendo|excelente|fantastico)",
    "perfecto|excelente|genial|estupendo|fantastico|muy bien|me (?:gusta|encanta)(?: mucho| asi)?|buen trabajo|aprobado|adelante|de acuerdo con todo",
    "(?:puedes )?(?:publica|publicar|publicalo|publicarlo|publiquemos)(?:lo|la)?(?: el articulo)?|listo para publicar|sin cambios|dale",
  ],
  chatter: [
    "(?:muchas |mil )?gracias(?: a todos| por todo)?|(?:ja){2,}j?|(?:je){2,}|buenos dias|buenas(?: tardes| noches)?|adios|hasta (?:luego|manana|pronto)",
    "perdon|lo siento|de nada|no hay problema|que (?:gracioso|divertido|risa)|ahora (?:vuelvo|miro)\\b.*|voy a\\b.*|buen (?:provecho|fin de semana)|entendido|da igual",
  ],
  greetings: ["hola|buenas|buenos dias|buenas (?:tardes|noches)"],
  directions: [
    "^(?:en (?:vez|lugar) de eso|mejor),? |\\b(?:escrib|haz|habl)\\w*\\b.*\\b(?:en (?:vez|lugar) de eso|mejor sobre)\\b",
    "\\b(?:empieza|empecemos|vuelve a empezar|comienza)\\b.*\\b(?:de nuevo|de cero|otra vez)\\b|\\b(?:otro|nuevo) (?:tema|enfoque)\\b|\\bdesde cero\\b",
  ],
  but: ["pero|sin embargo|aunque|excepto|salvo"],
};
