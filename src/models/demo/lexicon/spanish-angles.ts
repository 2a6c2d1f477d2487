import type { Angles } from "./types.ts";

/** Spanish: other ways into a subject. */
export const spanishAngles: Angles = {
  titles: [
    "Una segunda mirada a {topic}",
    "{topic}, desde cero",
    "Lo que se escapa con facilidad en {topic}",
    "{topic}, contado de otra manera",
    "Otra vez desde el principio: {topic}",
  ],
  intros: {
    professional: [
      "Lo habitual es abordar {topic} por la respuesta. Este artículo entra por la otra puerta: parte de las personas implicadas y retrocede hasta las razones.",
      "Lo que se dice sobre {topic} se repite más de lo que se comprueba. Este artículo parte de lo poco que es seguro y avanza paso a paso.",
      "Lo evidente sobre {topic} ya está dicho. Este artículo trata del resto: los efectos secundarios, las costumbres y las pequeñas decisiones que rara vez llegan al orden del día.",
    ],
    casual: [
      "Vamos a tomar {topic} por el otro lado. Olvida un momento la versión de manual; empezamos por lo que pasa de verdad y vemos adónde nos lleva.",
      "Hagamos como si nunca hubiéramos oído hablar de {topic}. Sin opiniones, sin atajos: empezamos por lo que es seguro y construimos desde ahí.",
      "Todo el mundo opina sobre {topic}. ¡Muy bien! Aquí se trata de lo que se suele saltar: los casos raros, las preguntas incómodas, lo que solo notas el segundo día.",
    ],
    technical: [
      "Esta nota se acerca a {topic} desde fuera: primero el comportamiento observable, después el mecanismo que lo explica y solo al final lo que podría cambiar.",
      "Esta nota reconstruye {topic} a partir de los principios. Cada apartado añade un supuesto, lo nombra y muestra lo que se sigue de él.",
      "Esta nota trata de lo que suele faltar sobre {topic}: los casos límite, las dependencias ocultas y los supuestos que casi nunca se escriben.",
    ],
  },
};
